// The ten tasks of `docs/desk.md`, each by mouse, by finger and by keys, within its budget of steps. A step is a press of a button, a
// finger or a key; letters that are typed into a field count one by one. The mention or quote is in view, and the desk is open.

import { test } from "node:test";
import assert from "node:assert/strict";
import { startReader, read, download, mention, card } from "./reader.mjs";

const reader = await startReader();

const MILL = `Mill to close, says Oakline

Oakline will close the mill in Varsund in May. “Nobody is to blame,” Ada Lund said on Monday. “We have looked at every figure.”

Lund spoke for an hour. She said the town had been told in March. Ben Okoro, who runs the canteen, laughed. “They told nobody,” Okoro said. The canteen is full.

Oakline bought the mill in 2009. The Herald wrote then that Oakline would keep it.
`;

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/** What a reader works with: how something is pressed, and how many presses there were. */
function hand(page, by) {
  const used = { steps: 0 };
  return Object.assign(used, {
    by,
    page,
    /** Presses an element; by keys, the key that stands for it. */
    async press(element, key) {
      used.steps++;
      if (by === "keys") return page.keyboard.press(key);
      await element.waitFor();
      return by === "touch" ? element.tap() : element.click();
    },
    async type(words) {
      used.steps += words.length;
      await page.keyboard.type(words);
    },
  });
}

const desk = (page) => page.locator("[data-card] .desk");
const said = (page, words) => page.locator("[role=status]", { hasText: words }).first().waitFor();
const texts = ({ mentions }, words) => mentions.filter(({ text }) => text === words);
const quoteOf = ({ quotes }, words) => quotes.find(({ parts }) => parts[0].text.includes(words));
const nameOf = ({ entities }, id) => entities.find((entity) => entity.id === id)?.name;

/** The mention is at hand: in view, and by keys it has the focus. */
async function at(hand, name) {
  const found = mention(hand.page, name);
  await found.waitFor();
  if (hand.by === "keys") await found.focus();
  return found;
}

/** The quote is at hand: its row in the list, by finger its words in the text. */
async function atQuote(hand, words) {
  const { page, by } = hand;
  if (by === "touch") return page.locator("#doc [data-quote]", { hasText: words }).first();
  const row = page.locator("[data-panel=quotes] .row button", { hasText: words }).first();
  if (by === "keys") await row.focus();
  return row;
}

/** Another card is opened and the desk in it, once; then it is closed. */
async function openDesk(page) {
  await page.keyboard.press("Escape"); // The tools of a narrow window may be open.
  await mention(page, "Varsund").click();
  await card(page).locator("[data-action=correct]").click();
  await desk(page).locator("[data-action=confirm]").waitFor();
  await page.keyboard.press("Escape");
  await card(page).waitFor({ state: "detached" });
}

/** Words of the text are selected: by a double click, a finger's long press (which no driver has), or Alt+A and arrows. */
async function select(hand, words, near, arrows = []) {
  const { page } = hand;
  if (hand.by === "keys") {
    await mention(page, near).focus();
    for (const key of ["Alt+a", ...arrows]) await hand.press(null, key);
  } else {
    hand.steps++;
    await page.evaluate((words) => {
      const walker = document.createTreeWalker(document.getElementById("doc"), NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const at = walker.currentNode.data.indexOf(words);
        if (at >= 0) return getSelection().setBaseAndExtent(walker.currentNode, at, walker.currentNode, at + words.length);
      }
      throw new Error(`${words} stands in no piece of the text`);
    }, words);
  }
  await page.locator(".selected").waitFor();
}

/** Opens the card of what is at hand; it has this part of the desk. */
async function open(hand, found, part) {
  await hand.press(found, "Enter");
  await desk(hand.page).locator(part).first().waitFor();
}

const option = (page, words) => desk(page).locator("[role=option]", { hasText: words }).first();

/** A field that is opened by its letter, or by a press into it. */
const field = (hand, id, key) => hand.press(desk(hand.page).locator(`#${id}`), key);

const TASKS = [
  {
    task: "this is no name, in all its places",
    budget: { mouse: 2, touch: 2, keys: 2 },
    async act(hand) {
      await open(hand, await at(hand, "Oakline"), "[data-action=not-a-name]");
      await hand.press(desk(hand.page).locator("[data-action=not-a-name]"), "x");
      await said(hand.page, "Oakline is no name");
    },
    holds: (document) => assert.equal(texts(document, "Oakline").length, 0),
  },
  {
    task: "it is another type, in all its places",
    budget: { mouse: 2, touch: 2, keys: 5 },
    async act(hand) {
      await open(hand, await at(hand, "Oakline"), "[data-action=type]");
      const group = desk(hand.page).locator("[data-action=type]", { hasText: "Group" });
      if (hand.by === "keys") for (const key of ["t", "Tab", "Tab"]) await hand.press(null, key);
      await hand.press(group, "Enter");
      await said(hand.page, "Oakline is now: Group");
    },
    holds: (document) => assert.deepEqual([...new Set(texts(document, "Oakline").map(({ type }) => type))], ["group"]),
  },
  {
    task: "two actors are one",
    budget: { mouse: 3, touch: 3, keys: 5 },
    async act(hand) {
      await open(hand, await at(hand, "Oakline"), "#desk-same");
      await field(hand, "desk-same", "m");
      if (hand.by === "keys") await hand.type("he");
      await option(hand.page, "Herald").waitFor();
      await hand.press(option(hand.page, "Herald"), "Enter");
      await said(hand.page, "is the same as Herald");
    },
    holds(document) {
      const of = (name) => texts(document, name)[0].entity;
      assert.equal(of("Oakline"), of("Herald"));
    },
  },
  {
    task: "the wrong speaker",
    budget: { mouse: 2, touch: 2, keys: 5 },
    async act(hand) {
      await open(hand, await atQuote(hand, "told nobody"), "#desk-speaker");
      if (hand.by === "keys") {
        await field(hand, "desk-speaker", "k");
        await hand.type("lu");
      }
      await hand.press(option(hand.page, "Ada Lund"), "Enter");
      await said(hand.page, "is said by Ada Lund");
    },
    holds: (document) => assert.equal(nameOf(document, quoteOf(document, "told nobody").speaker.entity), "Ada Lund"),
  },
  {
    task: "the speaker is not in the text",
    budget: { mouse: 9, touch: 9, keys: 9 },
    async act(hand) {
      await open(hand, await atQuote(hand, "told nobody"), "#desk-speaker");
      await field(hand, "desk-speaker", "k");
      await hand.type("Cy Roe");
      await hand.press(option(hand.page, "Cy Roe"), "Enter");
      await said(hand.page, "is said by Cy Roe");
    },
    holds: (document) => assert.equal(quoteOf(document, "told nobody").speakerName, "Cy Roe"),
  },
  {
    task: "an actor has another name",
    budget: { mouse: 8, touch: 8, keys: 8 },
    async act(hand) {
      await open(hand, await at(hand, "Ada Lund"), "#desk-name");
      await field(hand, "desk-name", "r");
      await hand.page.locator("#desk-name").evaluate((field) => field.setSelectionRange(field.value.length, field.value.length));
      await hand.type("-Ros");
      await hand.press(desk(hand.page).locator("[data-action=rename]"), "Enter");
      await said(hand.page, "is called Ada Lund-Ros");
    },
    holds: (document) => assert.ok(document.entities.some(({ name }) => name === "Ada Lund-Ros")),
  },
  {
    task: "a name that was missed, and its twins",
    budget: { mouse: 2, touch: 2, keys: 6 },
    async act(hand) {
      // Behind his name: who, runs, the, canteen.
      await select(hand, "canteen", "Ben Okoro", ["ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight"]);
      await hand.press(hand.page.locator(".selected [data-action=add]").nth(1), "2");
      await said(hand.page, "canteen is now: Organization in 2 places");
    },
    holds: (document) => assert.equal(texts(document, "canteen").length, 2),
  },
  {
    task: "a line is no part of the article",
    budget: { mouse: 2, touch: 2, keys: 2 },
    async act(hand) {
      await select(hand, "bought", "Herald");
      await hand.press(hand.page.locator(".selected [data-action=furniture]"), "8");
      await said(hand.page, "is no part of the article");
    },
    holds: (document) => assert.equal(texts(document, "Herald").length, 0),
  },
  {
    task: "the last ten are taken back",
    budget: { mouse: 10, touch: 10, keys: 10 },
    async act(hand) {
      const { page } = hand;
      await mention(page, "Ada Lund").click();
      const chips = desk(page).locator("[data-action=type]");
      for (let n = 0; n < 10; n++) {
        const [chip, type] = n % 2 ? [chips.nth(0), "Person"] : [chips.nth(2), "Group"];
        await chip.click();
        await said(page, `Ada Lund is now: ${type}`);
        await page.waitForFunction((type) => document.querySelector("[data-card] [aria-pressed=true]")?.textContent === type, type);
      }
      for (let n = 0; n < 10; n++) {
        await hand.press(page.locator("button[data-action=undo]"), "Control+z");
        await said(page, "Taken back: Ada Lund is now");
        await page.waitForFunction((left) => (globalThis.pressmarkArticle.corrections.length === left), 9 - n);
      }
    },
    holds: (document, before) => assert.deepEqual({ ...document, generator: "" }, { ...before, generator: "" }),
  },
  {
    task: "what is in doubt is settled",
    budget: { mouse: 1, touch: 1, keys: 1 },
    async act(hand) {
      const { page } = hand;
      await page.locator("[role=tab][data-tab=check]").click();
      const first = page.locator(".question").first().locator("[data-action=answer]").first();
      await first.waitFor();
      if (hand.by === "keys") await first.focus();
      await hand.press(first, "1");
      await page.locator(".steps").waitFor();
    },
    holds: (document) => assert.equal(document.corrections.length >= 1, true),
  },
];

for (const { task, budget, act, holds } of TASKS) {
  for (const by of ["mouse", "touch", "keys"]) {
    test(`${task}: by ${by}, ${budget[by]} steps`, async (t) => {
      const page = await reader.open(t, by === "touch" ? PHONE : {});
      await read(page, MILL);
      const before = await download(page);
      await openDesk(page);
      const reading = hand(page, by);
      await act(reading);
      await page.waitForFunction(() => !document.querySelector("progress"));
      await page.waitForTimeout(300);
      holds(await download(page), before);
      assert.ok(reading.steps <= budget[by], `${reading.steps} steps`);
    });
  }
}
