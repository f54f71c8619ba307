// The desk: what a reader corrects holds, teaches the rest of the article, is taken back and done again, and is never lost.

import { test } from "node:test";
import assert from "node:assert/strict";
import { startReader, read, results, download, mention, card } from "./reader.mjs";
import { NEWS } from "./fixtures.mjs";
import { readMapped } from "./mapped.mjs";

const reader = await startReader();

/** Whether Oakline is taken for a firm does not matter: what counts is what the reader says of it. */
const LOCAL = `Mill to close, says Oakline

Oakline will close the mill in Varsund in May. “Nobody is to blame,” Ada Lund said on Monday. “We have looked at every figure.”

Lund spoke for an hour. She said the town had been told in March. Ben Okoro, who runs the canteen, laughed. “They told nobody,” Okoro said.

Oakline bought the mill in 2009. The Herald wrote then that Oakline would keep it.

Read more: Five things to do in Varsund
`;

const status = (page, hasText) => page.locator("[role=status]", { hasText }).first();
const desk = (page) => page.locator("[data-card] .desk");
const quoteNote = (page, n) => page.locator("[data-note]").nth(n);
const named = ({ entities }, name) => entities.find((entity) => entity.name === name);
const quoteOf = (document, words) => document.quotes.find(({ parts }) => parts[0].text.includes(words));
const speaker = (document, words) => document.entities.find(({ id }) => id === quoteOf(document, words)?.speaker?.entity)?.name;

/** Opens the desk in the card of a name. */
async function openDesk(page, name) {
  await mention(page, name).click();
  await card(page).waitFor();
  if ((await desk(page).count()) === 0) await card(page).locator("[data-action=correct]").click();
  await desk(page).locator("[data-action=confirm]").waitFor();
}

async function openQuote(page, words) {
  await page.locator("[data-panel=quotes] .row button", { hasText: words }).first().click();
  await card(page).waitFor();
  if ((await desk(page).count()) === 0) await card(page).locator("[data-action=correct]").click();
  await desk(page).locator("[data-action=not-a-quote]").waitFor();
}

/** Waits until the article has been read with what was said. */
async function reread(page, said) {
  await status(page, said).waitFor();
  await page.waitForFunction(() => !document.querySelector("progress"));
}

test("who only reads fetches neither the desk nor the larger worker", async (t) => {
  const page = await reader.open(t);
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  await read(page, NEWS);
  await mention(page, "Maria Lopez").click();
  await card(page).waitFor();
  await page.waitForTimeout(600);
  assert.deepEqual(asked.filter((url) => /\/(desk|corrector)-/.test(url)), []);
  await openDesk(page, "Maria Lopez");
  assert.ok(asked.some((url) => /\/desk-[0-9a-f]+_bg\.wasm/.test(url)));
});

test("another type holds everywhere, is announced, taken back and done again", async (t) => {
  const page = await reader.open(t);
  await read(page, LOCAL);
  const before = await download(page);
  const now = before.mentions.find(({ text }) => text === "Oakline").type;
  const other = now === "group" ? "Organization" : "Group";
  await openDesk(page, "Oakline");
  await desk(page).locator("[data-action=type]", { hasText: other }).click();
  await reread(page, `Oakline is now: ${other} in 4 places`);
  await desk(page).locator("[data-action=type][aria-pressed=true]", { hasText: other }).waitFor();
  const typed = await download(page);
  assert.deepEqual(new Set(typed.mentions.filter(({ text }) => text === "Oakline").map(({ type }) => type)), new Set([other.toLowerCase()]));
  assert.equal(typed.corrections.length, 1);
  await page.keyboard.press("Control+z");
  await reread(page, "Taken back: Oakline is now");
  await page.waitForFunction((now) => document.querySelector("[data-card]")?.textContent.toLowerCase().includes(now), now);
  const back = await download(page);
  assert.deepEqual({ ...back, generated: "", generator: "" }, { ...before, generated: "", generator: "" });
  await page.keyboard.press("Control+Shift+z");
  await desk(page).locator("[data-action=type][aria-pressed=true]", { hasText: other }).waitFor();
  const again = await download(page);
  assert.deepEqual(again.corrections, typed.corrections);
});

test("what is no name is one no more; an unticked place stays as it is", async (t) => {
  const page = await reader.open(t);
  await read(page, LOCAL);
  await openDesk(page, "Oakline");
  await desk(page).locator("summary").click();
  await desk(page).locator(".scope input").last().click();
  await desk(page).locator("summary", { hasText: "3 places of 4" }).waitFor();
  await desk(page).locator("[data-action=not-a-name]").click();
  await reread(page, "Oakline is no name in 3 places");
  await page.waitForFunction(() => [...document.querySelectorAll("#doc [data-mention]")].filter((m) => m.textContent === "Oakline").length === 1);
  const document = await download(page);
  assert.equal(document.mentions.filter(({ text }) => text === "Oakline").length, 1);
  assert.equal(document.corrections.length, 3);
});

test("what was no name takes its card along, and the focus goes back into the text", async (t) => {
  const page = await reader.open(t);
  await read(page, LOCAL);
  await mention(page, "Ada Lund").focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("c");
  await desk(page).locator("[data-action=not-a-name]").focus();
  await page.keyboard.press("Enter");
  await reread(page, "Ada Lund is no name");
  await card(page).waitFor({ state: "detached" });
  assert.equal(await page.evaluate(() => document.activeElement.closest("#doc") !== null), true);
});

test("a corrected speaker takes the run along, and somebody who is not in the text may speak", async (t) => {
  const page = await reader.open(t);
  await read(page, LOCAL);
  assert.equal(speaker(await download(page), "told nobody"), "Ben Okoro");
  await openQuote(page, "told nobody");
  await desk(page).locator("#desk-speaker").fill("lu");
  await desk(page).locator("[role=option]", { hasText: "Ada Lund" }).click();
  await reread(page, "is said by Ada Lund");
  await page.waitForFunction(() => document.querySelector("[data-card] h2")?.textContent === "Ada Lund");
  assert.equal(speaker(await download(page), "told nobody"), "Ada Lund");
  await openQuote(page, "told nobody");
  await desk(page).locator("#desk-speaker").fill("Cy Roe");
  await page.keyboard.press("Enter");
  await reread(page, "is said by Cy Roe");
  await card(page).filter({ hasText: "Cy Roe" }).waitFor();
  const named = quoteOf(await download(page), "told nobody");
  assert.deepEqual([named.speaker, named.speakerName], [null, "Cy Roe"]);
  await page.locator("[data-panel=quotes] .row", { hasText: "Cy Roe" }).waitFor();
});

test("by keyboard alone: C opens the desk, a letter acts, a field takes what its letter leads to", async (t) => {
  const page = await reader.open(t);
  await read(page, LOCAL);
  const first = mention(page, "Ada Lund");
  await first.focus();
  await page.keyboard.press("Enter");
  await card(page).waitFor();
  await page.keyboard.press("c");
  await desk(page).locator("[data-action=confirm]").waitFor();
  await page.keyboard.press("y");
  await reread(page, "Ada Lund is right as it stands");
  await page.keyboard.press("r");
  assert.equal(await page.evaluate(() => document.activeElement.id), "desk-name");
  await page.keyboard.press("Control+a");
  await page.keyboard.type("Ada Lund-Berg");
  await page.keyboard.press("Enter");
  await reread(page, "Ada Lund is called Ada Lund-Berg");
  await page.waitForFunction(() => document.querySelector("#card-name, [data-card] h2")?.textContent.includes("Lund-Berg"));
  assert.ok(named(await download(page), "Ada Lund-Berg"));
});

test("two actors are one: M, letters of the other, Enter", async (t) => {
  const page = await reader.open(t);
  await read(page, LOCAL);
  await openDesk(page, "Oakline");
  await page.keyboard.press("m");
  await page.keyboard.type("he");
  await desk(page).locator("[role=option]", { hasText: "Herald" }).waitFor();
  await page.keyboard.press("Enter");
  await reread(page, "Oakline is the same as Herald");
  await page.waitForFunction(() => document.querySelector("[data-card] h2")?.textContent.includes("Herald"));
  const { entities, mentions } = await download(page);
  const of = (name) => new Set(mentions.filter(({ text }) => text === name).map(({ entity }) => entity));
  assert.deepEqual(of("Oakline"), of("Herald"));
  assert.equal(entities.filter(({ name }) => name === "Oakline" || name === "Herald").length, 1);
});

test("by finger: the sheet has the desk, with targets that a thumb hits", async (t) => {
  const page = await reader.open(t, { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  await read(page, LOCAL);
  await mention(page, "Ada Lund").tap();
  await card(page).locator("[data-action=correct]").tap();
  const group = desk(page).locator("[data-action=type]", { hasText: "Group" });
  await group.waitFor();
  for (const button of await desk(page).locator("button").all()) assert.ok((await button.boundingBox()).height >= 44);
  await group.tap();
  await reread(page, "Ada Lund is now: Group");
  await page.locator("button[data-action=undo]").tap();
  await reread(page, "Taken back: Ada Lund is now: Group");
  await page.locator("button[data-action=redo]").tap();
  await desk(page).locator("[aria-pressed=true]", { hasText: "Group" }).waitFor();
});

test("words that are selected become a name, wherever they stand, or are no part of the article", async (t) => {
  const page = await reader.open(t);
  await read(page, LOCAL);
  const select = (words) => page.evaluate((words) => {
    const walker = document.createTreeWalker(document.getElementById("doc"), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const at = walker.currentNode.data.indexOf(words);
      if (at < 0) continue;
      getSelection().setBaseAndExtent(walker.currentNode, at, walker.currentNode, at + words.length);
      return;
    }
    throw new Error(`${words} stands in no piece of the text`);
  }, words);
  await select("anteen");
  await page.locator(".selected [data-action=add]").first().waitFor();
  await page.keyboard.press("2");
  await reread(page, "canteen is now: Organization");
  await mention(page, "canteen").waitFor();
  const added = await download(page);
  const canteen = added.mentions.find(({ text }) => text === "canteen");
  assert.deepEqual([canteen.type, canteen.status], ["organization", "manual"]);
  await select("Five things");
  await page.locator(".selected [data-action=furniture], .selected [data-action=article]").first().click();
  await status(page, /part of the article/).waitFor();
});

test("corrections outlive a reload, an edited text and a file that is brought back", async (t) => {
  const page = await reader.open(t);
  await read(page, LOCAL);
  await openDesk(page, "Oakline");
  await desk(page).locator("[data-action=type]", { hasText: "Group" }).click();
  await reread(page, "Oakline is now: Group");
  await page.reload();
  await results(page);
  const groups = async () => (await download(page)).mentions.filter(({ text, type }) => text === "Oakline" && type === "group").length;
  assert.equal(await groups(), 4, "after a reload");
  const file = await download(page);

  await page.locator("button[data-action=edit]").click();
  await page.locator("#source").evaluate((area) => { area.setSelectionRange(0, 0); area.focus(); });
  await page.keyboard.type("Late news. ");
  await page.locator("button[data-action=read], button[data-action=show]").first().click();
  await results(page);
  assert.equal(await groups(), 4, "with words before it");
  assert.equal((await download(page)).corrections[0].at.start, file.corrections[0].at.start + "Late news. ".length);

  await page.locator("button[data-action=new]").click();
  await page.locator(".ways input[type=file]").setInputFiles({ name: "mill.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(file)) });
  await results(page);
  assert.equal(await groups(), 4, "out of its own file");
});

test("what may follow from a correction is offered, and done by A alone", async (t) => {
  const page = await reader.open(t);
  await read(page, LOCAL);
  await openDesk(page, "Oakline");
  await desk(page).locator("[data-action=type]", { hasText: "Group" }).click();
  const offer = page.locator(".offer");
  await offer.filter({ hasText: "“Oakline”: always so in your articles?" }).waitFor();
  assert.equal(await page.evaluate(() => localStorage.getItem("pressmark.words")), null, "nothing is done unasked");
  await page.keyboard.press("a");
  await offer.waitFor({ state: "detached" });
  assert.match(await page.evaluate(() => localStorage.getItem("pressmark.words")), /Oakline,group/);

  await openQuote(page, "told nobody");
  await desk(page).locator("[role=option]", { hasText: "Ada Lund" }).click();
  await reread(page, "is said by Ada Lund");
  await page.keyboard.press("Control+z");
  await reread(page, "Taken back");
  assert.equal(await offer.count(), 0, "what was taken back leads to nothing");
});

test("a row is drawn onto another, and a speaker out of the margin onto a name", async (t) => {
  const page = await reader.open(t);
  await read(page, LOCAL);
  await openDesk(page, "Oakline");
  await page.keyboard.press("Escape");
  await page.locator("[role=tab][data-tab=who]").click();
  const row = (name) => page.locator("[data-panel=actors] .row", { hasText: name }).first();
  const draw = async (from, to) => {
    const [a, b] = [await from.boundingBox(), await to.boundingBox()];
    await page.mouse.move(a.x + a.width / 3, a.y + a.height / 2);
    await page.mouse.down();
    await page.mouse.move(a.x + a.width / 3 + 20, a.y + a.height / 2, { steps: 2 });
    await page.mouse.move(b.x + b.width / 3, b.y + b.height / 2, { steps: 4 });
  };
  await draw(row("Ben Okoro"), row("Ada Lund"));
  await page.locator(".drawn", { hasText: "Ben Okoro is the same as Ada Lund" }).waitFor();
  await page.keyboard.press("Escape");
  await page.mouse.up();
  assert.equal(await page.locator(".drawn").count(), 0);
  assert.equal((await download(page)).corrections, undefined, "Escape gives it up");

  await draw(row("Ben Okoro"), row("Ada Lund"));
  await page.mouse.up();
  await reread(page, "Ben Okoro is the same as Ada Lund");
  await row("Ben Okoro").waitFor({ state: "detached" });
  await page.locator("button[data-action=undo]").click();
  await row("Ben Okoro").waitFor();

  await draw(quoteNote(page, 0), mention(page, "Ben Okoro"));
  await page.mouse.up();
  await reread(page, "is said by Ben Okoro");
  await quoteNote(page, 0).filter({ hasText: "Ben Okoro" }).waitFor();
  assert.equal(await card(page).count(), 0, "what was drawn was not pressed");
});

test("a place is looked up in the whole gazetteer, or pressed on the map of those that bear its name", async (t) => {
  const page = await reader.open(t);
  await readMapped(page, "Snow fell on Springfield all week, and the library in Springfield closed.\n");
  await openDesk(page, "Springfield");
  await page.keyboard.press("w");
  await page.keyboard.type("xyzzy");
  await desk(page).filter({ hasText: "No place of that name is known" }).waitFor();
  await desk(page).locator("#desk-which").fill("bergen, norway");
  await desk(page).locator("#desk-which-list [role=option]", { hasText: "Norway" }).first().waitFor();
  await page.keyboard.press("Enter");
  await reread(page, "Springfield is now Bergen");
  await card(page).locator(".role", { hasText: "Norway" }).waitFor();
  const bergen = named(await download(page), "Springfield");
  assert.match(bergen.fullName, /^Bergen, .*Norway$/);
  assert.ok(bergen.geometry.coordinates[1] > 60);
  assert.ok(bergen.candidates.length > 1);

  const circle = desk(page).locator(".map circle", { hasText: "United States" }).first();
  const chosen = await circle.locator("title").textContent();
  await circle.click();
  await reread(page, `Springfield is now ${chosen}`);
  await page.waitForFunction((chosen) => document.querySelector("[data-card] .role")?.textContent === chosen, chosen);
  assert.equal(named(await download(page), "Springfield").fullName, chosen);
});

test("a place that no list knows lies where the reader points, by coordinates or on the map", async (t) => {
  const page = await reader.open(t);
  await readMapped(page, "Snow fell on Cadbury Weir all week. Wardens at Cadbury Weir waited in Oslo.\n");
  if ((await mention(page, "Cadbury Weir").getAttribute("data-type")) !== "place") {
    await openDesk(page, "Cadbury Weir");
    await desk(page).locator("[data-action=type]", { hasText: "Place" }).click();
    await reread(page, "Cadbury Weir is now: Place");
    await page.keyboard.press("Escape");
  }
  await openDesk(page, "Cadbury Weir");
  await desk(page).locator("#desk-which").fill("59.75° N, 10.5° E");
  await desk(page).locator("#desk-which-list [role=option]", { hasText: "59.75, 10.5" }).click();
  await reread(page, "Cadbury Weir is now 59.75, 10.5");
  const weir = async () => named(await download(page), "Cadbury Weir");
  assert.deepEqual([(await weir()).geometry.coordinates, (await weir()).fullName], [[10.5, 59.75], "Cadbury Weir"]);

  const map = desk(page).locator("svg.map");
  await map.scrollIntoViewIfNeeded();
  const shown = () => map.evaluate((map) => map.viewBox.baseVal.width);
  const before = await shown();
  const { x, y, width, height } = await map.boundingBox();
  await page.mouse.click(x + width / 4, y + height / 2);
  await page.waitForFunction((before) => document.querySelector(".desk svg.map").viewBox.baseVal.width < before, before);
  const [north, east] = (await desk(page).locator("#desk-which").inputValue()).split(", ").map(Number);
  assert.ok(Math.abs(north - 59.75) < 2 && east < 10.5 && east > 0, `${north}, ${east}: west of the place that it is around`);
  await desk(page).locator("#desk-which-list [role=option]").click();
  await reread(page, `Cadbury Weir is now ${north}, ${east}`);
  assert.deepEqual((await weir()).geometry.coordinates, [east, north]);
  await page.keyboard.press("Control+z");
  await reread(page, "Taken back: Cadbury Weir");
  assert.deepEqual((await weir()).geometry.coordinates, [10.5, 59.75]);
});

test("a name and a quote are given other ends", async (t) => {
  const page = await reader.open(t);
  await read(page, LOCAL);
  await openDesk(page, "Ada Lund");
  await page.keyboard.press("e");
  await page.keyboard.press("Tab"); // a word later
  await page.keyboard.press("Enter");
  await desk(page).locator("[data-action=extent]").click();
  await reread(page, "Ada Lund is now: Lund");
  await page.waitForFunction(() => ![...document.querySelectorAll("#doc [data-mention]")].some((m) => m.textContent === "Ada Lund"));
  assert.equal((await download(page)).mentions.filter(({ text }) => text === "Ada Lund").length, 0);
  await page.keyboard.press("Escape");

  await openQuote(page, "told nobody");
  await desk(page).locator("[data-action=to-sentence]").click();
  await desk(page).locator("[data-action=extent]").click();
  await reread(page, "has other words now");
  const whole = await page.waitForFunction(() => [...document.querySelectorAll("#doc [data-quote]")].some((q) => q.textContent.includes("Okoro said")));
  assert.ok(whole);
  assert.equal(quoteOf(await download(page), "told nobody").parts[0].text, "“They told nobody,” Okoro said.");
});

test("Escape leads out of the bar of selected words, back into the text", async (t) => {
  const page = await reader.open(t);
  await read(page, LOCAL);
  await openDesk(page, "Oakline");
  await page.keyboard.press("Escape");
  await mention(page, "Ben Okoro").focus();
  await page.keyboard.press("Alt+a");
  assert.equal(await page.evaluate(() => getSelection().toString()), "Ben Okoro");
  await page.keyboard.press("Shift+ArrowRight");
  await page.locator(".selected").waitFor();
  await page.keyboard.press("Tab");
  assert.ok(await page.evaluate(() => document.activeElement.closest(".selected") !== null));
  await page.keyboard.press("Escape");
  await page.locator(".selected").waitFor({ state: "detached" });
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Ben Okoro");
});

test("Check asks what is in doubt; a digit answers, and the next question has the focus", async (t) => {
  const page = await reader.open(t);
  await read(page, LOCAL);
  await page.keyboard.press("4");
  const questions = page.locator(".question");
  await questions.first().waitFor();
  const before = await questions.count();
  await questions.first().locator("button").first().focus();
  const asked = await questions.first().locator("a").innerText();
  await page.keyboard.press("1");
  await page.waitForFunction((asked) => ![...document.querySelectorAll(".question a")].some((a) => a.innerText === asked), asked);
  assert.ok((await questions.count()) < before);
  const focused = await page.evaluate(() => document.activeElement.closest(".question, .left") !== null);
  assert.ok(focused, "the focus went on");
  assert.match(await page.locator(".steps").innerText(), /You corrected 1 thing/);
  assert.equal(await page.locator("[data-tab=check][aria-selected=true]").count(), 1, "a digit here opens no tab");
});

test("where the desk cannot be fetched, its place says what to do, and the next time works", async (t) => {
  const page = await reader.open(t, { troubled: true, serviceWorkers: "block" });
  let broken = true;
  await page.route(/\/desk-[0-9a-f]+\.js/, (route) => (broken ? route.abort() : route.continue()));
  await read(page, LOCAL);
  await mention(page, "Oakline").click();
  await card(page).locator("[data-action=correct]").click();
  await desk(page).filter({ hasText: "could not be fetched" }).waitFor();
  broken = false;
  await card(page).locator("[data-action=correct]").click();
  await page.reload();
  await results(page);
  await openDesk(page, "Oakline");
});
