// The card that explains a highlight: by mouse, by keyboard and by tap.

import { test } from "node:test";
import assert from "node:assert/strict";
import { startReader, read, download, mention, card, lit, openTab } from "./reader.mjs";
import { NEWS, NEWS_FACTS, articleOf } from "./fixtures.mjs";

const reader = await startReader();

test("hovering a mention opens a card that names, classes and explains it", async (t) => {
  const page = await reader.open(t);
  await read(page, NEWS);
  const { mentions, entities } = await download(page);
  const person = entities.find(({ name }) => name === NEWS_FACTS.person);
  await mention(page, NEWS_FACTS.person).hover();
  await card(page).waitFor();
  const text = await card(page).innerText();
  assert.ok(text.includes(NEWS_FACTS.person), "the name");
  assert.match(text, /person/i, "the type");
  assert.match(text, new RegExp(`1 of ${person.mentions.length}\\b`), "which mention of how many");
  const { provenance } = mentions.find(({ id }) => id === person.mentions[0]);
  assert.ok(provenance.explanation.length > 0);
  assert.ok(text.includes(provenance.explanation), "why");
  assert.match(text, /\b(sure|likely|guess)\b/i, "how sure");
});

test("all mentions of the entity light up, and its row in the panel", async (t) => {
  const page = await reader.open(t);
  await read(page, NEWS);
  const { mentions, entities } = await download(page);
  const person = entities.find(({ name }) => name === NEWS_FACTS.person);
  await mention(page, NEWS_FACTS.person).hover();
  await card(page).waitFor();
  const expected = mentions.filter(({ entity }) => entity === person.id).map(({ text }) => text).sort();
  assert.deepEqual(await lit(page, "entity"), expected);
  const current = await page.locator('[data-panel] [aria-current="true"]').evaluateAll((rows) => rows.map((row) => row.closest("[data-entity]")?.dataset.entity));
  assert.deepEqual([...new Set(current)], [person.id]);
});

test("every mention has a card with an explanation", async (t) => {
  const page = await reader.open(t);
  await read(page, NEWS);
  const { mentions } = await download(page);
  await page.locator("#doc a[data-mention]").first().focus();
  const seen = new Set();
  const stops = await page.evaluate(() => new Set([...document.querySelectorAll("#doc a[data-mention]")].map((a) => a.dataset.mention)).size);
  for (let i = 0; i < stops; i++) {
    const id = await page.evaluate(() => document.activeElement.dataset.mention);
    assert.ok(id, "the focus stays on mentions");
    seen.add(id);
    const { provenance } = mentions.find((mention) => mention.id === id);
    await card(page).filter({ hasText: provenance.explanation }).waitFor();
    await page.keyboard.press("ArrowRight");
    if (i + 1 < stops) await page.waitForFunction((id) => document.activeElement.dataset.mention !== id, id);
  }
  assert.ok(seen.size >= mentions.length - 1, `${seen.size} of ${mentions.length} mentions were reached`);
});

test("what an actor belongs to is said in words, in its row and in its card", async (t) => {
  const page = await reader.open(t);
  await read(page, NEWS);
  const { entities } = await download(page);
  const belonging = entities.filter(({ type, sector }) => sector && type !== "place");
  assert.ok(belonging.some(({ name, sector }) => name === NEWS_FACTS.person && sector === "government"), JSON.stringify(belonging));
  await openTab(page, "who");
  await page.locator("button[data-action=unnamed]").click();
  for (const { id, role, sector } of belonging) {
    const row = page.locator(`[data-panel=actors] li[data-entity="${id}"]`);
    const words = [role, sector].filter(Boolean).join(", ");
    assert.ok((await row.locator(".words").textContent()).endsWith(words), words);
    await row.locator("button").click();
    await card(page).filter({ hasText: words }).waitFor();
    await page.keyboard.press("Escape"); // it may lie over the next row
  }
});

test("previous and next in the card walk through the mentions of the entity", async (t) => {
  const page = await reader.open(t);
  await read(page, NEWS);
  const { entities } = await download(page);
  const total = entities.find(({ name }) => name === NEWS_FACTS.person).mentions.length;
  await mention(page, NEWS_FACTS.person).click();
  await card(page).filter({ hasText: `1 of ${total}` }).waitFor();
  await card(page).locator("button[data-action=next-mention]").click();
  await card(page).filter({ hasText: `2 of ${total}` }).waitFor();
  await card(page).locator("button[data-action=previous-mention]").click();
  await card(page).filter({ hasText: `1 of ${total}` }).waitFor();
});

test("the card of a quote names its speaker, and speaker and cue light up", async (t) => {
  const page = await reader.open(t);
  await read(page, NEWS);
  const { quotes, mentions } = await download(page);
  const quote = quotes.find(({ parts }) => parts[0].text === NEWS_FACTS.quote.text);
  await page.locator(`#doc mark[data-quote="${quote.id}"]`).first().click({ position: { x: 12, y: 10 } });
  await card(page).waitFor();
  assert.ok((await card(page).innerText()).includes(NEWS_FACTS.quote.speaker));
  const speaker = mentions.find(({ id }) => id === quote.speaker.mention);
  assert.deepEqual(await lit(page, "speaker"), [speaker.text]);
  assert.deepEqual(await lit(page, "cue"), quote.cue ? [quote.cue.text] : []);
});

test("a quote without a speaker says so", async (t) => {
  const page = await reader.open(t);
  await read(page, "The harbour was dark.\n\n“Nobody is served by a closed harbour and an empty pier.”\n\nThe rain fell all night on the empty pier.");
  await page.locator("#doc mark[data-quote]:not([data-speaker])").first().click({ position: { x: 12, y: 10 } });
  await card(page).filter({ hasText: /text does not say who/i }).waitFor();
});

test("WCAG 1.4.13: the card can be entered by the pointer, stays, and Escape dismisses it", async (t) => {
  const page = await reader.open(t);
  await read(page, NEWS);
  const target = mention(page, NEWS_FACTS.person);
  await target.hover();
  await card(page).waitFor();
  const from = await target.boundingBox();
  const to = await card(page).boundingBox();
  const [x0, y0, x1, y1] = [from.x + from.width / 2, from.y + from.height / 2, to.x + to.width / 2, to.y + to.height / 2];
  for (let i = 1; i <= 5; i++) await page.mouse.move(x0 + ((x1 - x0) * i) / 5, y0 + ((y1 - y0) * i) / 5);
  await page.waitForTimeout(1000);
  assert.ok(await card(page).isVisible(), "hoverable: it stays under the pointer");
  await page.keyboard.press("Escape");
  await card(page).waitFor({ state: "hidden" });
  await page.mouse.move(2, 2);
  await target.hover();
  await card(page).waitFor();
  await page.waitForTimeout(6000);
  assert.ok(await card(page).isVisible(), "persistent: it goes with no clock");
  await page.mouse.move(2, 2);
  await card(page).waitFor({ state: "hidden" });
});

test("the card never covers the line of its mention", async (t) => {
  const page = await reader.open(t, { viewport: { width: 1280, height: 500 } });
  await read(page, articleOf(600));
  const places = page.locator("#doc a[data-type=place]");
  for (const i of [0, 3, (await places.count()) - 1]) {
    await page.mouse.move(2, 2);
    await card(page).waitFor({ state: "hidden" });
    await places.nth(i).hover();
    await card(page).waitFor();
    const [word, box] = [await places.nth(i).boundingBox(), await card(page).boundingBox()];
    assert.ok(box.y >= word.y + word.height - 1 || box.y + box.height <= word.y + 1, `mention ${i}: ${JSON.stringify({ word, box })}`);
    assert.ok(box.x >= 0 && box.x + box.width <= 1280, "it stands within the window");
  }
});

test("keyboard only: one tab stop in the text, arrows in reading order, Enter into the card, Escape back", async (t) => {
  const page = await reader.open(t);
  await read(page, NEWS);
  await page.evaluate(() => {
    document.activeElement?.blur();
    scrollTo(0, 0);
  });
  let tabs = 0;
  while (tabs < 40 && !(await page.evaluate(() => document.activeElement.matches("#doc a[data-mention]")))) {
    await page.keyboard.press("Tab");
    tabs++;
  }
  t.diagnostic(`${tabs} tabs to the first mention`);
  assert.ok(tabs < 40, "Tab reaches the mentions");
  assert.equal(await page.locator("#doc [tabindex='0']").count(), 1, "one tab stop");

  const order = await page.locator("#doc a[data-mention]").evaluateAll((all) => [...new Set(all.map((piece) => piece.dataset.mention))]);
  const focused = () => page.evaluate(() => document.activeElement.dataset.mention);
  for (const id of order.slice(0, 6)) {
    assert.equal(await focused(), id);
    const outline = await page.evaluate(() => {
      const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
      return { outlineStyle, width: parseFloat(outlineWidth) };
    });
    assert.ok(outline.outlineStyle !== "none" && outline.width >= 2, "the focus can be seen");
    await page.keyboard.press("ArrowRight");
  }
  await page.keyboard.press("ArrowLeft");
  assert.equal(await focused(), order[5]);

  await card(page).waitFor();
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector("[data-card]")?.contains(document.activeElement));
  await page.keyboard.press("Escape");
  await card(page).waitFor({ state: "hidden" });
  assert.equal(await focused(), order[5], "the focus is back on the same mention");
});

test("touch: a tap opens a sheet at the bottom with targets for fingers, and it closes", async (t) => {
  const page = await reader.open(t, { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  await read(page, NEWS);
  await mention(page, NEWS_FACTS.person).tap();
  await card(page).waitFor();
  await page.waitForFunction(() => {
    const { bottom, width } = document.querySelector("[data-card]").getBoundingClientRect();
    return Math.abs(bottom - innerHeight) < 24 && width >= innerWidth * 0.9;
  });
  const buttons = await card(page).locator("button").evaluateAll((all) => all.map((button) => {
    const { width, height } = button.getBoundingClientRect();
    return { label: button.innerText || button.getAttribute("aria-label"), width, height };
  }));
  assert.ok(buttons.length >= 3);
  for (const { label, width, height } of buttons) assert.ok(width >= 24 && height >= 24, `${label}: ${width} x ${height}`);
  await card(page).locator("button[data-action=close-card]").tap();
  await card(page).waitFor({ state: "hidden" });
});
