// The texts that the tests of the built page paste. All of them were written for this purpose.

/** An ordinary article: people, organizations, places, a split quote, a pronoun speaker, an indirect quote. */
export const NEWS = `Minister defends ferry line as union calls strike

By Nora Whitfield

LISBON - Portugal will keep its last public ferry line, Finance Minister Maria Lopez said on Tuesday, after weeks of talks with the Harbour Workers Union.

“We will not sell a line that people need,” Lopez told reporters in Lisbon. “It is as simple as that.”

The union called a strike for Friday all the same. “The numbers,” said Daniel Okafor, its chairman, “have been clear since January.” He added that the ministry had ignored them.

Okafor spoke in Porto, where 400 workers of the Harbour Workers Union had gathered in front of the city hall. “Come and count the passengers yourself,” he said.

Lopez rejected that. She said the ministry had counted twice, once with the help of the European Commission in Brussels.

In Madrid, the Spanish government welcomed the decision. Spain runs two lines between Vigo and Porto.
`;

/** What any reader would find in NEWS; the tests ask for no more than this. */
export const NEWS_FACTS = {
  person: "Maria Lopez",
  personMentions: 3,
  places: ["Lisbon", "Porto", "Madrid"],
  quote: { text: "“We will not sell a line that people need,”", speaker: "Maria Lopez" },
};

/** An article of about `words` words; its people and places change from part to part. */
export function articleOf(words) {
  const people = ["Maria Lopez", "Daniel Okafor", "Ingrid Svensson", "Tomas Novak", "Helen Wright", "Yusuf Demir", "Clara Rossi"];
  const places = ["Lisbon", "Lagos", "Stockholm", "Prague", "London", "Ankara", "Rome"];
  const offices = ["Finance Minister", "Mayor", "Foreign Minister", "President", "Senator", "Professor", "Judge"];
  const parts = ["Ferry lines stay open across Europe"];
  let written = 0;
  for (let i = 0; written < words; i++) {
    const person = people[i % people.length];
    const surname = person.split(" ")[1];
    const place = places[(i * 3) % places.length];
    const part = `${offices[i % offices.length]} ${person} said in ${place} on Monday that line ${i + 1} would stay open. “Nobody is served by a closed harbour,” ${surname} told the Harbour Workers Union. “We have looked at the figures, and we have looked at the people who wait at the pier every morning.” The opposition in ${place} called the plan expensive, and ${surname} answered that the plan was cheaper than the last one.`;
    written += part.split(" ").length;
    parts.push(part);
  }
  return parts.join("\n\n");
}

/** Code points outside of the first plane, a joined family and a combining mark before and inside of names. */
export const EMOJI = `📰🇵🇹 Minister answers critics

“We will see 👩‍👩‍👧 on the ferries,” Maria Lopez said in Lisbon 🚢. José Almeida, who wrote the cafe\u0301 guide of Porto, told her: “𝒩o ferry, no coffee.”`;

/** English in Latin letters within Arabic, so that both directions meet on one line. */
export const ARABIC = `قالت وزيرة المالية Maria Lopez في Lisbon إن خط العبارات باق.

“لن نبيع الخط”، قالت Lopez للصحفيين. "We will not sell it," Maria Lopez said in Lisbon.`;

export const HINDI = `लिस्बन में वित्त मंत्री Maria Lopez ने कहा कि नौका सेवा जारी रहेगी।

“हम इसे नहीं बेचेंगे,” Lopez ने कहा। "We will not sell it," Maria Lopez said in Lisbon.`;

export const CHINESE = `财政部长周二在里斯本表示，政府将保留最后一条公共渡轮航线。

“我们不会出售人们需要的航线，”她对记者说。工会仍然宣布周五罢工。`;

export const CRLF = `Minister answers critics\r\n\r\n“We will not sell it,” Maria Lopez said in Lisbon.\r\n\r\nLopez spoke for an hour.\r\n`;

/** Markup, direction controls, a zero byte, odd spaces and a word without end: all of it is to be shown as it stands. */
export const HOSTILE = `<img src=x onerror="window.__owned=1"> Minister answers <b>critics</b>

<script>window.__owned = 2</script></mark></a></p>“We <i>will</i> not sell it,” Maria Lopez said in Lisbon.

Lopez\u00a0wrote \u202eevil\u202c and \u2066this\u2069 &lt;b&gt; &amp;amp; {{7*7}} \${7*7} javascript:alert(1) to Porto.

\u0000 zero ${"a".repeat(5000)} end.`;

export const HOSTILE_HTML = `<!doctype html><html><head><title>t</title><style>body{display:none}</style><script>window.__owned=3</script></head>
<body onload="window.__owned=4"><h1>Minister answers critics</h1><p>“We will not sell it,” <b>Maria Lopez</b> said in <a href="javascript:window.__owned=5">Lisbon</a>.</p>
<img src="nowhere.png" onerror="window.__owned=6"><iframe src="javascript:parent.__owned=7"></iframe><svg onload="window.__owned=8"></svg>
<p onclick="window.__owned=9">Lopez spoke &lt;b&gt;for an hour&lt;/b&gt;.</p><form action="/leak"><input name="q" autofocus onfocus="window.__owned=10"></form></body></html>`;

/** As a browser puts it on the clipboard when a part of an article is copied. */
export const NEWS_HTML = `<meta charset="utf-8"><h1>Minister defends ferry line</h1><p>By <span>Nora Whitfield</span></p><p>“We will <em>not</em> sell it,” Maria Lopez
told reporters in <a href="/lisbon">Lisbon</a>.</p><p>Lopez spoke for an hour.<br>Then she left.</p>`;
