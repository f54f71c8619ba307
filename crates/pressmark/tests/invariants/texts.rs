//! Texts that programs stumble over, and a small article that has everything.

use proptest::prelude::*;

/// Direct, split, partly quoted and reported speech; people, bodies, states, places; letters with accents.
pub(crate) const ARTICLE: &str = "\
Zoë Brontë: harbour ‘safe again’

By Nadia Brandt

LISBON — “The harbour will reopen on Friday,” Mayor Zoë Brontë said in São Pedro, “and it won’t close again.”

The Fisheries Agency (FA) said the water was clean. According to the FA, boats may sail to the Korean Peninsula.

Prime Minister José Peña called the delay “a disgrace” and flew to Washington. Norway rejected the plan, Peña said.

“We waited nine weeks,” he said. “Nobody told us why.

“We still don’t know.”

The Norwegian envoy, André Léger, told reporters: “Brontë’s plan is fine.” She thanked him.
";

/// Single texts, each with something that has broken a program before.
pub(crate) fn hostile() -> Vec<String> {
    let mut texts: Vec<String> = [
        "",
        " ",
        "\n",
        "\r\n\r",
        "\0",
        "\u{FEFF}",
        "a",
        "“",
        "”",
        "\"",
        "'",
        "’s",
        "Mr.",
        "📰 “We must act,” Chancellor Angela Merkel said in Berlin, “and we will.”\nMerkel’s party agreed.\n",
        "👩‍👩‍👧‍👦 Ana 👩🏽‍🚀Maria🇳🇴Norway said “🏴‍☠️”.",
        "A\u{301}na\u{308} Pe\u{301}rez\u{301} said \u{301}“\u{301}no\u{301}”\u{301}.",
        "\u{301}Peter said.",
        // An owner's pronoun before a verb of speech, with an odd word between.
        "\"l e,\"Sal her 2 told",
        "Po' his 0 warned t he r 1",
        "John\u{200D}Smith\u{200B} said\u{00AD} “n\u{2060}o”.",
        "\u{202E}“txet desrever”\u{202C} said Ruth Hollis \u{2066}in Oslo\u{2069}.",
        "قالت أنغيلا ميركل في برلين: «يجب أن نتحرك». Angela Merkel said in برلين.",
        "דוד כהן אמר: ״לא״. David Cohen said “no” in תל אביב.",
        "प्रधानमंत्री ने दिल्ली में कहा, “हम तैयार हैं।”",
        "总理在北京说：「我们准备好了。」『好』，他说。",
        "МОСКВА — «Мы готовы», — сказал Иван Петров.",
        "İstanbul’da İBRAHİM said ISTANBUL ıŞık ß ẞ ﬁne ǅ.",
        "<img src=x onerror=alert(1)></mark><script>“x” said Bob</script>&amp;",
        "Line one.\r\n\r\n“Line two,” Ana Lopez said.\rLine three.\u{2028}Line four.\u{2029}Line five.\u{85}Six.",
        "A\u{A0}B\u{202F}said\u{3000}“C”\u{2003}D.",
        "„Nein“, sagte »er« «elle» ‹x› ‚y‘ ``z'' `w' ′5″ said Tom Reyes.",
        "“‘“‘“‘Tom said’”’”’”",
        "”““””“ said Tom, ’‘’‘ said Tom.",
        "'Tis the '90s: rock 'n' roll, o'clock, the boys' ball, Jesus' and James's.",
        "Tom TomTom TomTOM MORE MORE. Tom ReyesTom ReyesHarbour to open MORE said.",
        "U.S. U.N. e.g. a.m. Ph.D. St. St. St. J. J. J. said.",
        "http://example.org/“x”?q=Ana+Lopez ana@example.org #Ana @Ana said.",
        "... … . . . !!! ??? ?! — – - -- --- said",
        "1,234.5 5'10\" 6'2\" $5 5% ½ ² ① Ⅷ said Tom.",
        "REPORTER: REPORTER: REPORTER: : :: said:",
        "said said said said according to according to told",
        "The the The A An said the the.",
    ]
    .map(str::to_owned)
    .to_vec();
    texts.push("x".repeat(5_000));
    texts.push("Aa".repeat(3_000));
    texts.push("“".repeat(3_000));
    texts.push("'\"".repeat(3_000));
    texts.push("“a ‘b ".repeat(1_000));
    texts.push("Ana ".repeat(2_000));
    texts.push("\u{301}".repeat(3_000));
    texts.push("\n\n“Yes".repeat(500));
    texts.push("👩‍🚀".repeat(700));
    texts
}

/// News put together from words, names, marks and odd characters.
pub(crate) fn news() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => prop::sample::select(WORDS).prop_map(|word| format!("{word} ")),
        4 => prop::sample::select(NAMES).prop_map(|name| format!("{name} ")),
        3 => prop::sample::select(MARKS).prop_map(str::to_owned),
        1 => prop::sample::select(ODD).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

const WORDS: &[&str] = &[
    "said",
    "says",
    "told",
    "asked",
    "according to",
    "called",
    "added",
    "adding that",
    "that",
    "the",
    "a",
    "an",
    "of",
    "and",
    "in",
    "on Monday",
    "the minister",
    "the secretary",
    "spokesman for",
    "he",
    "she",
    "they",
    "who",
    "which",
    "reporters",
    "officials",
    "harbour",
    "would reopen",
    "is closed",
    "no",
    "not",
    "if",
    "as",
    "by",
    "was quoted as saying",
    "MORE",
    "ADVERTISEMENT",
    "Read more:",
    "Sign up for our newsletter",
    "By",
    "Copyright 2026",
    "6'2\"",
    "won’t",
    "don't",
];

const NAMES: &[&str] = &[
    "Ana Lopez",
    "Lopez",
    "Ana LopezAna Lopez",
    "Lopez’s",
    "Zoë Brontë",
    "von der Berg",
    "Mr. Tom Reyes",
    "Reyes",
    "Secretary of State Ruth Hollis",
    "Dr. J. Falk",
    "O’Neil",
    "Washington",
    "Oslo",
    "Norway",
    "Norwegian",
    "North Korea",
    "North Koreans",
    "Pyongyang",
    "the Korean Peninsula",
    "Sea of Japan",
    "Georgia",
    "the U.S.",
    "U.N.",
    "World Health Organization (WHO)",
    "WHO",
    "Norden Shipping Ltd.",
    "Ministry of Defence",
    "the Kremlin",
    "May",
    "SENATE",
];

const MARKS: &[&str] = &[
    "“", "”", "\"", "'", "‘", "’", "« ", " »", "„", ",” ", ".” ", ",\" ", ". ", ", ", "? ", "! ",
    ": ", "; ", " — ", "\n", "\n\n", "\r\n", "\r", "(", ")", "[", "]", "…", "...", "’s ", "-",
];

const ODD: &[&str] = &[
    "📰",
    "👩‍👩‍👧‍👦",
    "👩🏽‍🚀",
    "🇳🇴",
    "e\u{301}",
    "\u{301}",
    "\u{200D}",
    "\u{200B}",
    "\u{FEFF}",
    "\u{202E}",
    "\u{2066}",
    "\u{2069}",
    "\0",
    "\u{A0}",
    "\u{AD}",
    "\u{2028}",
    "\u{85}",
    "\t",
    "برلين",
    "עברית",
    "北京",
    "İ",
    "ß",
    "ﬁ",
    "𝔘𝔫𝔦𝔠𝔬𝔡𝔢",
    "\u{10FFFF}",
    "\u{FFFD}",
    "<b>",
    "</mark>",
    "&amp;",
];
