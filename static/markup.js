// From a web page's markup to an inert document: no script runs, no picture loads, no style is looked at, nothing freezes.
//
// Browsers check styles and handlers against the page's policy even in a document that is never shown, and complain in the
// console; and their parser takes seconds for markup that is nested ten thousand deep. So what is parsed is the markup
// without what is never read: comments, programs, styles, and all attributes but those of READ.
{
  /** Attributes that src/browser/import/html.rs asks for. */
  const READ = /^(?:content|datetime|hidden|itemprop|name|property|rel|role)$/i;
  /** Elements whose content is no markup; that of a title is words, that of the others is nobody's. */
  const RAW = /^(?:script|style|textarea|iframe|noembed|noframes|xmp)$/i;
  /** Elements without content, and those that their like, or their parent, closes: they do not nest by themselves. */
  const FLAT = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr|p|li|dt|dd|tr|td|th|tbody|thead|tfoot|option)$/i;
  /** Elements that begin and end a line, where markup is too deep for the browser's parser. */
  const LINES = /^(?:address|article|aside|blockquote|br|caption|d[dlt]|div|fig\w+|footer|h[1-6]|header|hr|li|main|ol|p|pre|section|t[rd]|th|table|title|ul)$/i;
  const DEEPEST = 2000;

  const NAME = /<(\/?)([a-z][^\s/>]*)/iy;
  // Each part ends at the end of the markup too, so that no part is ever read twice.
  const ATTRIBUTE = /[\s/]*([^\s/>][^\s/>=]*)(?:\s*=\s*("[^"]*"?|'[^']*'?|[^\s>"'][^\s>]*))?/y;
  const TAG_END = /[\s/]*>?/y;

  /** What `pattern`, which is sticky, finds at `at`. */
  const match = (pattern, text, at) => {
    pattern.lastIndex = at;
    return pattern.exec(text);
  };

  /** Where the first `end` after `at` is over, or the end of the text. */
  const past = (text, end, at) => {
    const found = text.indexOf(end, at);
    return found < 0 ? text.length : found + end.length;
  };

  /** How many elements are open: one that closes counts where one of its name is open. More names than any page has count as open. */
  const nesting = () => {
    const open = new Map();
    let depth = 0;
    return (name, closes) => {
      if (FLAT.test(name)) return depth;
      const known = name.toLowerCase();
      const count = open.get(known) ?? 0;
      if (closes && count === 0) return depth;
      if (count > 0 || open.size < 500) open.set(known, count + (closes ? -1 : 1));
      depth += closes ? -1 : 1;
      return depth;
    };
  };

  /** The markup without what is never read; `flat`: of its tags only those that begin a line. Its cost is linear. */
  const tidied = (markup, flat) => {
    const kept = [];
    const count = nesting();
    let deepest = 0;
    let at = 0;
    while (at < markup.length) {
      const open = markup.indexOf("<", at);
      if (open < 0) break;
      kept.push(markup.slice(at, open));
      const tag = match(NAME, markup, open);
      if (!tag) {
        if (markup.startsWith("<!--", open)) at = past(markup, "-->", open + 2);
        else if (/[!?/]/.test(markup[open + 1] ?? "")) at = past(markup, ">", open);
        else {
          kept.push("&lt;"); // a sign, no tag
          at = open + 1;
        }
        continue;
      }
      const [start, slash, name] = tag;
      at = open + start.length;
      let written = "";
      for (let found; (found = match(ATTRIBUTE, markup, at)); at = ATTRIBUTE.lastIndex) {
        const [, attribute, value = '""'] = found;
        if (!READ.test(attribute)) continue;
        // A value that breaks off at the end of the markup is nobody's.
        written += ` ${attribute}=${/^["']/.test(value) && !(value.length > 1 && value.endsWith(value[0])) ? '""' : value}`;
      }
      match(TAG_END, markup, at);
      at = Math.max(at, TAG_END.lastIndex);
      if (!slash && RAW.test(name)) {
        const end = new RegExp(`</${name}[\\s/>]`, "gi");
        end.lastIndex = at;
        at = end.exec(markup)?.index ?? markup.length;
        at = past(markup, ">", at);
        continue;
      }
      deepest = Math.max(deepest, count(name, slash !== ""));
      if (!flat) kept.push(`<${slash}${name}${written}>`);
      else if (LINES.test(name)) kept.push("<p>");
    }
    kept.push(markup.slice(at));
    return { markup: kept.join(""), deepest };
  };

  const readable = (markup) => {
    const whole = tidied(markup, false);
    return whole.deepest > DEEPEST ? tidied(markup, true).markup : whole.markup;
  };

  const rules = { createHTML: readable };
  const policy = globalThis.trustedTypes?.createPolicy("pressmark-markup", rules) ?? rules;
  globalThis.pressmarkMarkup = (markup) => new DOMParser().parseFromString(policy.createHTML(markup), "text/html");
}
