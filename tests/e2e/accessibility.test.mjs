// axe-core over every state of the page, in light and dark, wide and narrow.

import { test } from "node:test";
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { startReader, read, mention, card, openTab } from "./reader.mjs";
import { readMapped } from "./mapped.mjs";
import { NEWS, NEWS_FACTS } from "./fixtures.mjs";

const reader = await startReader();
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe finds wrong, in words short enough to read in a test's output. */
async function findings(page) {
  await page.waitForTimeout(400); // fades end before colours are measured
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" ")}: ${failureSummary}`));
}

const STATES = {
  empty: async () => {},
  result: async (page) => read(page, NEWS),
  card: async (page) => {
    await read(page, NEWS);
    await mention(page, "Maria Lopez").click();
    await card(page).waitFor();
  },
  "quote card": async (page) => {
    await read(page, NEWS);
    await page.locator("#doc mark[data-quote]", { hasText: NEWS_FACTS.quote.text }).first().click({ position: { x: 12, y: 10 } });
    await card(page).waitFor();
  },
  desk: async (page) => {
    await read(page, NEWS);
    await mention(page, "Lopez").click();
    await card(page).locator("[data-action=correct]").click();
    await page.locator(".desk summary").click();
    await page.locator("#desk-same").focus();
    await page.locator(".desk [role=option]").first().waitFor();
  },
  "desk of a quote": async (page) => {
    await STATES["quote card"](page);
    await card(page).locator("[data-action=correct]").click();
    await page.locator("#desk-speaker").waitFor();
  },
  "something offered": async (page) => {
    await STATES.desk(page);
    await page.locator(".desk [data-action=type]", { hasText: "Group" }).click();
    await page.locator(".offer").waitFor();
  },
  "a place looked up": async (page) => {
    await readMapped(page, "Snow fell on Springfield all week.\n");
    await mention(page, "Springfield").click();
    await card(page).locator("[data-action=correct]").click();
    await page.locator("#desk-which").fill("bergen");
    await page.locator("#desk-which-list [role=option]").first().waitFor();
  },
  check: async (page) => {
    await read(page, NEWS);
    await openTab(page, "check");
    await page.locator(".question button").first().click();
    await page.locator(".steps").waitFor();
  },
  articles: async (page) => {
    await read(page, NEWS);
    await page.waitForFunction(() => "pressmark.shelf" in localStorage);
    await page.locator("button[data-action=new]").click();
    await page.locator(".shelf summary").click();
    await page.locator(".shelf [data-action=delete-article]").click();
    await page.locator(".shelf [data-action=undelete]").waitFor();
  },
  "words selected": async (page) => {
    await read(page, NEWS);
    await page.evaluate(() => getSelection().selectAllChildren(document.querySelector("#doc [data-mention]")));
    await page.locator(".selected").waitFor();
  },
  who: async (page) => {
    await read(page, NEWS);
    await openTab(page, "who");
    await page.locator("button[data-filter=organization]").click();
    await page.locator("button[data-action=unnamed]").click();
  },
  where: async (page) => {
    await read(page, NEWS);
    await openTab(page, "where");
  },
  "search and copy": async (page) => {
    await read(page, NEWS);
    await page.locator("input[type=search]").fill("lopez");
    await page.locator("button[data-action=copy-quote]").first().click();
    await page.locator("button[data-action=copy-as]").first().waitFor();
  },
  edit: async (page) => {
    await read(page, NEWS);
    await page.locator("button[data-action=edit]").click();
    await page.locator("#source").waitFor();
  },
  "highlights off": async (page) => {
    await read(page, NEWS);
    await page.locator("button[data-action=highlights]").click();
  },
};

for (const colorScheme of ["light", "dark"]) {
  for (const [state, reach] of Object.entries(STATES)) {
    test(`${state}, ${colorScheme}: axe-core finds nothing`, async (t) => {
      const page = await reader.open(t, { colorScheme });
      await reach(page);
      assert.deepEqual(await findings(page), []);
    });
  }
}

for (const state of ["empty", "result", "card", "something offered"]) {
  test(`${state} on a phone: axe-core finds nothing`, async (t) => {
    const page = await reader.open(t, { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
    await STATES[state](page);
    assert.deepEqual(await findings(page), []);
  });
}

for (const options of [{}, { colorScheme: "dark" }, { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }]) {
  test(`a chosen place and a moved map, ${JSON.stringify(options)}: axe-core finds nothing`, async (t) => {
    const page = await reader.open(t, options);
    await readMapped(page, "Snow fell on Springfield all week.\n");
    await page.locator("button[data-action=zoom-in]").click();
    await mention(page, "Springfield").click();
    await card(page).locator("button[data-action=choose-place]").first().click();
    await page.locator("button[data-action=undo]").waitFor();
    assert.deepEqual(await findings(page), []);
  });
}

test("no mark bears an aria-label, which its role forbids, and quotes point to their entries", async (t) => {
  const page = await reader.open(t);
  await read(page, NEWS);
  assert.equal(await page.locator("#doc mark[aria-label], #doc mark[aria-labelledby]").count(), 0);
  const dangling = await page.locator("#doc mark[data-quote]").evaluateAll((marks) => marks.filter((mark) => !document.getElementById(mark.getAttribute("aria-details"))).length);
  assert.equal(dangling, 0);
});

test("every mention links to its entry in the panels", async (t) => {
  const page = await reader.open(t);
  await read(page, NEWS);
  const dangling = await page.locator("#doc a[data-mention]").evaluateAll((links) => links.filter((link) => !document.getElementById(link.getAttribute("href").slice(1))).map((link) => link.outerHTML));
  assert.deepEqual(dangling, []);
});
