// Holds the spans of an annotation document against the text, and the highlights of the page against the document.

import assert from "node:assert/strict";

/** Every object with start, end and text, at any depth, names exactly its piece of the text; answers how many. */
export function assertExactSpans(annotations) {
  assert.equal(annotations.offsetUnit, "UnicodeCodePoint");
  const points = [...annotations.document.text];
  let checked = 0;
  const visit = (value, path) => {
    if (value === null || typeof value !== "object") return;
    if (typeof value.start === "number" && typeof value.end === "number" && typeof value.text === "string") {
      assert.equal(points.slice(value.start, value.end).join(""), value.text, `span at ${path}`);
      checked++;
    }
    for (const [key, inner] of Object.entries(value)) visit(inner, `${path}.${key}`);
  };
  visit(annotations, "$");
  const { length, text } = annotations.document;
  assert.deepEqual(
    { ...length },
    { UnicodeCodePoint: points.length, Utf16CodeUnit: text.length, Utf8Byte: Buffer.byteLength(text) },
    "lengths in every unit",
  );
  return checked;
}

/** Which UTF-16 units of #doc each mention and each quote covers on the page. */
export function highlightedUnits(page) {
  return page.evaluate(() => {
    const covered = { mentions: {}, quotes: {}, text: "" };
    const add = (kind, id, start, end) => (covered[kind][id] ??= []).push([start, end]);
    const walker = document.createTreeWalker(document.querySelector("#doc"), NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const start = covered.text.length;
      covered.text += node.data;
      const innermost = node.parentElement.closest("[data-mention]");
      if (innermost) add("mentions", innermost.dataset.mention, start, covered.text.length);
      const quotes = new Set();
      for (let mark = node.parentElement.closest("[data-quote]"); mark; mark = mark.parentElement.closest("[data-quote]")) {
        quotes.add(mark.dataset.quote);
      }
      for (const id of quotes) add("quotes", id, start, covered.text.length);
    }
    return covered;
  });
}

/**
 * The page marks what the document says and nothing else. Line ends may be left unmarked, and where mentions are nested
 * the innermost has the word.
 */
export function assertHighlightsMatch(covered, annotations) {
  const { text } = annotations.document;
  assert.equal(covered.text, text, "#doc holds the text of the document");
  const toUnit = unitOffsets(text);
  const units = ({ start, end }) => range(toUnit[start], toUnit[end]).filter((unit) => text[unit] !== "\n");
  const painted = (pieces = []) => pieces.flatMap(([start, end]) => range(start, end)).filter((unit) => text[unit] !== "\n");

  const innermost = new Map();
  const longestFirst = [...annotations.mentions].sort((a, b) => b.end - b.start - (a.end - a.start));
  for (const mention of longestFirst) for (const unit of units(mention)) innermost.set(unit, mention.id);
  for (const mention of annotations.mentions) {
    const expected = units(mention).filter((unit) => innermost.get(unit) === mention.id);
    assert.deepEqual(painted(covered.mentions[mention.id]), expected, `mention ${mention.id}, "${mention.text}"`);
  }
  for (const quote of annotations.quotes) {
    const expected = [...new Set(quote.parts.flatMap(units))].sort((a, b) => a - b);
    assert.deepEqual(painted(covered.quotes[quote.id]), expected, `quote ${quote.id}`);
  }
  const known = new Set([...annotations.mentions, ...annotations.quotes].map(({ id }) => id));
  for (const id of [...Object.keys(covered.mentions), ...Object.keys(covered.quotes)]) assert.ok(known.has(id), `${id} is in the document`);
}

/** For each code point of the text, and for its end, the UTF-16 unit at which it begins. */
function unitOffsets(text) {
  const offsets = [];
  let unit = 0;
  for (const point of text) {
    offsets.push(unit);
    unit += point.length;
  }
  return [...offsets, unit];
}

const range = (start, end) => Array.from({ length: end - start }, (_, i) => start + i);
