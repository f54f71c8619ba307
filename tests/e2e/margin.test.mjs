// Who says it, in the margin: a name beside each quote where the window is wide, never a part of the text.

import { test } from "node:test";
import assert from "node:assert/strict";
import { startReader, read, download, card, lit, openTab } from "./reader.mjs";
import { NEWS, NEWS_FACTS, articleOf } from "./fixtures.mjs";

const reader = await startReader();
const WIDE = { viewport: { width: 1440, height: 900 } };

/** Several speakers in one paragraph, quotes that begin on one line, one whose speaker is not named. */
const DEBATE = `Council argues about the pier

Mayor Ada Lund said “no.” Peter Holm said “yes.” Ingrid Svensson said “perhaps,” and Clara Rossi said “never.” Then Tomas Novak said “later.”

The hall was dark by then.

“Nobody is served by a closed harbour and an empty pier.”

The rain fell all night on the empty pier.
`;

/** Every note that is shown, with its box and the first line of its quote. */
const notes = (page) => page.evaluate(() => [...document.querySelectorAll("[data-note]")].filter((note) => note.checkVisibility()).map((note) => {
  const box = ({ top, bottom, left, right }) => ({ top, bottom, left, right });
  const mark = document.querySelector(`#doc mark[data-quote="${note.dataset.note}"]`);
  return { quote: note.dataset.note, name: note.querySelector(".name").innerText, box: box(note.getBoundingClientRect()), line: box(mark.getClientRects()[0]) };
}));

for (const [what, text] of [["an article", NEWS], ["many quotes on few lines", DEBATE], ["a long article", articleOf(1500)]]) {
  test(`${what}: each quote has the canonical name of its speaker beside it, and no two names overlap`, async (t) => {
    const page = await reader.open(t, { viewport: { width: 1440, height: 6000 } });
    await read(page, text);
    const { quotes, entities } = await download(page);
    await page.waitForFunction((count) => document.querySelectorAll("[data-note]").length === count, quotes.length);
    const shown = await notes(page);
    assert.ok(shown.length > 3);
    const name = ({ speaker }) => entities.find(({ id }) => id === speaker?.entity)?.name ?? "Not said who";
    assert.deepEqual(shown.map(({ quote, name }) => [quote, name]), quotes.map((quote) => [quote.id, name(quote)]));
    const { left } = await page.locator("#doc").boundingBox();
    let below = -Infinity;
    for (const { quote, box, line } of shown) {
      assert.ok(box.right <= line.left + 1 && box.left >= 0, `${quote} stands left of the text, right of ${left}`);
      assert.ok(box.top >= below, `${quote} does not overlap the one before it`);
      const alone = box.top > below + 5;
      if (alone) assert.ok(box.top < line.bottom && box.bottom > line.top, `${quote} stands beside its line`);
      below = box.bottom;
    }
    assert.equal(await page.locator("#doc").textContent(), text, "the margin is no part of the text");
  });
}

for (const width of [1280, 1440]) {
  for (const words of [600, 1500, 2500, 6000, 20_000]) {
    test(`${words} words at ${width} px: wherever the reader is, quotes in view have their names in view`, async (t) => {
      const page = await reader.open(t, { viewport: { width, height: 900 } });
      await read(page, articleOf(words));
      await page.locator("#doc[aria-busy=false]").waitFor();
      const { bottom } = await page.evaluate(() => document.querySelector("#doc").getBoundingClientRect());
      // Every 400 px; of a very long article every window that many, so that the test ends.
      const step = words > 6000 ? 2300 : 400;
      for (let y = 0; y < bottom; y += step) {
        await page.evaluate((y) => scrollTo(0, y), y);
        await page.waitForFunction(() => {
          const first = new Map();
          for (const mark of document.querySelectorAll("#doc mark[data-quote]")) if (!first.has(mark.dataset.quote)) first.set(mark.dataset.quote, mark);
          const seen = [...first].filter(([, mark]) => {
            const { top, bottom } = mark.getClientRects()[0];
            return top > 70 && bottom < innerHeight - 70;
          });
          return seen.every(([id]) => {
            const note = document.querySelector(`[data-note="${id}"]`);
            const { top, bottom } = note?.getBoundingClientRect() ?? {};
            return note?.checkVisibility() && top > 0 && bottom < innerHeight;
          });
        }, undefined, { timeout: 3000 }).catch(() => assert.fail(`at ${y} px of ${Math.round(bottom)}`));
      }
    });
  }
}

/** Who says the second quote stands in the paragraph before it alone. */
const GUESSES = `Harbour talks go on

Mayor Ada Lund spoke to reporters after the meeting. “We will not move,” Lund said.

“Nobody is served by a closed harbour and an empty pier.”
`;

test("a name that is a guess bears a question mark, and says so to who hears it", async (t) => {
  const page = await reader.open(t, WIDE);
  await read(page, GUESSES);
  const { quotes } = await download(page);
  const doubtful = ({ speaker, confidence }) => speaker !== null && Math.min(speaker.confidence, confidence) <= 0.7;
  assert.ok(quotes.some(doubtful) && !quotes.every(doubtful), JSON.stringify(quotes.map(({ confidence, speaker }) => [confidence, speaker?.confidence])));
  for (const quote of quotes) {
    const note = page.locator(`[data-note="${quote.id}"]`);
    const sign = await note.locator(".name").evaluate((name) => getComputedStyle(name, "::after").content);
    assert.equal(sign.includes("?"), doubtful(quote), quote.parts[0].text);
    assert.equal(/, (likely|a guess): /.test(await note.textContent()), doubtful(quote), await note.textContent());
  }
});

test("a quote whose speaker the text does not name says so", async (t) => {
  const page = await reader.open(t, WIDE);
  await read(page, DEBATE);
  assert.equal((await notes(page)).at(-1).name, "Not said who");
});

test("names move with their lines when the window changes, and go where it is narrow or on paper", async (t) => {
  const page = await reader.open(t, { viewport: { width: 1440, height: 3000 } });
  await read(page, NEWS);
  await page.setViewportSize({ width: 1200, height: 3000 });
  await page.waitForFunction(() => [...document.querySelectorAll("[data-note]")].every((note) => {
    const line = document.querySelector(`#doc mark[data-quote="${note.dataset.note}"]`).getClientRects()[0];
    const { top, bottom } = note.getBoundingClientRect();
    return top < line.bottom + 20 && bottom > line.top;
  }));
  await page.setViewportSize({ width: 1000, height: 900 });
  assert.equal((await notes(page)).length, 0);
  await page.setViewportSize({ width: 1440, height: 900 });
  assert.ok((await notes(page)).length > 3);
  await page.emulateMedia({ media: "print" });
  assert.equal((await notes(page)).length, 0);
});

test("a name and its quote light each other, and the card is the quote's", async (t) => {
  const page = await reader.open(t, WIDE);
  await read(page, NEWS);
  const { quotes } = await download(page);
  const quote = quotes.find(({ parts }) => parts[0].text === NEWS_FACTS.quote.text);
  const note = page.locator(`[data-note="${quote.id}"]`);
  const background = () => note.evaluate((element) => getComputedStyle(element).backgroundColor);
  const plain = await background();
  await note.hover();
  await card(page).waitFor();
  assert.deepEqual(await lit(page, "entity"), quote.parts.map(({ text }) => text).sort());
  await page.mouse.move(2, 2);
  await card(page).waitFor({ state: "hidden" });
  assert.equal(await background(), plain);
  await page.locator(`#doc mark[data-quote="${quote.id}"]`).first().hover({ position: { x: 12, y: 10 } });
  await page.waitForFunction((id) => document.querySelector(`[data-note="${id}"].lit`), quote.id);
  assert.notEqual(await background(), plain, "the name stands out");
});

test("a speaker in the actors and in the quotes lights all that they say, in the text only once the card is pinned", async (t) => {
  const page = await reader.open(t, WIDE);
  await read(page, NEWS);
  const { quotes, entities } = await download(page);
  const speaker = entities.find(({ id }) => id === quotes[0].speaker.entity);
  const said = quotes.filter((quote) => quote.speaker?.entity === speaker.id);
  const expected = said.flatMap(({ parts }) => parts.map(({ text }) => text)).sort();
  assert.ok(expected.length > 1);
  const places = [
    `[data-panel=actors] [data-entity="${speaker.id}"] button`,
    `[data-panel=quotes] [data-entity="${speaker.id}"]`,
  ];
  const name = page.locator(`#doc a[data-entity="${speaker.id}"]`).first();
  await name.hover();
  await card(page).waitFor();
  assert.deepEqual(await lit(page, "said"), [], "a glance");
  await name.click();
  await page.locator("[data-card=open]").waitFor();
  assert.deepEqual(await lit(page, "said"), expected, "the card");
  await page.keyboard.press("Escape");
  await page.mouse.move(2, 2);
  for (const place of places) {
    if (place.includes("data-panel")) await openTab(page, place.includes("actors") ? "who" : "said");
    for (const reach of ["hover", "focus"]) {
      await page.locator(place).first()[reach]();
      await page.waitForFunction(() => document.querySelector("#doc [data-lit=said]"));
      assert.deepEqual(await lit(page, "said"), expected, `${reach} on ${place}`);
      const shining = await page.locator("[data-note].lit").evaluateAll((all) => all.map((note) => note.dataset.note));
      assert.deepEqual(shining, said.map(({ id }) => id), `${reach} on ${place}`);
      await page.mouse.move(2, 2);
      await page.evaluate(() => document.activeElement.blur());
      await page.waitForFunction(() => !document.querySelector("#doc [data-lit=said]"));
    }
  }
});

test("by speaker, the quotes of one stand together and in order", async (t) => {
  const page = await reader.open(t, WIDE);
  await read(page, NEWS);
  const { quotes } = await download(page);
  await page.locator("button[data-order=speaker]").click();
  const rows = await page.locator("[data-panel=quotes] li[data-quote]").evaluateAll((all) => all.map((row) => row.dataset.quote));
  const speakerOf = (id) => quotes.find((quote) => quote.id === id).speaker?.entity;
  const runs = rows.map(speakerOf).filter((speaker, i, all) => speaker !== all[i - 1]);
  assert.equal(new Set(runs).size, runs.length, "one run a speaker");
  for (const speaker of runs) {
    assert.deepEqual(rows.filter((id) => speakerOf(id) === speaker), quotes.filter((quote) => quote.speaker?.entity === speaker).map(({ id }) => id));
  }
});

test("keyboard: one stop in the margin, arrows from name to name, Enter into the card, Escape back", async (t) => {
  const page = await reader.open(t, WIDE);
  await read(page, NEWS);
  assert.equal(await page.locator("[data-note][tabindex='0']").count(), 1);
  await page.locator("[data-note]").first().focus();
  await card(page).waitFor();
  const focused = () => page.evaluate(() => document.activeElement.dataset.note);
  const [first, second] = await page.locator("[data-note]").evaluateAll((all) => all.map((note) => note.dataset.note));
  await page.keyboard.press("ArrowDown");
  await page.waitForFunction((id) => document.activeElement.dataset.note === id, second);
  await page.keyboard.press("ArrowUp");
  await page.waitForFunction((id) => document.activeElement.dataset.note === id, first);
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector("[data-card]")?.contains(document.activeElement));
  await page.keyboard.press("Escape");
  await card(page).waitFor({ state: "hidden" });
  assert.equal(await focused(), first);
});

test("a copy of everything that can be selected holds no name of the margin beside the text", async (t) => {
  const page = await reader.open(t, WIDE);
  await read(page, NEWS);
  const selected = await page.evaluate(() => {
    const column = document.querySelector("#doc").parentElement;
    getSelection().selectAllChildren(column);
    return String(getSelection());
  });
  assert.equal(selected.replaceAll(/\n+/g, "\n").trim(), NEWS.replaceAll(/\n+/g, "\n").trim());
});
