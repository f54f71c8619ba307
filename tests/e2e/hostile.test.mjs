// Text that tries to be more than text: it is shown literally and nothing in it runs.

import { test } from "node:test";
import assert from "node:assert/strict";
import { startReader, paste, results, mention, card } from "./reader.mjs";
import { HOSTILE, HOSTILE_HTML } from "./fixtures.mjs";

const reader = await startReader();

/** Nothing ran, and nothing but highlights stands in the article and the panels. */
async function assertInert(page) {
  await page.waitForTimeout(300); // an error handler of an image would have its turn
  assert.deepEqual(await page.evaluate(() => window.__owned), undefined);
  const foreign = await page.evaluate(() => {
    const allowed = new Set(["P", "A", "MARK", "H1", "H2", "H3", "DIV", "SPAN", "BR"]);
    return [...document.querySelectorAll("#doc *")].filter((element) => !allowed.has(element.tagName) || element.getAttributeNames().some((name) => name.startsWith("on"))).map((element) => element.outerHTML);
  });
  assert.deepEqual(foreign, []);
  const links = await page.locator("#doc a").evaluateAll((all) => all.map((link) => link.getAttribute("href")));
  for (const href of links) assert.match(href, /^#e\d+$/);
}

test("hostile plain text is shown as it stands", async (t) => {
  const page = await reader.open(t);
  await paste(page, HOSTILE);
  await results(page);
  assert.equal(await page.locator("#doc").textContent(), HOSTILE);
  await mention(page, "Maria Lopez").hover();
  await card(page).waitFor();
  await assertInert(page);
});

test("a hostile file is shown as it stands", async (t) => {
  const page = await reader.open(t);
  const text = HOSTILE.replace("\u0000", ""); // a file with a zero byte is taken for a binary one
  await page.locator("input[type=file]").setInputFiles({ name: "<b>a.txt", mimeType: "text/plain", buffer: Buffer.from(text) });
  await results(page);
  assert.equal(await page.locator("#doc").textContent(), text);
  await assertInert(page);
});

test("hostile HTML gives its text and nothing else", async (t) => {
  const page = await reader.open(t, { troubled: true }); // the policy refuses its handlers even in the inert parse, and says so
  await paste(page, { html: HOSTILE_HTML, text: "plain" });
  await results(page);
  const shown = await page.locator("#doc").textContent();
  assert.match(shown, /^Minister answers critics\n+“We will not sell it,” Maria Lopez said in Lisbon\./);
  assert.ok(shown.includes("Lopez spoke <b>for an hour</b>."), shown);
  assert.doesNotMatch(shown, /__owned|display:none/);
  await assertInert(page);
});

test("plain text that is HTML's source stays source", async (t) => {
  const page = await reader.open(t);
  await paste(page, HOSTILE_HTML);
  await results(page);
  assert.equal(await page.locator("#doc").textContent(), HOSTILE_HTML);
  await assertInert(page);
});

test("a long word does not push the page wider than the window", async (t) => {
  const page = await reader.open(t, { viewport: { width: 320, height: 700 } });
  await paste(page, `Maria Lopez wrote ${"a".repeat(5000)} in Lisbon.`);
  await results(page);
  assert.equal(await page.evaluate(() => document.scrollingElement.scrollWidth), 320);
});
