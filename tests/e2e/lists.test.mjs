// The brief and the three lists: what they hold, in which order, what can be done with a row.

import { test } from "node:test";
import assert from "node:assert/strict";
import { startReader, read, download, card, openTab } from "./reader.mjs";
import { readMapped, map } from "./mapped.mjs";
import { NEWS, NEWS_FACTS, articleOf } from "./fixtures.mjs";

const reader = await startReader();

/** People in every form: named and not, a byline, a document that says something, states that act, words in marks and reported. */
const MIXED = `Council closes the pier

By Nora Whitfield

The council said the pier was “a danger to everybody” and would close on Friday. “We have waited long enough,” Mayor Ada Lund said. “Nobody will miss it.”

A fisherman said he would go on working. Experts said the wall had been weak for years. A study published on Monday said that the stones were older than the town.

France welcomed the plan. In Oslo, José Almeida laughed. “Come and count them,” he said.
`;

const said = (page) => page.locator("[data-panel=quotes] li[data-quote]");
const ids = (rows, key) => rows.evaluateAll((all, key) => all.map((row) => row.dataset[key]), key);
const find = (page) => page.locator("input[type=search]");

test("every quote stands in full, in text order, with its speaker, own words told from reported ones", async (t) => {
  const page = await reader.open(t);
  await read(page, MIXED);
  const { quotes } = await download(page);
  assert.ok(quotes.length >= 5 && quotes.some(({ kind }) => kind === "mixed") && quotes.some(({ kind }) => kind === "indirect"));
  assert.deepEqual(await ids(said(page), "quote"), quotes.map(({ id }) => id));
  for (const { id, kind, parts, quoted } of quotes) {
    const row = page.locator(`#${id}-entry`);
    assert.equal(await row.locator(".words").innerText(), parts.map(({ text }) => text).join(" … "), id);
    const own = await row.locator(".own").allInnerTexts();
    const expected = kind === "direct" ? parts : kind === "mixed" ? quoted : [];
    assert.deepEqual(own, expected.map(({ text }) => text), `own words of ${id}, ${kind}`);
    const manner = await row.locator(".manner").innerText();
    assert.equal(manner, { direct: "", mixed: "part quoted", indirect: "reported" }[kind]);
  }
  const [dark, grey] = [await said(page).locator(".own").first(), await said(page).locator(".reported").first()];
  const color = (words) => words.evaluate((e) => getComputedStyle(e).color);
  assert.notEqual(await color(dark), await color(grey));
});

test("the sum of all counts is the number of rows, and a count opens its list", async (t) => {
  const page = await reader.open(t);
  for (const text of [MIXED, NEWS]) {
    await read(page, text);
    const counts = page.locator("[data-brief] button[data-count]");
    const numbers = (await counts.allInnerTexts()).map((words) => parseInt(words.replaceAll(",", ""), 10));
    const rows = await page.locator("[data-panel=actors] li[data-entity], [data-panel=places] li[data-entity], [data-panel=quotes] li[data-quote]").count();
    assert.equal(numbers.reduce((sum, number) => sum + number, 0), rows);
    for (const tab of ["where", "said", "who"]) {
      await page.locator(`[data-brief] button[data-count=${tab}]`).first().click();
      await page.locator(`#panel-${tab}`).waitFor();
      assert.equal(await page.locator("[role=tabpanel]:visible").count(), 1);
    }
    await page.locator("button[data-action=new]").click();
  }
});

test("the brief says who is quoted, and its names lead into the text", async (t) => {
  const page = await reader.open(t);
  await read(page, NEWS);
  assert.match(await page.locator("[data-brief]").innerText(), /is quoted \d times|are quoted/);
  await page.locator("[data-brief] button[data-entity]", { hasText: NEWS_FACTS.person }).click();
  await card(page).filter({ hasText: NEWS_FACTS.person }).waitFor();
});

test("no row of somebody unnamed stands above one of somebody named, and the author stands apart", async (t) => {
  const page = await reader.open(t);
  await read(page, MIXED);
  await openTab(page, "who");
  const { entities, mentions } = await download(page);
  const isNamed = (id) => mentions.some(({ entity, form }) => entity === id && form === "name");
  const rows = await ids(page.locator("[data-panel=actors] li[data-entity]"), "entity");
  const named = rows.map(isNamed);
  assert.ok(named.includes(true) && named.includes(false));
  assert.deepEqual(named, [...named].sort((a, b) => b - a));
  const unnamed = page.locator("[data-panel=actors] li[data-entity]", { hasText: "fisherman" });
  assert.equal(await unnamed.isVisible(), false, "behind one line");
  await page.locator("button[data-action=unnamed]").click();
  await unnamed.waitFor();
  const author = page.locator("[data-panel=actors] .group", { has: page.locator("h3", { hasText: "Written by" }) });
  assert.deepEqual(await author.locator(".name").allInnerTexts(), ["Nora Whitfield"]);
  assert.ok(entities.some(({ name }) => name === "Nora Whitfield"));
});

test("speakers without a name are called what they are, and by speaker they stand last", async (t) => {
  const page = await reader.open(t);
  await read(page, MIXED);
  await page.locator("button[data-order=speaker]").click();
  const { quotes, mentions } = await download(page);
  const isNamed = ({ speaker }) => mentions.some(({ entity, form }) => entity === speaker?.entity && form === "name");
  const named = (await ids(said(page), "quote")).map((id) => isNamed(quotes.find((quote) => quote.id === id)));
  assert.deepEqual(named, [...named].sort((a, b) => b - a));
  const heads = await said(page).locator(".name").allInnerTexts();
  assert.ok(heads.some((head) => head.startsWith("A document: ")), heads.join("; "));
  assert.ok(heads.includes("A fisherman") && heads.includes("Experts"), heads.join("; "));
  assert.ok(!heads.some((head) => /^(he|she|they|it)$/i.test(head)), heads.join("; "));
});

test("one speaker alone, and everybody again", async (t) => {
  const page = await reader.open(t);
  await read(page, NEWS);
  const { quotes, entities } = await download(page);
  const person = entities.find(({ name }) => name === NEWS_FACTS.person);
  await page.locator("select[data-action=only-speaker]").selectOption(person.id);
  assert.deepEqual(await ids(said(page), "quote"), quotes.filter(({ speaker }) => speaker?.entity === person.id).map(({ id }) => id));
  const chip = page.locator("button[data-action=everybody]");
  assert.match(await chip.innerText(), /only Maria Lopez ×/);
  await chip.click();
  assert.equal(await said(page).count(), quotes.length);
  assert.equal(await page.locator("select[data-action=only-speaker]").inputValue(), "");
});

test("a row lights the quote that was clicked, a name in it leads to who says it", async (t) => {
  const page = await reader.open(t);
  await read(page, NEWS);
  const { quotes } = await download(page);
  for (const { id } of quotes) {
    await page.locator(`#${id}-entry .words`).click();
    await page.waitForFunction((id) => document.getElementById(`${id}-entry`).getAttribute("aria-current") === "true", id);
    assert.equal(await page.locator("[data-panel=quotes] [aria-current]").count(), 1);
    await page.keyboard.press("Escape");
  }
  await said(page).locator("button.name", { hasText: NEWS_FACTS.person }).first().click();
  await card(page).filter({ hasText: "Person" }).waitFor();
});

test("a quote is copied in three styles, by keyboard too", async (t) => {
  const page = await reader.open(t);
  await read(page, NEWS);
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
  const row = said(page).filter({ hasText: "We will not sell" });
  const copy = row.locator("button[data-action=copy-quote]");
  const ways = row.locator("button[data-action=copy-as]");
  await copy.focus();
  await page.keyboard.press("Enter");
  assert.equal(await ways.count(), 3);
  const previews = await ways.allInnerTexts();
  assert.match(previews[0], /^“We will not sell a line that people need .*simple as that,” Maria Lopez said\.$/);
  assert.match(previews[1], /^Maria Lopez: “We will .*that\.”$/);
  assert.match(previews[2], /^“We will .*” Maria Lopez, in “Minister defends ferry line as union calls strike”, read \d+ \w+ \d{4}\.$/);
  for (const [i, preview] of previews.entries()) {
    if (i > 0) await copy.click();
    await ways.nth(i).press("Enter");
    await page.locator("[role=status]", { hasText: "Quote copied" }).first().waitFor();
    await page.waitForFunction((words) => navigator.clipboard.readText().then((text) => text === words), preview);
    assert.equal(await clipboard(), preview);
    assert.equal(await ways.count(), 0);
    assert.equal(await page.evaluate(() => document.activeElement.dataset.action), "copy-quote", "the focus is back");
  }
  await copy.click();
  await page.keyboard.press("Escape");
  assert.equal(await ways.count(), 0);
});

test("a type that is off is off in the lists too, which say so and bring it back", async (t) => {
  const page = await reader.open(t);
  await read(page, NEWS);
  for (const [type, tab] of [["quote", "said"], ["person", "who"], ["organization", "who"], ["place", "where"]]) {
    await openTab(page, tab);
    const rows = page.locator(type === "quote" ? "[data-panel=quotes] li[data-quote]" : `#panel-${tab} li.${type}`);
    const before = await rows.count();
    assert.ok(before > 0, type);
    await page.locator(`button[data-filter=${type}]`).click();
    assert.equal(await rows.count(), 0, type);
    const line = page.locator(`#panel-${tab} .nothing`, { hasText: "are switched off" });
    await line.getByRole("button", { name: "show" }).click();
    assert.equal(await rows.count(), before);
    assert.equal(await line.count(), 0);
  }
});

test("one type alone: Alt and a click, and a button of its own; two quick clicks are off and on", async (t) => {
  const page = await reader.open(t);
  await read(page, NEWS);
  const pressed = () => page.locator("button[data-filter][aria-pressed=true]").evaluateAll((all) => all.map((button) => button.dataset.filter));
  const all = await pressed();
  assert.equal(all.length, 5);
  const button = page.locator("button[data-filter=person]");
  await button.click({ modifiers: ["Alt"] });
  assert.deepEqual(await pressed(), ["person"]);
  await button.click({ modifiers: ["Alt"] });
  assert.deepEqual(await pressed(), all);
  await button.dblclick();
  assert.deepEqual(await pressed(), all);
  await button.click({ modifiers: ["Alt"] });
  assert.equal(await page.locator("#doc a[data-mention]:not([data-type=person]), #doc mark").count(), 0);
  const only = page.locator("button[data-only=person]");
  assert.equal(await only.getAttribute("aria-label"), "Show all types");
  await only.press("Enter");
  assert.deepEqual(await pressed(), all);
  await page.locator("button[data-only=place]").press("Enter");
  assert.deepEqual(await pressed(), ["place"]);
});

test("a search filters the lists, counts, and finds places of the text", async (t) => {
  const page = await reader.open(t);
  await read(page, MIXED);
  const total = await said(page).count();
  await find(page).fill(" WAITED long ");
  await page.waitForFunction(() => document.querySelectorAll("[data-panel=quotes] li[data-quote]").length === 1);
  assert.equal(await page.locator("#panel-said .hits").innerText(), `1 of ${total} quotes`);
  await find(page).fill("jose");
  await openTab(page, "who");
  assert.deepEqual(await page.locator("[data-panel=actors] .name").allInnerTexts(), ["José Almeida"]);
  const hits = page.locator("[data-found] button");
  assert.deepEqual(await hits.locator("b").allInnerTexts(), ["José"]);
  await page.evaluate(() => scrollTo(0, 0));
  await hits.first().click();
  await page.waitForFunction(() => [...document.querySelectorAll("#doc a")].some((piece) => {
    const { top, bottom } = piece.getBoundingClientRect();
    return piece.innerText.startsWith("José") && top >= 0 && bottom <= innerHeight;
  }));
  await find(page).fill("nowhere to be found");
  await page.locator("[data-found]", { hasText: "do not stand in the text" }).waitFor();
  await find(page).fill("");
  assert.equal(await page.locator("[data-found], .hits").count(), 0);
  assert.equal(await said(page).count(), total);
});

test("a list of more than 200 is cut, shown whole, cut again, and whole on paper", async (t) => {
  const page = await reader.open(t);
  await read(page, articleOf(9000));
  const { quotes } = await download(page);
  assert.ok(quotes.length > 210, `${quotes.length}`);
  assert.equal(await said(page).count(), 200);
  const button = page.locator("#panel-said .more");
  assert.equal(await button.innerText(), `Show ${quotes.length - 200} more`);
  const listed = (number) => page.waitForFunction((number) => document.querySelectorAll("[data-panel=quotes] li[data-quote]").length === number, number);
  await button.click();
  await listed(quotes.length);
  await button.click();
  await listed(200);
  // Chromium writes each item of a list that is printed into the tree of a tagged PDF.
  const paper = (await page.pdf({ format: "A4", tagged: true })).toString("latin1");
  const items = paper.match(/\/S \/LI\b/g)?.length ?? 0;
  assert.ok(items >= quotes.length, `${items} list items were printed, of ${quotes.length} quotes`);
  await listed(200);
});

test("a text in another language is said to be one, beside the counts", async (t) => {
  const page = await reader.open(t);
  await read(page, "Der Minister hat am Montag in der Stadt gesprochen und dabei gesagt, dass die Brücke bald wieder offen sein soll, weil viele Menschen auf dem Weg zur Arbeit über den Fluss müssen.\n");
  assert.match(await page.locator("[data-brief]").innerText(), /This text is not English: the lists are incomplete\./);
});

test("the map lies over the article on request, with names of countries, and goes back by Escape", async (t) => {
  const page = await reader.open(t);
  await readMapped(page, NEWS);
  const small = await map(page).boundingBox();
  assert.ok(small.width >= 288 && small.height >= 180, JSON.stringify(small));
  const button = page.locator("button[data-action=map-larger]");
  await button.click();
  await page.waitForFunction((width) => document.querySelector("svg.map").getBoundingClientRect().width > 2 * width, small.width);
  for (let i = 0; i < 2; i++) await page.locator("button[data-action=zoom-out]").click();
  const names = await map(page).locator("text").evaluateAll((all) => all.map((name) => {
    const { left, right, top, bottom } = name.getBoundingClientRect();
    return { name: name.textContent, country: name.classList.contains("country"), left, right, top, bottom };
  }));
  assert.ok(names.some(({ name, country }) => country && name === "Algeria"), names.map(({ name }) => name).join(", "));
  for (const [i, one] of names.entries()) for (const other of names.slice(0, i)) {
    const apart = one.left >= other.right || other.left >= one.right || one.top >= other.bottom - 3 || other.top >= one.bottom - 3;
    assert.ok(apart, `${one.name} and ${other.name}`);
  }
  await page.keyboard.press("Escape");
  await page.waitForFunction((width) => document.querySelector("svg.map").getBoundingClientRect().width === width, small.width);
  assert.equal(await page.evaluate(() => document.activeElement.dataset.action), "map-larger", "the focus is back");
});

test("a doubtful place looks so, on the map and in the list", async (t) => {
  const page = await reader.open(t);
  await readMapped(page, "Snow fell on Springfield all week. Trains to Paris and London were late.\n");
  const { entities } = await download(page);
  const places = entities.filter(({ type, geometry }) => type === "place" && geometry);
  assert.ok(places.some(({ placeScore }) => placeScore < 0.6) && places.some(({ placeScore }) => placeScore >= 0.6), JSON.stringify(places.map(({ name, placeScore }) => [name, placeScore])));
  for (const { id, placeScore } of places) {
    assert.equal(await map(page).locator(`[data-pin="${id}"]`).evaluate((pin) => pin.classList.contains("doubtful")), placeScore < 0.6, id);
    assert.equal(/doubtful/.test(await page.locator(`[data-panel=places] li[data-entity="${id}"]`).textContent()), placeScore < 0.6, id);
  }
});

test("a tab, a filter and a search answer in a text of 10,000 mentions; how soon is printed", async (t) => {
  const page = await reader.open(t);
  const people = Array.from({ length: 400 }, (_, i) => `Person${String.fromCharCode(97 + (i % 26))}${i} Lund`);
  const text = Array.from({ length: 2500 }, (_, i) => `“Line ${i} stays open,” Mayor ${people[i % 400].replace(/\d/g, (d) => "abcdefghij"[d])} said in Lisbon. The Harbour Workers Union met in Prague.`).join("\n\n");
  await read(page, text);
  const { mentions } = await download(page);
  assert.ok(mentions.length >= 10_000);
  const took = (act) => page.evaluate((act) => new Promise((done) => {
    const start = performance.now();
    const [selector, words] = act;
    const element = document.querySelector(selector);
    if (words === undefined) element.click();
    else {
      element.value = words;
      element.dispatchEvent(new InputEvent("input", { bubbles: true }));
    }
    requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
  }), act);
  for (const act of [["[data-tab=who]"], ["[data-tab=where]"], ["[data-tab=said]"], ["button[data-filter=person]"], ["button[data-filter=person]"], ["input[type=search]", "lund"], ["input[type=search]", "lisbon"], ["input[type=search]", "persona"]]) {
    t.diagnostic(`${act.join(" ")}: ${(await took(act)).toFixed(0)} ms`);
  }
  await page.locator("#panel-said .hits", { hasText: /^\d[\d,]* of 2,500 quotes$/ }).waitFor();
});
