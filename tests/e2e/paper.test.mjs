// What comes out of a printer on A4: the article with its marks, who said what in full, the lists whole.

import { test } from "node:test";
import assert from "node:assert/strict";
import { startReader, read, download, mention } from "./reader.mjs";
import { NEWS, articleOf } from "./fixtures.mjs";

const reader = await startReader();

/** A page as wide as A4, as it is laid out on paper. */
async function onPaper(t, text) {
  const page = await reader.open(t);
  await read(page, text);
  const found = await download(page);
  await page.setViewportSize({ width: 794, height: 1123 });
  await page.emulateMedia({ media: "print" });
  return { page, found };
}

test("every list is printed, the chosen one and the others, and no line of theirs is narrower than 6 em", async (t) => {
  const { page } = await onPaper(t, NEWS);
  for (const panel of ["quotes", "actors", "places"]) assert.ok(await page.locator(`[data-panel=${panel}]`).isVisible(), panel);
  const narrow = await page.evaluate(() => {
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const words = node.data.trim();
      const holder = node.parentElement.closest("p, li, h2, h3, h4, dd, div, section, button");
      if (words.length < 20 || !holder?.closest("[data-panel], #doc") || !node.parentElement.checkVisibility()) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const { width } = range.getBoundingClientRect();
      const em = parseFloat(getComputedStyle(node.parentElement).fontSize);
      if (width > 2 && width < 6 * em) found.push(`${words}: ${width / em} em`);
    }
    return found;
  });
  assert.deepEqual(narrow, []);
});

test("each quote stands there in full, with who says it", async (t) => {
  const { page, found } = await onPaper(t, articleOf(300));
  assert.ok(found.quotes.length > 5);
  const squeezed = (words) => words.replaceAll(/\s+/g, " ");
  const printed = squeezed(await page.locator("[data-panel=quotes]").innerText());
  for (const { id, parts, speaker } of found.quotes) {
    const row = page.locator(`[data-panel=quotes] [data-quote="${id}"]`);
    assert.ok(await row.isVisible(), `${id} is printed`);
    const words = squeezed(await row.innerText());
    for (const { text } of parts) assert.ok(words.includes(squeezed(text)), `${id} in full: ${words}`);
    const name = found.entities.find((entity) => entity.id === speaker?.entity)?.name;
    if (name) assert.ok(printed.includes(name), name);
  }
});

test("the article keeps its marks, and what only acts is left out", async (t) => {
  const { page } = await onPaper(t, NEWS);
  assert.ok(await mention(page, "Maria Lopez").isVisible());
  const own = await page.locator("#doc .own").first().evaluate((element) => getComputedStyle(element));
  assert.equal(own.printColorAdjust, "exact", "the tint is printed too");
  const shown = await page.locator("button, input, textarea, [role=tab]").evaluateAll((all) => all.filter((element) => element.checkVisibility() && !element.closest("[data-quote], [data-entity], h3")).map((element) => element.outerHTML));
  assert.deepEqual(shown, []);
  const masthead = await page.locator("h1").first().boundingBox();
  assert.ok(!masthead || masthead.height < 40, "the name is small");
});

test("a PDF of A4 can be made", async (t) => {
  const page = await reader.open(t);
  await read(page, NEWS);
  const pdf = await page.pdf({ format: "A4" });
  const pages = pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length;
  assert.ok(pages >= 2 && pages <= 4, `${pages} pages`);
});
