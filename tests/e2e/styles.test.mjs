// The built style sheets as text: what some browser would not understand.

import { test } from "node:test";
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { DIST } from "./reader.mjs";

const sheets = (await readdir(DIST)).filter((name) => name.endsWith(".css"));
const css = (await Promise.all(sheets.map((name) => readFile(join(DIST, name), "utf8")))).join("\n").replaceAll(/\/\*[\s\S]*?\*\//g, "");

test("the style sheets are built", () => {
  assert.ok(sheets.length >= 5 && css.includes("text-decoration-line"), `${sheets}`);
});

// WebKit refuses such a declaration as a whole, so that nothing is underlined. A minifier makes one of longhands that stand
// together without a var() among them.
test("no text-decoration has more than one value", () => {
  const several = [...css.matchAll(/text-decoration\s*:\s*([^;}]+)/g)].filter(([, value]) => /\s/.test(value.trim()));
  assert.deepEqual(several.map(([declaration]) => declaration), []);
});

test("what is not to be selected is not in WebKit either", () => {
  const rules = [...css.matchAll(/\{[^{}]*\}/g)].map(([rule]) => rule).filter((rule) => /[{;\s]user-select\s*:/.test(rule));
  assert.ok(rules.length > 0);
  assert.deepEqual(rules.filter((rule) => !rule.includes("-webkit-user-select")), []);
});

// A4 is as wide as a small window: such a rule would lay out paper for a phone or a desk.
test("rules for a width are the screen's alone", () => {
  const widths = [...css.matchAll(/@media([^{]*width[^{]*)\{/g)].map(([, query]) => query.trim());
  assert.ok(widths.length >= 5);
  assert.deepEqual(widths.filter((query) => !query.split(",").every((part) => /\bscreen\b/.test(part))), []);
});
