// The page in its other language: all that it says, the reasons of the library too, and the way from one language to the other.

import { test } from "node:test";
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { startReader, read, download, mention, card, openTab } from "./reader.mjs";
import { readMapped } from "./mapped.mjs";
import { NEWS } from "./fixtures.mjs";

const reader = await startReader();
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const SECTIONS = ["shared", "page", "article", "desk", "html"];
const words = async (language, section) => JSON.parse(await readFile(new URL(`../../words/${language}/${section}.json`, import.meta.url), "utf8"));

/** What the page says in English where German says something else, as patterns of whole texts. */
async function english() {
  const patterns = [];
  for (const section of SECTIONS) {
    const [en, de] = [await words("en", section), await words("de", section)];
    for (const [key, message] of Object.entries(en)) {
      const forms = (message) => (typeof message === "string" ? [message] : Object.values(message));
      const pattern = (text) => new RegExp(`^${text.replace(/<[^>]+>/g, "").trim().replace(/[.*+?^$()|[\]\\]/g, "\\$&").replace(/\{n\}/g, "[\\d.,]+").replace(/\{\w+\}/g, ".+")}$`);
      const own = forms(de[key]).map(pattern);
      for (const text of forms(message)) {
        const letters = text.replace(/\{\w+\}|<[^>]+>/g, "").replace(/[^A-Za-z]/g, "");
        if (letters.length > 2 && !forms(de[key]).includes(text)) patterns.push({ key: `${section}.${key}`, pattern: pattern(text), own });
      }
    }
  }
  return patterns;
}

/** Opens the page in German. */
const german = (t) => reader.open(t).then(async (page) => {
  await page.goto(`${reader.url}de.html`);
  await page.locator("#source").waitFor();
  return page;
});

/** Everything that the page says now, outside of the article's own text: texts, names and titles of elements. */
const said = (page) =>
  page.evaluate(() => {
    const isArticle = (element) => element.closest("#doc, [lang=en], script, style, pre, template, noscript, q, .found li, .note .hidden");
    const texts = new Set();
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) if (!isArticle(walk.currentNode.parentElement)) texts.add(walk.currentNode.data.trim());
    for (const element of document.querySelectorAll("body *")) {
      if (isArticle(element)) continue;
      for (const name of ["aria-label", "title", "placeholder", "alt"]) if (element.hasAttribute(name)) texts.add(element.getAttribute(name).trim());
      // A sentence with elements in it is one message.
      if (["P", "H2", "H3", "BUTTON", "LABEL", "LI", "DD"].includes(element.tagName)) texts.add(element.textContent.trim().replace(/\s+/g, " "));
    }
    return [...texts].filter((text) => text !== "");
  });

const messages = await english();
async function speaksGerman(page, state) {
  const texts = await said(page);
  const found = texts.flatMap((text) => {
    const message = messages.find(({ pattern, own }) => pattern.test(text) && !own.some((o) => o.test(text)));
    return message ? [`${message.key}: “${text}”`] : [];
  });
  assert.deepEqual(found, [], state);
}

const STATES = {
  empty: async () => {},
  read: async (page) => readGerman(page, NEWS),
  "tab who": async (page) => openTab(page, "who"),
  "tab where": async (page) => openTab(page, "where"),
  "tab said": async (page) => openTab(page, "said"),
  "tab check": async (page) => page.locator("[role=tab][data-tab=check]").click(),
  found: async (page) => page.locator("#find").fill("harbour"),
  "nothing found": async (page) => page.locator("#find").fill("zzz"),
  card: async (page) => {
    await page.locator("#find").fill("");
    await mention(page, "Maria Lopez").click();
    await card(page).waitFor();
  },
  desk: async (page) => {
    await card(page).locator("[data-action=correct]").click();
    await page.locator(".desk [data-action=confirm]").waitFor();
  },
  offered: async (page) => {
    await page.locator(".desk [data-action=type]").nth(1).click();
    await page.waitForFunction(() => document.querySelector("[role=status] , #happened")?.textContent.trim() !== "");
  },
  "quote card": async (page) => {
    await page.keyboard.press("Escape");
    await page.locator("#doc mark[data-quote]").first().click({ position: { x: 12, y: 10 } });
    await card(page).waitFor();
  },
  edited: async (page) => {
    await page.keyboard.press("Escape");
    await page.locator("[data-action=edit]").click();
    await page.locator("#source").waitFor();
  },
};

async function readGerman(page, text) {
  await page.locator("#source").fill(text);
  await page.locator("#doc").waitFor();
  await page.locator("[role=status]", { hasText: /gefunden/ }).first().waitFor({ state: "attached" });
}

test("the page in German says nothing in English, in any state", async (t) => {
  const page = await german(t);
  assert.equal(await page.locator("html").getAttribute("lang"), "de");
  for (const [state, reach] of Object.entries(STATES)) {
    await reach(page);
    await page.waitForTimeout(150);
    await speaksGerman(page, state);
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
    assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`), [], state);
  }
});

test("reasons are said in German, and the document stays as it is", async (t) => {
  const page = await german(t);
  await readGerman(page, NEWS);
  const document = await download(page);
  const { explanation } = document.mentions.find(({ text }) => text === "Maria Lopez").provenance;
  assert.match(explanation, /stands before|title/, "the document speaks English");
  await mention(page, "Maria Lopez").click();
  const why = await card(page).locator(".why p").first().innerText();
  assert.ok(!why.includes(explanation), why);
  assert.match(why, /Sicher|Wahrscheinlich|Vermutung/);
});

test("the way to the other language and back keeps the article", async (t) => {
  const page = await reader.open(t);
  await read(page, NEWS);
  const text = await page.locator("#doc").evaluate((doc) => doc.textContent);
  await page.locator("a[hreflang=de]").first().click();
  await page.waitForURL(/de\.html/);
  await page.locator("#doc").waitFor();
  assert.equal(await page.locator("#doc").evaluate((doc) => doc.textContent), text);
  assert.equal(await page.locator("#doc").evaluate((doc) => doc.closest("[lang]").lang), "en", "the article is English still");
  await page.locator("a[hreflang=en]").first().click();
  await page.waitForURL((url) => !url.pathname.includes("de.html"));
  await page.locator("#doc").waitFor();
  assert.equal(await page.locator("#doc").evaluate((doc) => doc.textContent), text);
});

test("a place's reasons, its candidates and the search for another are German too", async (t) => {
  const page = await german(t);
  await page.locator("#source").fill("Snow fell on Springfield all week.\n");
  await page.locator("#doc").waitFor();
  await page.waitForFunction(() => !document.querySelector("progress"));
  await mention(page, "Springfield").click();
  await card(page).locator("[data-action=correct]").click();
  await page.locator("#desk-which").fill("zzzzzz");
  await page.waitForTimeout(600);
  await speaksGerman(page, "a place that is not known");
});
