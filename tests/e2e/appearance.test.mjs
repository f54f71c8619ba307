// The page under other conditions: narrow, very wide, on paper, with less motion, with forced colours.

import { test } from "node:test";
import assert from "node:assert/strict";
import { startReader, read, mention, card } from "./reader.mjs";
import { NEWS } from "./fixtures.mjs";

const reader = await startReader();

for (const width of [320, 390, 768, 1280, 3840]) {
  test(`${width} px wide: nothing needs scrolling sideways`, async (t) => {
    const page = await reader.open(t, { viewport: { width, height: 900 } });
    const overflow = () => page.evaluate(() => document.scrollingElement.scrollWidth - innerWidth);
    assert.ok((await overflow()) <= 0, "empty");
    await read(page, NEWS);
    assert.ok((await overflow()) <= 0, "result");
    await mention(page, "Maria Lopez").click();
    await card(page).waitFor();
    assert.ok((await overflow()) <= 0, "card");
    const { width: column } = await page.locator("#doc p").first().boundingBox();
    const size = await page.locator("#doc p").first().evaluate((p) => parseFloat(getComputedStyle(p).fontSize));
    assert.ok(column <= size * 45, `lines stay readable: ${column} px at a type size of ${size} px`);
  });
}

test("types are told apart by their lines, not by colour alone", async (t) => {
  const page = await reader.open(t);
  await read(page, NEWS);
  const lines = {};
  for (const type of ["person", "organization", "place", "group"]) {
    const found = page.locator(`#doc a[data-type=${type}]`).first();
    if (await found.count()) lines[type] = await found.evaluate((a) => {
      const { textDecorationLine, textDecorationStyle, borderBottomStyle } = getComputedStyle(a);
      return `${textDecorationLine} ${textDecorationStyle} ${borderBottomStyle}`;
    });
  }
  assert.ok(Object.keys(lines).length >= 3, JSON.stringify(lines));
  assert.equal(new Set(Object.values(lines)).size, Object.keys(lines).length, JSON.stringify(lines));
});

test("forced colours: highlights can still be seen", async (t) => {
  const page = await reader.open(t, { forcedColors: "active" });
  await read(page, NEWS);
  const line = await mention(page, "Maria Lopez").evaluate((a) => getComputedStyle(a).textDecorationLine + getComputedStyle(a).borderBottomStyle);
  assert.match(line, /underline|solid|double|dotted|dashed/);
});

test("forced colours: what is lit has the colours of a selection, its own words too", async (t) => {
  const page = await reader.open(t, { forcedColors: "active" });
  await read(page, NEWS);
  await page.locator("[data-panel=quotes] li[data-quote]", { hasText: "We will not sell" }).locator(".words").click();
  await page.locator("#doc [data-lit=entity] .own").first().waitFor();
  const [lit, selection] = await page.evaluate(() => {
    const probe = document.body.appendChild(document.createElement("p"));
    probe.style.cssText = "forced-color-adjust: none; background: Highlight; color: HighlightText";
    return [document.querySelector("#doc [data-lit=entity] .own"), probe].map((e) => [getComputedStyle(e).backgroundColor, getComputedStyle(e).color]);
  });
  assert.deepEqual(lit, selection);
});

test("reduced motion: nothing moves by itself", async (t) => {
  const page = await reader.open(t, { reducedMotion: "reduce" });
  await read(page, NEWS);
  await mention(page, "Maria Lopez").click();
  await card(page).waitFor();
  const moving = await page.evaluate(() => document.getAnimations().filter((animation) => animation.effect.getComputedTiming().duration > 10).length);
  assert.equal(moving, 0);
});

test("paper: the article with its highlights, without the tools", async (t) => {
  const page = await reader.open(t);
  await read(page, NEWS);
  await page.emulateMedia({ media: "print" });
  assert.ok(await page.locator("#doc").isVisible());
  assert.ok(await mention(page, "Maria Lopez").isVisible());
  for (const action of ["download-json", "new", "forget"]) assert.equal(await page.locator(`button[data-action=${action}]`).isVisible(), false, action);
  const pdf = await page.pdf({ format: "A4" });
  assert.ok(pdf.subarray(0, 5).toString() === "%PDF-" && pdf.length > 5000);
});

test("the first paint needs no wasm, and without scripts the page says what it needs", async (t) => {
  const page = await reader.open(t, { javaScriptEnabled: true });
  const html = await (await page.request.get(reader.url)).text();
  assert.match(html, /<noscript>/i);
  assert.match(html.replace(/<(script|style|noscript)[\s\S]*?<\/\1>/gi, ""), /Pressmark/);
});
