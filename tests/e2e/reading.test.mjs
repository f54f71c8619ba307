// From paste to highlight: what a reader sees of an article, without pressing anything.

import { test } from "node:test";
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { startReader, paste, read, results, download, mention, openTab } from "./reader.mjs";
import { assertHighlightsMatch, highlightedUnits } from "./spans.mjs";
import { NEWS, NEWS_FACTS, NEWS_HTML, articleOf } from "./fixtures.mjs";

const reader = await startReader();

test("a paste anywhere on the empty page becomes a highlighted article, without a button", async (t) => {
  const page = await reader.open(t);
  await page.locator("h1").first().click(); // not in the text area
  await paste(page, NEWS);
  await results(page);
  assert.equal(await page.locator("#doc").textContent(), NEWS);
  await mention(page, NEWS_FACTS.person).waitFor();
  for (const place of NEWS_FACTS.places) {
    assert.equal(await mention(page, place).getAttribute("data-type"), "place", place);
  }
});

test("the name, the surname and the pronoun-free mentions of one person are one entity", async (t) => {
  const page = await reader.open(t);
  await read(page, NEWS);
  const entity = await mention(page, NEWS_FACTS.person).getAttribute("data-entity");
  assert.equal(await mention(page, "Lopez").getAttribute("data-entity"), entity);
  const mentions = await page.locator(`#doc a[data-entity="${entity}"]`).count();
  assert.ok(mentions >= NEWS_FACTS.personMentions, `${mentions} mentions`);
});

test("a quote is marked with its speaker", async (t) => {
  const page = await reader.open(t);
  await read(page, NEWS);
  const quote = page.locator("#doc mark[data-quote]", { hasText: NEWS_FACTS.quote.text }).first();
  const speaker = await quote.getAttribute("data-speaker");
  assert.equal(speaker, await mention(page, NEWS_FACTS.quote.speaker).getAttribute("data-entity"));
});

test("the highlights are those of the annotation document, unit for unit", async (t) => {
  const page = await reader.open(t);
  await read(page, NEWS);
  assertHighlightsMatch(await highlightedUnits(page), await download(page));
});

test("an HTML paste keeps headings and paragraphs as lines of text", async (t) => {
  const page = await reader.open(t);
  await paste(page, { html: NEWS_HTML, text: "the plain text that a browser puts beside it" });
  await results(page);
  const { document } = await download(page);
  const lines = document.text.split("\n").map((line) => line.trim()).filter(Boolean);
  assert.deepEqual(lines, [
    "Minister defends ferry line",
    "By Nora Whitfield",
    "“We will not sell it,” Maria Lopez told reporters in Lisbon.",
    "Lopez spoke for an hour.",
    "Then she left.",
  ]);
  assert.ok(document.preprocessing.includes("html-to-text"));
});

test("typing shows a result too, and keeps the text area", async (t) => {
  const page = await reader.open(t);
  await page.locator("#source").click();
  await page.keyboard.type("Maria Lopez spoke in Lisbon.");
  await results(page);
  await mention(page, "Maria Lopez").waitFor();
  assert.equal(await page.locator("#source").inputValue(), "Maria Lopez spoke in Lisbon.");
});

test("a text file opens like a paste", async (t) => {
  const page = await reader.open(t);
  await page.locator("input[type=file]").setInputFiles({ name: "ferry.txt", mimeType: "text/plain", buffer: Buffer.from("\ufeff" + NEWS) });
  await results(page);
  const { document } = await download(page);
  assert.equal(document.text, NEWS);
  assert.ok(document.preprocessing.includes("bom-removed"));
});

test("an HTML file opens as its text", async (t) => {
  const page = await reader.open(t);
  await page.locator("input[type=file]").setInputFiles({ name: "ferry.html", mimeType: "text/html", buffer: Buffer.from(NEWS_HTML) });
  await results(page);
  assert.match(await page.locator("#doc").textContent(), /^Minister defends ferry line\n+By Nora Whitfield\n/);
});

test("a file dropped on the page opens", async (t) => {
  const page = await reader.open(t);
  const dropped = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], "ferry.txt", { type: "text/plain" }));
    return transfer;
  }, NEWS);
  for (const event of ["dragenter", "dragover", "drop"]) await page.dispatchEvent("#source", event, { dataTransfer: dropped });
  await results(page);
  assert.equal(await page.locator("#doc").textContent(), NEWS);
});

test("both sample articles show every kind of thing", async (t) => {
  const page = await reader.open(t);
  const samples = await page.locator("button[data-action=sample]").count();
  assert.equal(samples, 2);
  for (let i = 0; i < samples; i++) {
    await page.locator("button[data-action=sample]").nth(i).click();
    await results(page);
    const { entities, quotes, document } = await download(page);
    const written = await readFile(new URL(`../../src/samples/${["ferry", "library"][i]}.txt`, import.meta.url), "utf8");
    assert.equal(await page.locator("#doc").textContent(), written, "with its line breaks");
    const types = new Set(entities.map(({ type }) => type));
    for (const type of ["person", "organization", "place"]) assert.ok(types.has(type), `sample ${i + 1} has a ${type}`);
    assert.ok(quotes.some(({ kind }) => kind === "direct") && quotes.some(({ speaker }) => speaker), `sample ${i + 1} has quotes`);
    t.diagnostic(`sample ${i + 1}: ${entities.length} entities, ${quotes.length} quotes, ${document.regions.map(({ kind }) => kind)}`);
    await page.locator("button[data-action=new]").click();
  }
});

test("the panels count and list what the document holds, and a click goes to the next mention", async (t) => {
  const page = await reader.open(t, { viewport: { width: 1280, height: 500 } });
  await read(page, articleOf(1500));
  const { entities, mentions, quotes } = await download(page);
  assert.equal(await page.locator("[data-panel=quotes] [data-quote]").count(), quotes.length);
  const listed = await page.locator("[data-panel=places] [data-entity]").evaluateAll((rows) => rows.map((row) => row.dataset.entity));
  const places = entities.filter(({ type }) => type === "place").map(({ id }) => id);
  for (const id of listed) assert.ok(places.includes(id), `${id} is a place`);
  const named = (id) => mentions.filter(({ entity, form }) => entity === id && form !== "pronoun").length;
  const counts = listed.map(named);
  assert.ok(counts.length > 0, "places are listed");
  assert.deepEqual(counts, [...counts].sort((a, b) => b - a), "places stand in order of their mentions");

  await openTab(page, "who");
  const row = page.locator("[data-panel=actors] [data-entity]").first();
  const entity = await row.getAttribute("data-entity");
  const shown = async () =>
    page.locator(`#doc a[data-entity="${entity}"]`).evaluateAll((all) => all.findIndex((piece) => {
      const { top, bottom } = piece.getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    }));
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await row.locator("button").first().click();
  await page.waitForFunction((entity) => [...document.querySelectorAll(`#doc a[data-entity="${entity}"]`)].some((piece) => {
    const { top, bottom } = piece.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  }), entity);
  assert.ok((await shown()) >= 0);
});

test("a filter takes away its type, and only its type", async (t) => {
  const page = await reader.open(t);
  await read(page, NEWS);
  const counts = () => page.evaluate(() => {
    const of = (selector) => document.querySelectorAll(`#doc ${selector}`).length;
    return { person: of("a[data-type=person]"), organization: of("a[data-type=organization]"), place: of("a[data-type=place]"), quote: of("mark[data-quote]") };
  });
  const before = await counts();
  for (const type of Object.keys(before)) {
    assert.ok(before[type] > 0, `there is a ${type}`);
    const button = page.locator(`button[data-filter=${type}]`);
    assert.equal(await button.getAttribute("aria-pressed"), "true");
    await button.click();
    await page.locator(`button[data-filter=${type}][aria-pressed=false]`).waitFor();
    const now = await counts();
    assert.equal(now[type], 0, `no ${type} is marked`);
    for (const other of Object.keys(before)) if (other !== type && other !== "quote" && type !== "quote") assert.equal(now[other], before[other], other);
    assert.equal(await page.locator("#doc").textContent(), NEWS);
    await button.click();
    await page.locator(`button[data-filter=${type}][aria-pressed=true]`).waitFor();
    assert.deepEqual(await counts(), before);
  }
});

test("highlights can be switched off and on, and no line of the text moves", async (t) => {
  const page = await reader.open(t, { viewport: { width: 1280, height: 4000 } });
  await read(page, articleOf(600));
  const lineTops = () => page.evaluate(() => {
    const tops = [];
    const doc = document.querySelector("#doc");
    const origin = doc.getBoundingClientRect().top;
    const walker = document.createTreeWalker(doc, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    let at = 0;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      for (let i = 0; i < node.length; i++, at++) {
        if (at % 7 || /\s/.test(node.data[i])) continue;
        range.setStart(node, i);
        range.setEnd(node, i + 1);
        const box = range.getBoundingClientRect();
        tops.push([at, Math.round((box.top + box.bottom) / 2 - origin)]);
      }
    }
    return tops;
  });
  const marked = await lineTops();
  await page.locator("button[data-action=highlights]").click();
  await page.waitForFunction(() => !document.querySelector("#doc a[data-mention], #doc mark[data-quote]"));
  assert.deepEqual(await lineTops(), marked);
  await page.locator("button[data-action=highlights]").click();
  await page.locator("#doc a[data-mention]").first().waitFor();
  assert.deepEqual(await lineTops(), marked);
});

test("the text can be edited after the result, and the result follows", async (t) => {
  const page = await reader.open(t);
  await read(page, NEWS);
  await page.locator("button[data-action=edit]").click();
  assert.equal(await page.locator("#source").inputValue(), NEWS);
  await page.locator("#source").fill(NEWS.replaceAll("Maria Lopez", "Paula Almeida").replaceAll("Lopez", "Almeida"));
  await page.locator("[data-panel=quotes]", { hasText: "Paula Almeida" }).waitFor(); // the lists follow at once
  await page.locator("button[data-action=read]").click();
  await mention(page, "Paula Almeida").waitFor();
  assert.equal(await page.locator("#doc a", { hasText: "Lopez" }).count(), 0);
});

test("a new article empties the page, and the one before it can be had back", async (t) => {
  const page = await reader.open(t);
  await read(page, NEWS);
  await page.locator("button[data-action=new]").click();
  assert.equal(await page.locator("#source").inputValue(), "");
  await page.locator("button[data-action=back]").click();
  await results(page);
  assert.equal(await page.locator("#doc").textContent(), NEWS);
});

test("the status says in words what was found", async (t) => {
  const page = await reader.open(t);
  await read(page, NEWS);
  const said = (await page.locator("[role=status]").allTextContents()).join(" ");
  const { quotes } = await download(page);
  assert.match(said, /\b\d+ (person|people), \d+ places?, \d+ quotes? found\b/);
  assert.ok(said.includes(`${quotes.length} quote`), said);
});
