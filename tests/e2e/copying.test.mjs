// What a reader takes out of the text by copying: words and paragraphs, and nothing of what the page has laid over them.

import { test } from "node:test";
import assert from "node:assert/strict";
import { startReader, read, paste, results } from "./reader.mjs";
import { NEWS, HOSTILE, ARABIC, EMOJI } from "./fixtures.mjs";

const reader = await startReader();

/** Copies what is selected by the keyboard; answers what lies on the clipboard. */
async function copied(page) {
  await page.evaluate(() => navigator.clipboard.writeText(""));
  await page.keyboard.press("Control+C");
  await page.waitForFunction(async () => (await navigator.clipboard.readText()) !== "");
  return page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const of = async (type) => (item.types.includes(type) ? (await item.getType(type)).text() : undefined);
    return { text: await of("text/plain"), html: await of("text/html") };
  });
}

const select = (page, from, to) => page.evaluate(([from, to]) => {
  const doc = document.querySelector("#doc");
  const place = (unit) => {
    const walker = document.createTreeWalker(doc, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(), left = unit; node; node = walker.nextNode()) {
      if (left <= node.length) return [node, left];
      left -= node.length;
    }
  };
  getSelection().setBaseAndExtent(...place(from), ...place(to));
}, [from, to]);

/** The clipboard's HTML without what the browser puts around it. */
const clean = (html) => html.replaceAll(/<\/?(meta|html|body|head)[^>]*>|<!--.*?-->/g, "").trim();

for (const [what, text] of [["an article", NEWS], ["hostile text", HOSTILE], ["emoji", EMOJI], ["two directions", ARABIC]]) {
  test(`${what}: a copy of all of it is the text as it was pasted, in clean paragraphs`, async (t) => {
    const page = await reader.open(t);
    await read(page, text);
    const shown = await page.locator("#doc").textContent();
    await page.evaluate(() => getSelection().selectAllChildren(document.querySelector("#doc")));
    const { text: plain, html } = await copied(page);
    assert.equal(plain.replaceAll("\0", ""), shown.replaceAll("\0", ""), "blank lines too");
    assert.doesNotMatch(clean(html).replaceAll(/>[^<]*</g, "><"), /href|style|class|id=|<a|<mark|<span/);
    // The page itself lets no script parse markup.
    const other = await page.context().newPage();
    const paragraphs = await other.evaluate((html) => [...new DOMParser().parseFromString(html, "text/html").querySelectorAll("p, h2")].map((p) => p.textContent), html);
    await other.close();
    const lines = shown.split("\n").filter((line) => line.trim());
    const bare = (line) => line.replaceAll(/[\0\s]+/g, " ").trim();
    assert.deepEqual(paragraphs.map(bare), lines.map(bare));
  });
}

test("some words out of a paragraph stay words, with the letters that were selected", async (t) => {
  const page = await reader.open(t);
  await read(page, NEWS);
  const from = NEWS.indexOf("Finance Minister");
  const to = NEWS.indexOf(" said on Tuesday");
  await select(page, from, to);
  const { text, html } = await copied(page);
  assert.equal(text, "Finance Minister Maria Lopez");
  assert.equal(clean(html), "Finance Minister Maria Lopez");
});

test("a copy over two paragraphs has two, and the headline is one", async (t) => {
  const page = await reader.open(t);
  await read(page, NEWS);
  await select(page, 0, NEWS.indexOf(" Whitfield"));
  const { text, html } = await copied(page);
  assert.equal(text, "Minister defends ferry line as union calls strike\n\nBy Nora");
  const headline = await page.locator("#doc h2").count();
  const tag = headline ? "h2" : "p";
  assert.equal(clean(html), `<${tag}>Minister defends ferry line as union calls strike</${tag}><p>By Nora</p>`);
});

test("select all and copy gives the article, which can be pasted again", async (t) => {
  const page = await reader.open(t);
  await read(page, NEWS);
  await page.locator("#doc p").first().click({ position: { x: 2, y: 2 } });
  await page.keyboard.press("Control+A");
  const { text } = await copied(page);
  assert.equal(text, NEWS);
  await paste(page, text);
  await results(page);
  assert.equal(await page.locator("#doc").textContent(), NEWS);
});

test("elsewhere the browser copies as it always does", async (t) => {
  const page = await reader.open(t);
  await read(page, NEWS);
  await page.evaluate(() => getSelection().selectAllChildren(document.querySelector("h1")));
  assert.equal((await copied(page)).text.trim(), "Pressmark");
  await page.locator("button[data-action=edit]").click();
  await page.locator("#source").evaluate((area) => {
    area.focus();
    area.setSelectionRange(0, 8);
  });
  assert.equal((await copied(page)).text, "Minister");
});
