// The frame: what is lit is what was clicked, nothing opens by itself, the pane and the sheets, keys, address and reload.

import { test } from "node:test";
import assert from "node:assert/strict";
import { startReader, read, results, paste, mention, card, lit, openTab } from "./reader.mjs";
import { NEWS, NEWS_FACTS, articleOf } from "./fixtures.mjs";

const reader = await startReader();
const LONG = articleOf(2400);
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
/** Waits until the models have come and the article has been read with them. */
const settled = async (page) => {
  await page.locator(".fetching").waitFor({ state: "detached" });
  await page.waitForTimeout(QUIET);
};
/** Time enough for a slip to open, if one were to. */
const QUIET = 700;

for (const width of [1280, 1440, 1600]) {
  test(`${width} px: a click on any row lights what was clicked, and nothing else`, async (t) => {
    const page = await reader.open(t, { viewport: { width, height: 900 } });
    await read(page, LONG);
    for (const [tab, panel, attribute] of [["said", "quotes", "quote"], ["who", "actors", "entity"], ["where", "places", "entity"]]) {
      await openTab(page, tab);
      const rows = page.locator(`[data-panel=${panel}] li[data-${attribute}]`);
      const count = await rows.count();
      // Every row of a short list; of a long one every few, to its end.
      for (let i = 0; i < count; i += Math.max(1, Math.floor(count / 12))) {
        const row = rows.nth(i);
        if (!(await row.isVisible())) continue; // folded away
        await row.scrollIntoViewIfNeeded();
        const box = await row.boundingBox();
        const id = await row.getAttribute(`data-${attribute}`);
        // A real pointer, that stays where it is while the page moves below it.
        await page.mouse.move(box.x + 60, box.y + box.height - 12, { steps: 3 });
        await page.mouse.down();
        await page.mouse.up();
        await page.waitForTimeout(QUIET / 2);
        const shining = await lit(page, "entity");
        const expected = await page.evaluate(([attribute, id]) => [...document.querySelectorAll(`#doc [data-${attribute}="${id}"]`)].map((e) => e.textContent), [attribute, id]);
        assert.deepEqual([...shining].sort(), [...expected].sort(), `${panel}, row ${i} (${id})`);
        const seen = await page.evaluate(([attribute, id]) => [...document.querySelectorAll(`#doc [data-${attribute}="${id}"]`)].some((e) => {
          const { top, bottom } = e.getBoundingClientRect();
          return bottom > 0 && top < innerHeight;
        }), [attribute, id]);
        assert.ok(seen, `${id} is in view`);
        await page.keyboard.press("Escape");
      }
    }
  });
}

test("no card opens by itself: after a sample, while the page scrolls, over a selection", async (t) => {
  const page = await reader.open(t);
  await page.locator("button[data-action=sample]").first().click();
  await results(page);
  await page.waitForTimeout(QUIET);
  assert.equal(await card(page).count(), 0, "the pointer rests where the button was");

  const word = await mention(page, "Soyalan").boundingBox();
  await page.mouse.move(word.x + 400, 300);
  for (let i = 0; i < 8; i++) {
    await page.mouse.wheel(0, 90);
    await page.waitForTimeout(QUIET / 2);
    assert.equal(await card(page).count(), 0, `wheel, stop ${i}`);
  }

  const quote = page.locator("#doc mark[data-quote]", { hasText: "The sea was shut" }).first();
  await quote.scrollIntoViewIfNeeded();
  const box = await quote.boundingBox();
  await page.mouse.dblclick(box.x + 60, box.y + 12);
  await page.waitForTimeout(QUIET);
  assert.ok(await page.evaluate(() => !getSelection().isCollapsed), "a word is selected");
  assert.equal(await card(page).count(), 0, "a double click");
  await page.mouse.move(box.x + 20, box.y + 12);
  await page.mouse.down();
  await page.mouse.move(box.x + 160, box.y + 14, { steps: 6 });
  await page.mouse.up();
  await page.waitForTimeout(QUIET);
  assert.equal(await card(page).count(), 0, "words are selected");
});

test("a quote's own words open no slip, and light the quote with its speaker", async (t) => {
  const page = await reader.open(t);
  await read(page, NEWS);
  await page.locator("#doc mark[data-quote]", { hasText: NEWS_FACTS.quote.text }).first().hover({ position: { x: 12, y: 10 } });
  await page.waitForFunction(() => document.querySelector("#doc [data-lit=speaker]"));
  const grounds = await page.evaluate(() => ["mark[data-lit=entity]", "mark:not([data-lit])"].map((mark) => getComputedStyle(document.querySelector(`#doc ${mark} .own`)).backgroundColor));
  assert.notEqual(grounds[0], grounds[1], "its own words are lit");
  await page.waitForTimeout(QUIET);
  assert.equal(await card(page).count(), 0);
});

test("the slip says who, what and why in three lines, and covers none of its evidence", async (t) => {
  const page = await reader.open(t);
  await read(page, NEWS);
  for (const name of ["Maria Lopez", "Lopez", "Okafor", "Harbour Workers Union"]) {
    await page.mouse.move(2, 2);
    await card(page).waitFor({ state: "hidden" });
    await mention(page, name).hover();
    await card(page).waitFor();
    assert.equal(await card(page).getAttribute("data-card"), "slip");
    assert.equal(await card(page).locator("p").count(), 3);
    const covered = await page.evaluate(() => {
      const slip = document.querySelector("[data-card]").getBoundingClientRect();
      return [...(CSS.highlights.get("evidence") ?? [])].filter((range) => {
        const { left, right, top, bottom } = range.getBoundingClientRect();
        return left < slip.right && right > slip.left && top < slip.bottom && bottom > slip.top;
      }).map(String);
    });
    assert.deepEqual(covered, [], name);
  }
  await mention(page, "Lopez").click();
  await page.locator("[data-card=open]").waitFor();
});

for (const width of [900, 1024, 1280, 1920]) {
  test(`${width} px: the pane stays in view while the text scrolls, and its list follows`, async (t) => {
    const page = await reader.open(t, { viewport: { width, height: 700 } });
    await read(page, LONG);
    const last = await page.locator("#doc mark[data-quote]").last().getAttribute("data-quote");
    await page.mouse.move(20, 400);
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await page.waitForFunction(() => document.querySelector("[data-panel=quotes] [data-here]"));
    await page.evaluate((last) => document.querySelector(`#doc mark[data-quote="${last}"]`).scrollIntoView({ block: "start" }), last);
    await page.evaluate(() => scrollBy(0, -150));
    await page.waitForFunction(() => {
      const here = document.querySelector("[data-panel=quotes] [data-here]")?.getBoundingClientRect();
      const list = document.querySelector(".lists").getBoundingClientRect();
      return here && here.top >= list.top - 2 && here.top < list.bottom;
    });
    const { top, bottom } = await page.locator("[role=tablist]").evaluate((e) => e.getBoundingClientRect().toJSON());
    assert.ok(top >= 0 && bottom < 700, "the tabs can be seen");
    const covered = await page.locator("[role=tab]").evaluateAll((tabs) => tabs.filter((tab) => {
      const { right, top, bottom } = tab.getBoundingClientRect();
      return document.elementFromPoint(right - 2, (top + bottom) / 2)?.closest("[role=tab]") !== tab;
    }).map((tab) => tab.innerText));
    assert.deepEqual(covered, [], "whole, with their counts");
  });
}

test("ten seconds: the first window of a common laptop holds the brief and three quotes in full, with their speakers", async (t) => {
  const page = await reader.open(t);
  await read(page, NEWS);
  assert.match(await page.locator("[data-brief]").innerText(), /Maria Lopez.* (is|are) quoted/s);
  const seen = await page.locator("[data-panel=quotes] li[data-quote]").evaluateAll((rows) => rows.filter((row) => {
    const { top, bottom } = row.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight && row.querySelector(".name").innerText && !/…$/.test(row.querySelector(".words").innerText);
  }).length);
  assert.ok(seen >= 3, `${seen} quotes`);
});

test("tabs: one is open, arrows lead on, the others are hidden", async (t) => {
  const page = await reader.open(t);
  await read(page, NEWS);
  const open = () => page.locator("[role=tab][aria-selected=true]").getAttribute("data-tab");
  const shown = () => page.locator("[data-panel]").evaluateAll((all) => all.filter((e) => e.checkVisibility()).map((e) => e.dataset.panel));
  assert.equal(await open(), "said");
  assert.deepEqual(await shown(), ["quotes"]);
  await page.locator("[role=tab][data-tab=said]").focus();
  await page.keyboard.press("ArrowRight");
  assert.equal(await open(), "who");
  assert.deepEqual(await shown(), ["actors"]);
  assert.equal(await page.evaluate(() => document.activeElement.dataset.tab), "who");
  await page.keyboard.press("End");
  assert.deepEqual(await shown(), ["doubts"]);
  for (const tab of await page.locator("[role=tab]").all()) {
    assert.equal(await page.locator(`#${await tab.getAttribute("aria-controls")}`).count(), 1);
  }
});

test("a phone: tabs at the bottom edge, a sheet at half height, a row leads into the text, a line leads on and back", async (t) => {
  const page = await reader.open(t, PHONE);
  await read(page, NEWS);
  await settled(page);
  for (const tab of ["said", "who", "where"]) {
    const box = await page.locator(`[role=tab][data-tab=${tab}]`).boundingBox();
    assert.ok(box.y + box.height <= 844 && box.y > 700 && box.height >= 44, `${tab} is one touch away`);
  }
  await page.locator("[role=tab][data-tab=said]").tap();
  const sheet = await page.locator(".sheet").boundingBox();
  assert.ok(sheet.height > 350 && sheet.height < 500, `half height: ${sheet.height}`);
  await page.locator("[data-panel=quotes] li[data-quote]").nth(2).locator(".words").tap();
  await page.locator(".sheet").waitFor({ state: "hidden" });
  const place = page.locator("[data-action=walk-list]");
  assert.match(await place.innerText(), /Said 3 of \d+/);
  assert.equal(await card(page).count(), 0, "nothing lies over the text");
  assert.ok((await lit(page, "entity")).length > 0);
  await page.locator("[data-action=walk-on]").tap();
  assert.match(await place.innerText(), /Said 4 of/);
  await place.tap();
  await page.locator(".sheet").waitFor();
});

test("three tabs to the text; the skip link leads there at once", async (t) => {
  const page = await reader.open(t);
  await read(page, NEWS);
  await page.evaluate(() => document.activeElement?.blur());
  const inText = () => page.evaluate(() => Boolean(document.activeElement.closest("#doc")));
  await page.keyboard.press("Tab");
  assert.ok(await page.evaluate(() => document.activeElement.classList.contains("skip") && document.activeElement.getBoundingClientRect().top >= 0), "the skip link shows");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  assert.ok(await inText());
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Enter");
  assert.ok(await inText());
});

test("letters are shortcuts, a question mark lists them, and they can be switched off", async (t) => {
  const page = await reader.open(t);
  await read(page, NEWS);
  await page.keyboard.press("2");
  await page.locator("[role=tab][data-tab=who][aria-selected=true]").waitFor();
  await page.keyboard.press("/");
  await page.waitForFunction(() => document.activeElement.id === "find");
  await page.keyboard.type("q?1");
  assert.equal(await page.locator("#find").inputValue(), "q?1", "in a field they are letters");
  await page.locator("#find").fill("");
  await page.keyboard.press("Escape");
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press("q");
  await page.locator("[data-card=open]").waitFor();
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  await page.locator("dialog#help[open]").waitFor();
  await page.locator("#letters").uncheck();
  await page.keyboard.press("Escape");
  await page.locator("dialog#help").waitFor({ state: "hidden" });
  await page.keyboard.press("1");
  assert.equal(await page.locator("[role=tab][data-tab=who]").getAttribute("aria-selected"), "true");
  await page.reload();
  await results(page);
  await page.keyboard.press("?");
  assert.equal(await page.locator("dialog#help").isVisible(), false, "off in the next visit too");
  await page.locator("button[data-action=help]").click();
  await page.locator("dialog#help[open]").waitFor();
});

test("after New article the focus is in the empty text area", async (t) => {
  const page = await reader.open(t);
  await read(page, NEWS);
  await page.locator("button[data-action=new]").click();
  await page.waitForFunction(() => document.activeElement.id === "source");
});

test("the tab's title is the headline; back and forward lead from page to page", async (t) => {
  const page = await reader.open(t);
  const home = page.url();
  // From inside of the page, so that the browser has heard of every address that the page wrote before it is asked to go.
  const go = async (steps, from) => {
    await page.waitForFunction((pattern) => new RegExp(pattern).test(location.hash), from);
    await page.evaluate((by) => history.go(by), steps);
  };
  assert.match(await page.title(), /^Pressmark/);
  await read(page, NEWS);
  await page.waitForFunction(() => document.title === "Minister defends ferry line as union calls strike · Pressmark");
  await page.locator("button[data-action=edit]").click();
  await page.locator("#source").waitFor();
  await go(-1, "^#/a/[a-z2-9]{9}/edit$");
  await page.locator("#doc").waitFor();
  assert.equal(await page.locator("#source").count(), 0);
  await go(-1, "^#/a/[a-z2-9]{9}$");
  await page.waitForFunction(() => document.title.startsWith("Pressmark"));
  assert.equal(await page.locator("#source").inputValue(), "");
  assert.equal(page.url(), home);
  await go(1, "^$");
  await results(page);
  assert.equal(await page.locator("#doc").textContent(), NEWS);
});

test("a reload finds the tab, the filters and the line as they were", async (t) => {
  const page = await reader.open(t);
  await read(page, LONG);
  await openTab(page, "where");
  await page.locator("button[data-filter=organization]").click();
  await page.evaluate(() => scrollTo(0, 3000));
  const line = () => page.evaluate(() => {
    const first = [...document.querySelectorAll("#doc [data-paragraph]")].find((p) => p.getBoundingClientRect().bottom > 64);
    return [first.dataset.paragraph, Math.round(first.getBoundingClientRect().top)];
  });
  const before = await line();
  await page.reload();
  await results(page);
  await page.waitForFunction(([paragraph, top]) => {
    const now = document.querySelector(`#doc [data-paragraph="${paragraph}"]`);
    return now && Math.abs(now.getBoundingClientRect().top - top) < 4;
  }, before);
  assert.equal(await page.locator("[role=tab][aria-selected=true]").getAttribute("data-tab"), "where");
  assert.equal(await page.locator("button[data-filter=organization]").getAttribute("aria-pressed"), "false");
});

test("an address that ends in the id of a name leads to it", async (t) => {
  const page = await reader.open(t);
  await read(page, LONG);
  await page.evaluate(() => { location.hash = "#m40"; });
  await page.locator("[data-card=open]").waitFor();
  const { top } = await page.locator("#m40").evaluate((e) => e.getBoundingClientRect().toJSON());
  assert.ok(top > 0 && top < 900);
});

test("editing happens in the place of the article, at the line that was read, and leads back to it", async (t) => {
  const page = await reader.open(t);
  await read(page, LONG);
  await page.evaluate(() => scrollTo(0, 2500));
  await page.waitForTimeout(QUIET); // blocks that come near are laid out
  const before = await page.evaluate(() => {
    const first = [...document.querySelectorAll("#doc [data-paragraph]")].find((p) => p.getBoundingClientRect().bottom > 64);
    return { words: first.textContent.slice(0, 60), top: first.getBoundingClientRect().top };
  });
  // By a real pointer: the driver's own click scrolls the page to reach what is sticky.
  const { x, y } = await page.locator("button[data-action=edit]").boundingBox();
  await page.mouse.click(x + 10, y + 10);
  await page.locator("#source").waitFor();
  assert.equal(await page.locator("#doc").count(), 0, "there is no second copy of the text");
  const caret = await page.locator("#source").evaluate((area) => area.value.slice(area.selectionStart, area.selectionStart + 60));
  assert.equal(caret, before.words);
  await page.keyboard.type("Ingrid Svensson smiled. ");
  const done = await page.locator("button[data-action=read]").boundingBox();
  await page.mouse.click(done.x + 10, done.y + 10);
  await page.locator("#doc", { hasText: "Ingrid Svensson smiled." }).waitFor();
  await page.waitForTimeout(QUIET);
  const after = await page.evaluate(() => [...document.querySelectorAll("#doc [data-paragraph]")].find((p) => p.textContent.startsWith("Ingrid Svensson smiled. "))?.getBoundingClientRect().top);
  // Browsers scroll to where one types, so it need not stand where it stood; but it is seen, without a step of the reader's.
  assert.ok(after > 40 && after < 800, `${before.top} before, ${after} after`);
});

test("what was forgotten can be had back", async (t) => {
  const page = await reader.open(t);
  await read(page, NEWS);
  await page.locator("button[data-action=forget]").click();
  await page.locator("button[data-action=undo]").click();
  await results(page);
  assert.equal(await page.locator("#doc").textContent(), NEWS);
});

test("what has happened is said, and goes by itself", async (t) => {
  const page = await reader.open(t);
  await read(page, NEWS);
  await page.locator("button[data-action=copy-json]").click();
  await page.locator(".happened.news > div", { hasText: "JSON copied" }).waitFor();
  await page.locator("[data-brief]").waitFor();
  assert.ok((await page.locator("[data-brief]").innerText()).length > 20, "what was found still stands");
});
