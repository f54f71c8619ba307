// Everybody who says a quote, wherever the page says who: two at once, one who is quoted by another, and nobody known.

import { test } from "node:test";
import assert from "node:assert/strict";
import { startReader, read, download, card, lit, openTab } from "./reader.mjs";

const LAKE = `Divers search the lake

“We found nothing, and we will go back,” said Ana Ruiz and Tom Berg, who lead the search.

“There is a limit to what volunteers can do,” Ruiz said. “Mayor Glenn Pike told me, ‘Nobody crosses that bridge tonight,’ and he meant it.”

The rain fell all night on the empty pier.

“Nobody is served by a closed harbour and an empty pier.”
`;

const reader = await startReader();

const quoted = (quotes, words) => quotes.find(({ parts }) => parts[0].text.includes(words)).id;
const note = (page, id) => page.locator(`[data-note="${id}"]`);
const row = (page, id) => page.locator(`[data-panel=quotes] [data-quote="${id}"]`);
const heading = (page) => card(page).locator("#card-name").innerText();
const open = async (t, options) => {
  const page = await reader.open(t, options);
  await read(page, LAKE);
  const { quotes, entities } = await download(page);
  return { page, id: (words) => quoted(quotes, words), entity: (name) => entities.find((e) => e.name === name).id };
};
const ways = async (page, id) => {
  await row(page, id).hover();
  await row(page, id).locator(".copy").click();
  return row(page, id).locator("[data-action=copy-as]").allInnerTexts();
};

test("two who say it together stand together in margin, list, brief, card and copy, each with a way to them", async (t) => {
  const { page, id, entity } = await open(t, { viewport: { width: 1440, height: 900 } });
  const both = id("We found nothing");
  assert.equal(await note(page, both).locator(".name").innerText(), "Ana Ruiz and Tom Berg");
  assert.deepEqual(await row(page, both).locator("button.name").allInnerTexts(), ["Ana Ruiz", "Tom Berg"]);
  assert.match(await page.locator("[data-brief]").innerText(), /Ana Ruiz is quoted twice; Tom Berg and Glenn Pike once; 1 more quote has no known speaker/);
  const [sentence] = await ways(page, both);
  assert.equal(sentence, "“We found nothing, and we will go back,” Ana Ruiz and Tom Berg said.");
  await page.keyboard.press("Escape");

  await note(page, both).click();
  assert.equal(await heading(page), "Ana Ruiz and Tom Berg");
  assert.deepEqual(await lit(page, "speaker"), ["Ana Ruiz", "Tom Berg"]);
  await card(page).locator("button[data-action=visit-speaker]", { hasText: "Tom Berg" }).click();
  assert.equal(await heading(page), "Tom Berg");
  assert.match(await card(page).innerText(), /1 quote\s+“We found nothing/);
  assert.deepEqual(await lit(page, "said"), ["“We found nothing, and we will go back,”"], "it is his too");

  await page.keyboard.press("Escape");
  await page.locator("select[data-action=only-speaker]").selectOption(entity("Tom Berg"));
  assert.deepEqual(await page.locator("[data-panel=quotes] .row").evaluateAll((all) => all.map((row) => row.dataset.quote)), [both]);
});

test("whom somebody else quotes is given with from whom the article has it", async (t) => {
  const { page, id } = await open(t, { viewport: { width: 1440, height: 900 } });
  const inner = id("Nobody crosses");
  assert.match(await note(page, inner).textContent(), /^Glenn Pike, according to Ana Ruiz/);
  assert.equal(await row(page, inner).locator(".relay").innerText(), "according to Ana Ruiz");
  assert.equal(await page.locator(".relay").count(), 2, "beside that quote, and nowhere else");
  const [sentence, line, source] = await ways(page, inner);
  assert.equal(sentence, "“Nobody crosses that bridge tonight,” Glenn Pike said, according to Ana Ruiz.");
  assert.equal(line, "Glenn Pike, according to Ana Ruiz: “Nobody crosses that bridge tonight.”");
  assert.match(source, /^“Nobody crosses that bridge tonight.” Glenn Pike, according to Ana Ruiz, in “Divers search the lake”, read /);
  await page.keyboard.press("Escape");
  await note(page, inner).click();
  assert.equal(await heading(page), "Glenn Pike");
  assert.match(await card(page).innerText(), /according to Ana Ruiz/);
});

test("where nobody says who, that is said at each place", async (t) => {
  const { page, id } = await open(t, { viewport: { width: 1440, height: 900 } });
  const nobodys = id("Nobody is served");
  assert.equal(await note(page, nobodys).locator(".name").innerText(), "Not said who");
  assert.equal(await row(page, nobodys).locator(".name").innerText(), "Not said who");
  assert.match((await ways(page, nobodys))[0], /somebody the text does not name said\.$/);
  await page.keyboard.press("Escape");
  await note(page, nobodys).click();
  assert.equal(await heading(page), "The text does not say who");
});

test("on a phone the list says all of them too", async (t) => {
  const { page, id } = await open(t, { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  await openTab(page, "said");
  assert.match((await row(page, id("We found nothing")).locator(".line").innerText()).replace(/\s+/g, " "), /^Ana Ruiz and Tom Berg/);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
});
