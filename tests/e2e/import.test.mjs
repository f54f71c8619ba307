// What a reader brings, in whatever form: Markdown, web pages, several files, an address, our own annotations, far too much.

import { test } from "node:test";
import assert from "node:assert/strict";
import { startReader, paste, read, results, download, mention } from "./reader.mjs";
import { NEWS } from "./fixtures.mjs";

const reader = await startReader();

const openFile = (page, name, text, mimeType = "") => page.locator("input[type=file]").setInputFiles({ name, mimeType, buffer: Buffer.from(text) });
const alert = (page, words) => page.locator("[role=alert]:visible", { hasText: words });
const shown = (page) => page.locator("#doc").textContent();

/** Drops files, or data of the types named. */
async function drop(page, { files = [], ...data }) {
  const dataTransfer = await page.evaluateHandle(([files, data]) => {
    const transfer = new DataTransfer();
    for (const [name, text] of files) transfer.items.add(new File([text], name));
    for (const [type, text] of Object.entries(data)) transfer.setData(type, text);
    return transfer;
  }, [files, data]);
  for (const event of ["dragenter", "dragover", "drop"]) await page.dispatchEvent("body", event, { dataTransfer });
}

const MARKDOWN = `---
title: "Minister defends ferry line"
author: Nora Whitfield
date: 2026-01-31
---

“We will **not** sell it,” [Maria Lopez](https://example.org/lopez) told reporters in *Lisbon*.[^1]

## What comes next

- Lopez spoke
  for an hour.
- Then she left.

| Port | Boats |
| --- | ---: |
| Vigo | 4 |

[^1]: On Tuesday.
`;

test("Markdown is shown as its reader sees it, with its headline, author and date", async (t) => {
  const page = await reader.open(t);
  await openFile(page, "ferry.md", MARKDOWN);
  await results(page);
  assert.equal(await shown(page), [
    "Minister defends ferry line",
    "By Nora Whitfield",
    "2026-01-31",
    "“We will not sell it,” Maria Lopez told reporters in Lisbon.",
    "What comes next",
    "Lopez spoke for an hour.",
    "Then she left.",
    "Port\tBoats\nVigo\t4",
    "On Tuesday.",
  ].join("\n\n"));
  const { document } = await download(page);
  const region = (kind) => document.regions.find((region) => region.kind === kind)?.text;
  assert.equal(region("headline"), "Minister defends ferry line");
  assert.match(region("byline") ?? "", /Nora Whitfield/);
  await mention(page, "Maria Lopez").waitFor();
});

const PAGE = `<!doctype html><html><head><title>Minister defends ferry line | The Harbour Herald</title>
<meta name="author" content="Nora Whitfield"><meta property="article:published_time" content="2026-01-31T12:00:00Z">
<style>p { color: red }</style></head>
<body style="margin: 0"><nav><a href="/">Home</a></nav><article><p style="color: blue" onclick="alert(1)">“We will not sell it,” Maria Lopez told reporters in Lisbon.</p>
<h2>What comes next</h2><p>Lopez spoke for an hour.</p></article></body></html>`;

test("of a whole web page its title, author and date stand above the article, and the console stays clean", async (t) => {
  const page = await reader.open(t); // which fails on any error in the console
  await openFile(page, "ferry.html", PAGE, "text/html");
  await results(page);
  assert.equal(await shown(page), [
    "Minister defends ferry line",
    "By Nora Whitfield",
    "2026-01-31",
    "“We will not sell it,” Maria Lopez told reporters in Lisbon.",
    "What comes next",
    "Lopez spoke for an hour.",
  ].join("\n\n"));
  const { document } = await download(page);
  assert.deepEqual(document.regions.slice(0, 2).map(({ kind }) => kind), ["headline", "byline"]);
});

test("what a web page says in its article already is not said twice", async (t) => {
  const page = await reader.open(t);
  const article = `<article><h1>Minister defends ferry line</h1><p>By Nora Whitfield</p><time datetime="2026-01-31">31 January 2026</time><p>Lopez spoke for an hour in Lisbon.</p></article>`;
  await openFile(page, "ferry.html", PAGE.replace(/<article>.*<\/article>/s, article));
  await results(page);
  assert.equal(await shown(page), "Minister defends ferry line\n\nBy Nora Whitfield\n\n31 January 2026\n\nLopez spoke for an hour in Lisbon.");
});

test("a paste with styles, handlers and pictures leaves the console clean", async (t) => {
  const page = await reader.open(t);
  await paste(page, { html: `<style>p{color:red}</style><p style="color:red" onclick="x()">Maria Lopez spoke</p><p><img src="https://example.org/a.png" onerror="x()">in Lisbon.</p>`, text: "x" });
  await results(page);
  assert.equal(await shown(page), "Maria Lopez spoke\n\nin Lisbon.");
});

test("markup that is nested two hundred thousand deep is read at once", async (t) => {
  const page = await reader.open(t);
  await page.evaluate(() => {
    window.__gap = 0;
    let last = performance.now();
    setInterval(() => {
      window.__gap = Math.max(window.__gap, performance.now() - last);
      last = performance.now();
    }, 20);
  });
  await openFile(page, "deep.html", `${"<div>".repeat(200_000)}<p>Maria Lopez spoke &amp; left.</p><p>Then it rained in Lisbon.</p>`);
  await results(page);
  assert.equal(await shown(page), "Maria Lopez spoke & left.\n\nThen it rained in Lisbon.");
  const gap = await page.evaluate(() => window.__gap);
  t.diagnostic(`longest pause ${Math.round(gap)} ms`);
  assert.ok(gap < 5000, `the page stood still for ${gap} ms`); // 48 s by the browser's parser alone
});

test("of several files the first that can be read is opened, and the others are named", async (t) => {
  const page = await reader.open(t);
  await drop(page, { files: [["photo.jpg", "\u0000\u0001"], ["a.txt", NEWS], ["b.txt", "Another article."], ["c.txt", "A third."]] });
  await results(page);
  assert.equal(await shown(page), NEWS);
  await alert(page, "Opened “a.txt”. Pressmark reads one article at a time; not opened: “photo.jpg”, “b.txt”, “c.txt”.").waitFor();
  await drop(page, { files: [["b.txt", "Another article, from Porto."]] });
  await page.locator("#doc", { hasText: "Another article" }).waitFor();
  assert.equal(await alert(page, "not opened").count(), 0);
});

test("while a file is over the page, the page shows that it may fall", async (t) => {
  const page = await reader.open(t);
  const over = await page.evaluateHandle(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(["x"], "a.txt"));
    return transfer;
  });
  await page.dispatchEvent("body", "dragover", { dataTransfer: over });
  const sign = () => page.evaluate(() => getComputedStyle(document.documentElement, "::after").content);
  assert.match(await sign(), /Drop the article/);
  await page.waitForFunction(() => getComputedStyle(document.documentElement, "::after").content === "none"); // it has left
  const words = await page.evaluateHandle(() => {
    const transfer = new DataTransfer();
    transfer.setData("text/plain", "words");
    return transfer;
  });
  await page.dispatchEvent("body", "dragover", { dataTransfer: words });
  assert.equal(await sign(), "none");
});

for (const [how, bring] of [
  ["pasted", (page) => paste(page, "https://news.example/2026/ferry\n")],
  ["pasted as a link", (page) => paste(page, { html: `<a href="https://news.example/ferry">Ferry</a>`, text: "https://news.example/ferry" })],
  ["dropped", (page) => drop(page, { "text/uri-list": "https://news.example/ferry" })],
]) {
  test(`an address that is ${how}: said what to do, and no article of it`, async (t) => {
    const page = await reader.open(t);
    await bring(page);
    await alert(page, /address of a page.*copy it and paste it here/).waitFor();
    assert.equal(await page.locator("#doc").count(), 0);
  });
}

test("our own annotations bring their article back, and the places that were chosen in it", async (t) => {
  const page = await reader.open(t);
  await read(page, NEWS);
  const document = await download(page);
  const porto = document.entities.find(({ name }) => name === "Porto");
  const { start, end, text } = document.mentions.find(({ id }) => id === porto.mentions[0]);
  const chosen = { verb: "place", at: { start, end, text }, place: "Porto, a place of the reader’s" };
  document.corrections = [chosen];

  const other = await reader.open(t);
  await openFile(other, "ferry.json", JSON.stringify(document));
  await results(other);
  assert.equal(await shown(other), NEWS);
  await alert(other, "Opened the article of “ferry.json”; its marks were found anew.").waitFor();
  const kept = await other.evaluate(() => sessionStorage["pressmark.article"].split("\n\n")[0]);
  assert.equal(kept.split("\n")[1], `A correction\t${JSON.stringify([chosen])}`);

  await other.locator("button[data-action=new]").click();
  await paste(other, JSON.stringify(document, null, 1));
  await results(other);
  assert.equal(await shown(other), NEWS);
});

test("a place that was chosen is chosen again in the article that its JSON brings back", async (t) => {
  const page = await reader.open(t);
  await read(page, "Rain in Ontario\n\nMaria Lopez spoke in Springfield. She left Springfield on Monday.\n");
  const first = await download(page);
  const town = first.entities.find(({ candidates, type }) => type === "place" && candidates?.length > 0);
  assert.ok(town, "a place with candidates");
  const { start, end, text } = first.mentions.find(({ id }) => id === town.mentions[0]);
  const chosen = town.candidates[0].name;
  first.corrections = [{ verb: "place", at: { start, end, text }, place: chosen }];
  await drop(page, { files: [["town.json", JSON.stringify(first)]] });
  await alert(page, "Opened the article of “town.json”").waitFor();
  await results(page);
  const second = await download(page);
  assert.equal(second.entities.find(({ name }) => name === town.name).fullName, chosen);
});

test("a place that was chosen in an older version, which wrote no corrections, is chosen again", async (t) => {
  const page = await reader.open(t);
  await read(page, "Rain in Ontario\n\nMaria Lopez spoke in Springfield. She left Springfield on Monday.\n");
  const old = await download(page);
  const town = old.entities.find(({ candidates, type }) => type === "place" && candidates?.length > 0);
  const chosen = town.candidates[0].name;
  town.fullName = chosen;
  for (const mention of old.mentions) if (town.mentions.includes(mention.id)) mention.status = "edited";
  delete old.corrections;
  await drop(page, { files: [["town.json", JSON.stringify(old)]] });
  await alert(page, "Opened the article of “town.json”").waitFor();
  await page.waitForFunction((chosen) => sessionStorage["pressmark.article"].includes(chosen), chosen);
  let again;
  for (let tries = 0; tries < 100 && again?.fullName !== chosen; tries += 1) {
    await page.waitForTimeout(50);
    again = (await download(page)).entities.find(({ name }) => name === town.name);
  }
  assert.equal(again.fullName, chosen);
});

test("another JSON is no article: said so", async (t) => {
  const page = await reader.open(t);
  await openFile(page, "package.json", `{"name": "ferry", "version": "1.0.0"}`, "application/json");
  await alert(page, "“package.json” is JSON, but no annotations of Pressmark’s").waitFor();
  await paste(page, `{"format": "something-else"}`);
  await alert(page, "“the pasted text” is JSON").waitFor();
  assert.equal(await page.locator("#doc").count(), 0);
  await paste(page, "{Corrected} Maria Lopez spoke in Lisbon."); // it only begins like one
  await results(page);
});

test("a text that is far too long is refused at once, dropped or pasted, and nothing is lost", async (t) => {
  const page = await reader.open(t);
  await read(page, NEWS);
  const refused = alert(page, /This text has 22 MB; the longest that Pressmark reads has 20 MB/);
  await page.evaluate(() => (window.__long = "The ferry line stays open in Lisbon. ".repeat(600_000)));
  const bring = (selector, name) => page.evaluate(([selector, name]) => {
    const data = new DataTransfer();
    data.setData("text/plain", window.__long);
    const event = name === "drop" ? new DragEvent(name, { dataTransfer: data, bubbles: true }) : new ClipboardEvent(name, { clipboardData: data, bubbles: true, cancelable: true });
    document.querySelector(selector).dispatchEvent(event);
  }, [selector, name]);
  for (const name of ["drop", "paste"]) {
    await bring("body", name);
    await refused.waitFor({ timeout: 10_000 });
    assert.equal(await shown(page), NEWS);
    await page.locator("button[data-action=close-notice]").click();
  }
  await page.locator("button[data-action=edit]").click();
  await bring("#source", "paste"); // a part of the text that stands there
  await refused.waitFor({ timeout: 10_000 });
  assert.equal(await page.locator("#source").inputValue(), NEWS);
});
