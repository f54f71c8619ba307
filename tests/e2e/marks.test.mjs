// How the text shows what was found: own and reported words, states that act, doubt, pronouns, what is lit.

import { test } from "node:test";
import assert from "node:assert/strict";
import { startReader, read, download, mention, lit } from "./reader.mjs";
import { NEWS, articleOf } from "./fixtures.mjs";
import { pixels, has, channels, contrast } from "./pixels.mjs";

const reader = await startReader();

/** A state that acts, a place where something happens, own words inside of reported ones, somebody of whom one is not sure. */
const TALKS = `Talks about the strait

North Korea rejected the plan on Monday and accused Japan of interference. The talks were held in Geneva.

Mayor Ada Lund said that the ferry was “far too late” for everybody. “We will wait,” she said. She lives in Lisbon.

The union called a strike for Friday.
`;

const style = (locator, ...names) => locator.evaluate((element, names) => names.map((name) => getComputedStyle(element)[name]), names);

for (const colorScheme of ["light", "dark"]) {
  test(`${colorScheme}: own words stand on a tint that a projector shows, reported words above a thin line`, async (t) => {
    const page = await reader.open(t, { colorScheme });
    await read(page, TALKS);
    const { quotes } = await download(page);
    const mixed = quotes.find(({ kind }) => kind === "mixed");
    const mark = page.locator(`#doc mark[data-quote="${mixed.id}"]`).first();
    const pieces = await mark.evaluate((element) => [...element.children].map((piece) => {
      const { backgroundColor, textDecorationLine, textDecorationStyle, textDecorationThickness } = getComputedStyle(piece);
      return { words: piece.textContent, backgroundColor, line: `${textDecorationLine} ${textDecorationStyle} ${textDecorationThickness}` };
    }));
    const own = pieces.find(({ words }) => words === mixed.quoted[0].text);
    assert.ok(own && pieces.length > 1, JSON.stringify(pieces));
    const [paper] = await style(page.locator("body"), "backgroundColor");
    const [ink] = await style(page.locator("#doc"), "color");
    assert.ok(contrast(own.backgroundColor, paper) >= 1.25, `tint: ${contrast(own.backgroundColor, paper)}`);
    assert.ok(contrast(own.backgroundColor, ink) > 7, "letters on the tint");
    assert.match(own.line, /^none/);
    for (const reported of pieces.filter((piece) => piece !== own)) {
      assert.equal(reported.line, "underline solid 1px", reported.words);
      assert.equal(reported.backgroundColor, "rgba(0, 0, 0, 0)", reported.words);
    }
    const direct = quotes.find(({ kind }) => kind === "direct");
    const whole = await page.locator(`#doc mark[data-quote="${direct.id}"] > *`).evaluateAll((all) => all.map((piece) => getComputedStyle(piece).backgroundColor));
    assert.ok(whole.length > 0 && whole.every((colour) => colour === own.backgroundColor), "all of a direct quote is own words");
  });
}

test("nothing stands at the start of a quote, inside of a line", async (t) => {
  const page = await reader.open(t);
  await read(page, NEWS);
  const marks = page.locator("#doc mark[data-quote]");
  for (const mark of await marks.all()) {
    assert.deepEqual(await style(mark, "boxShadow", "borderInlineStartStyle", "paddingInlineStart"), ["none", "none", "0px"]);
  }
});

test("the lines of a mention and of reported words below it do not touch", async (t) => {
  const page = await reader.open(t);
  await read(page, TALKS);
  // From the baseline down: where a line begins and how thick it is, in parts of the type size.
  const line = (selector) => page.locator(selector).first().evaluate((element) => {
    const { textUnderlineOffset, textDecorationThickness } = getComputedStyle(element);
    return [parseFloat(textUnderlineOffset), parseFloat(textDecorationThickness)];
  });
  const [place, acts, reported] = [await line("#doc a[data-type=place]"), await line("#doc .acts"), await line("#doc .reported")];
  assert.ok(place[0] + place[1] + 1 <= acts[0], `${place} above ${acts}`);
  assert.ok(acts[0] + acts[1] + 1 <= reported[0], `${acts} above ${reported}`);
});

for (const forcedColors of ["none", "active"]) {
  test(`a state that acts has another sign than a place, forced colours ${forcedColors}`, async (t) => {
    const page = await reader.open(t, { forcedColors });
    await read(page, TALKS);
    const state = mention(page, "North Korea");
    const place = mention(page, "Geneva");
    assert.equal(await state.getAttribute("data-sense"), "actor");
    assert.equal(await place.getAttribute("data-sense"), "location");
    const lines = (link) => link.evaluate((a) => [a, ...a.querySelectorAll("*")].map((element) => {
      const { textDecorationLine, textDecorationStyle } = getComputedStyle(element);
      return `${textDecorationLine} ${textDecorationStyle}`;
    }));
    assert.deepEqual(await lines(place), ["underline dashed"]);
    assert.deepEqual(await lines(state), ["underline dashed", "underline solid"]);
  });
}

test("what is not sure has a fainter line and a question mark that is no text", async (t) => {
  const page = await reader.open(t);
  await read(page, TALKS);
  const { mentions } = await download(page);
  const doubtful = mentions.filter(({ confidence, form }) => confidence <= 0.7 && form !== "pronoun");
  assert.ok(doubtful.length > 0, "there is something doubtful");
  for (const { id, text } of mentions) {
    const last = page.locator(`#doc a[data-mention="${id}"]`).last();
    const sign = await last.evaluate((a) => getComputedStyle(a, "::after").content);
    assert.equal(/\?/.test(sign), doubtful.some((one) => one.id === id), `${text}: ${sign}`);
  }
  const box = (selector) => page.locator(selector).first().boundingBox();
  const selector = `#doc a[data-mention="${doubtful[0].id}"]`;
  const faint = await style(page.locator(selector).first(), "textDecorationColor");
  const before = await box(selector);
  await page.locator(selector).evaluateAll((all) => all.forEach((a) => a.removeAttribute("data-doubt")));
  assert.deepEqual(await box(selector), before, "no letter has moved");
  assert.notDeepEqual(await style(page.locator(selector).first(), "textDecorationColor"), faint);
  assert.equal(await page.locator("#doc").textContent(), TALKS);
});

test("pronouns bear no line until their entity is lit", async (t) => {
  const page = await reader.open(t, { viewport: { width: 1440, height: 900 } });
  await read(page, TALKS);
  const pronoun = page.locator("#doc a.pronoun").first();
  assert.deepEqual(await style(pronoun, "textDecorationLine", "backgroundColor"), ["none", "rgba(0, 0, 0, 0)"]);
  const entity = await pronoun.getAttribute("data-entity");
  await page.locator(`#doc a[data-entity="${entity}"]:not(.pronoun)`).first().focus();
  await page.locator("#doc a.pronoun[data-lit=entity]").first().waitFor();
  assert.notEqual((await style(pronoun, "backgroundColor"))[0], "rgba(0, 0, 0, 0)");
  await page.locator("#doc").evaluate((doc) => doc.setAttribute("data-pronouns", "shown"));
  assert.deepEqual(await style(pronoun, "textDecorationLine"), ["underline"]);
});

test("the lines below lit words keep the colours of their types", async (t) => {
  const page = await reader.open(t, { viewport: { width: 1440, height: 900 } });
  await read(page, NEWS);
  const { quotes } = await download(page);
  const link = page.locator("#doc mark[data-quote] a.mention:not(.pronoun)").first();
  const id = await link.evaluate((a) => a.closest("[data-quote]").dataset.quote);
  assert.ok(quotes.some((quote) => quote.id === id));
  const [line] = await style(link, "textDecorationColor");
  const { x, y, width, height } = await link.boundingBox();
  const clip = { x, y, width, height: height + 4 };
  assert.ok(has(await pixels(page, clip), channels(line)), "unlit");
  await page.locator(`[data-panel=quotes] [data-quote="${id}"]`).hover();
  await page.locator(`#doc mark[data-quote="${id}"][data-lit=entity]`).first().waitFor();
  const painted = await pixels(page, clip);
  const ground = await page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue("--lit").trim());
  assert.ok(has(painted, channels(ground)), "the ground is lit");
  assert.ok(has(painted, channels(line)), "the line is its type's");
});

test("a quote that is pointed at lights its pieces, cue and speaker, without a card", async (t) => {
  const page = await reader.open(t, { viewport: { width: 1440, height: 900 } });
  await read(page, NEWS);
  const { quotes, mentions } = await download(page);
  const quote = quotes.find(({ parts, cue, speaker }) => parts.length > 1 && cue && speaker);
  await page.locator(`[data-panel=quotes] [data-quote="${quote.id}"]`).hover();
  await page.locator(`#doc mark[data-quote="${quote.id}"][data-lit]`).first().waitFor();
  assert.deepEqual(await lit(page, "entity"), quote.parts.map(({ text }) => text).sort());
  assert.deepEqual(await lit(page, "cue"), [quote.cue.text]);
  assert.deepEqual(await lit(page, "speaker"), [mentions.find(({ id }) => id === quote.speaker.mention).text]);
  assert.equal(await page.locator("[data-card]").count(), 0);
});

test("forced colours: most of a page of quotes is no mark, and what is lit is one", async (t) => {
  const page = await reader.open(t, { viewport: { width: 1440, height: 900 }, forcedColors: "active" });
  await read(page, articleOf(600));
  const [canvas] = await style(page.locator("body"), "backgroundColor");
  const own = page.locator("#doc .own").first();
  const plain = await style(own, "backgroundColor", "textDecorationLine", "textDecorationThickness");
  assert.ok(["rgba(0, 0, 0, 0)", canvas].includes(plain[0]), `own words stand on ${plain[0]}`);
  assert.equal(plain[1], "underline");
  assert.ok(parseFloat(plain[2]) > 1, "a line thicker than reported words have");
  const note = page.locator("[data-note]").first();
  const [unlit] = await style(note, "backgroundColor");
  await note.focus();
  await page.locator("[data-note].lit").first().waitFor();
  const [ground, letters] = await style(note, "backgroundColor", "color");
  assert.notEqual(ground, unlit, "the lit name is marked");
  const { x, y, width, height } = await note.boundingBox();
  const painted = await pixels(page, { x, y, width, height });
  assert.ok(has(painted, channels(letters), 60), "its letters are seen");
  assert.ok(painted.some((pixel) => contrast(`rgb(${pixel})`, letters) >= 4.5), "on a ground that lets them be read");
  const q = page.locator("[data-card] .why q").first();
  if (await q.count()) assert.notEqual((await style(q, "backgroundColor"))[0], canvas, "the evidence is marked");
});
