// One reader's way through the page, in each engine that this machine has: paste, look, point, list, filter, take away, come again.
//
// It says in words which engine is missing. PRESSMARK_DIST names another folder than dist; a debug build has no service
// worker, and then the visit without a network is passed over.

import { test } from "node:test";
import assert from "node:assert/strict";
import { access, mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serve } from "../../../build/serve.mjs";
import { NEWS } from "../fixtures.mjs";
import { assertExactSpans } from "../spans.mjs";
import * as chromium from "./chromium.mjs";
import * as firefox from "./firefox.mjs";
import { handIn } from "./hand.mjs";
import { ground, underlined } from "./marks.mjs";
import * as webkit from "./webkit.mjs";

const DIST = process.env.PRESSMARK_DIST ?? "dist";
const models = Object.values(JSON.parse(await readFile(join(DIST, "models/manifest.json"), "utf8").catch(() => "{}")));
const offline = await access(join(DIST, "offline-worker.js")).then(() => false, () => "a debug build has no service worker");

const TYPES = ["person", "organization", "place", "group"];
const PANELS = { quotes: "quote", actors: "entity", places: "entity" };

for (const engine of [chromium, firefox, webkit]) {
  const missing = engine.missing();
  test(engine.name, { timeout: 180_000, skip: missing ? `${engine.name} is not driven: ${missing}` : false }, (t) => mainPath(t, engine));
}

async function mainPath(t, engine) {
  const site = await serve(DIST);
  const downloads = await mkdtemp(join(tmpdir(), "pressmark-downloads-"));
  const hand = handIn(await engine.open({ downloads, width: 1280, height: 900 }));
  t.after(async () => {
    await hand.close();
    await site.close();
    await rm(downloads, { recursive: true, force: true });
  });
  let online;

  await t.test("paste: the text is there, and marks in it", async () => {
    await hand.copy(NEWS);
    await hand.goto(site.url);
    await hand.until("the empty page", () => !!document.querySelector("#source"));
    await hand.paste();
    await read(hand);
    assert.equal(await hand.evaluate(() => document.querySelector("#doc").textContent), NEWS);
    const count = (type) => document.querySelectorAll(`#doc a[data-mention][data-type=${type}]`).length;
    for (const type of TYPES) assert.ok(await hand.evaluate(count, type), `there is a ${type}`);
    assert.ok(await hand.evaluate(() => document.querySelectorAll("#doc mark[data-quote]").length));
  });

  await t.test("style: each type has a line of its own", async () => {
    const lines = await hand.evaluate(styles, TYPES);
    for (const { type, line, ink, colour } of lines) {
      assert.match(line, /\bunderline\b/, `text-decoration-line of a ${type}`);
      assert.notEqual(colour, ink, `a ${type} has a colour of its own`);
    }
    for (const what of ["stroke", "colour"]) {
      const different = new Set(lines.map((line) => line[what]));
      assert.equal(different.size, TYPES.length, `no two types share a ${what}: ${JSON.stringify(lines)}`);
    }
  });

  for (const type of TYPES) {
    await t.test(`pixels and filter: the line of each ${type} is seen, and its filter takes it away`, async () => {
      const { marked, bare, mark } = await withAndWithout(hand, type, `#doc p a[data-type=${type}]`);
      const share = underlined(marked, bare, mark.box, mark.colour);
      assert.ok(share > 0.3, `under “${mark.text}” ${Math.round(100 * share)} of 100 columns bear ${mark.colour}`);
    });
  }

  await t.test("pixels and filter: the ground of a quote is seen, and its filter takes it away", async () => {
    const { marked, bare, mark } = await withAndWithout(hand, "quote", "#doc p mark[data-quote]");
    assert.notDeepEqual(ground(marked, mark.box), ground(bare, mark.box), `behind “${mark.text}”`);
  });

  await t.test("hover: what the mark is", async () => {
    await hand.hover("#doc p a[data-type=person]");
    await hand.until("a card with the name", cardNames, "[data-card]", "#doc p a[data-type=person]");
    await hand.pointAway();
    await hand.press("Escape");
    await hand.until("no card", () => !document.querySelector("[data-card]"));
  });

  await t.test("click: the card stays", async () => {
    await hand.click("#doc p a[data-type=place]");
    await hand.pointAway();
    await hand.until("the card with the name", cardNames, '[data-card="open"]', "#doc p a[data-type=place]");
    await hand.press("Escape");
    await hand.until("no card", () => !document.querySelector("[data-card]"));
  });

  for (const [panel, row] of Object.entries(PANELS)) {
    await t.test(`list of ${panel}: a click on a row lights its words`, async () => {
      const first = `[data-panel=${panel}] [data-${row}]`;
      await hand.show(first);
      assert.ok(await hand.evaluate((rows) => document.querySelectorAll(rows).length, first), "there are rows");
      const button = (await hand.evaluate((inner) => !!document.querySelector(inner), `${first} button`)) ? `${first} button` : first;
      await hand.click(button);
      await hand.pointAway(); // pointing alone lights words too, for as long as it lasts
      await hand.until("lit words", () => document.querySelectorAll("#doc [data-lit]").length > 0);
      await hand.press("Escape");
      await hand.until("no lit words", () => document.querySelectorAll("#doc [data-lit]").length === 0);
    });
  }

  await t.test("download: valid annotations of this text", async () => {
    online = await download(hand, downloads);
    assert.equal(online.document.text, NEWS);
    assert.ok(assertExactSpans(online) > 20);
    assert.ok(online.entities.some(({ name, type }) => name === "Maria Lopez" && type === "person"));
    assert.ok(online.quotes.some(({ speaker }) => speaker));
  });

  await t.test("reload: the text is still there", async () => {
    await hand.reload();
    await read(hand);
    assert.equal(await hand.evaluate(() => document.querySelector("#doc").textContent), NEWS);
  });

  await t.test("a second visit without a network: the text, and the models whole", { skip: offline }, async () => {
    await hand.until("the models are kept whole", keptWhole, models);
    await hand.evaluate(() => navigator.serviceWorker.ready.then(() => true));
    await hand.goto("about:blank");
    await site.close();
    await hand.goto(site.url);
    await read(hand);
    assert.equal(await hand.evaluate(() => document.querySelector("#doc").textContent), NEWS);
    assert.equal(await hand.evaluate(() => document.querySelector("[data-message=models]")?.textContent ?? ""), "", "no message about models");
    assert.ok(await hand.evaluate(keptWhole, models), "the models are still kept whole");
    assert.deepEqual(withoutTime(await download(hand, downloads)), withoutTime(online), "read with the same models");
  });
}

/** Waits until the page has read its text, and read it again where models came later. */
async function read(hand) {
  await hand.until("marks", () => !!document.querySelector("#doc a[data-mention]"));
  await hand.until("the models", () => !document.querySelector(".fetching"));
  await hand.until("what was found, in words", () => [...document.querySelectorAll("[role=status]")].some(({ textContent }) => /found/i.test(textContent)));
}

/** What is in view with the first mark that the selector picks, before and after the marks of its type are switched off. */
async function withAndWithout(hand, type, selector) {
  await hand.pointAway();
  const mark = await hand.evaluate(firstInView, selector);
  const lines = await hand.evaluate(linesInView);
  const marked = await hand.picture();
  await toggle(hand, type, false);
  await hand.until(`no ${type} is marked`, (selector) => !document.querySelector(selector), selector);
  await hand.evaluate((y) => scrollTo({ top: y, behavior: "instant" }), mark.scroll);
  const bare = await hand.picture();
  assert.deepEqual(await hand.evaluate(linesInView), lines, "no line of the text has moved");
  await toggle(hand, type, true);
  await hand.until(`${type}: marked again`, (selector) => !!document.querySelector(selector), selector);
  return { marked, bare, mark };
}

async function toggle(hand, type, on) {
  const filter = `button[data-filter=${type}]`;
  await hand.show(filter);
  await hand.click(filter);
  await hand.until("the filter says so", (filter, on) => document.querySelector(filter).getAttribute("aria-pressed") === on, filter, String(on));
  await hand.pointAway();
}

/** Presses the button and takes the file out of the folder once it is whole. */
async function download(hand, folder) {
  await hand.show("button[data-action=download-json]");
  await hand.click("button[data-action=download-json]");
  const path = await hand.wait("a file that is whole", async () => {
    const [file] = (await readdir(folder)).filter((name) => name.endsWith(".json"));
    const content = file && (await readFile(join(folder, file), "utf8"));
    return content?.trimEnd().endsWith("}") && join(folder, file);
  });
  const content = await readFile(path, "utf8");
  await rm(path);
  return JSON.parse(content);
}

function withoutTime({ generator: { generated, ...generator }, ...rest }) {
  return { generator, ...rest };
}

/** The decoration of the first name of each type, as the engine has understood it. */
function styles(types) {
  return types.map((type) => {
    const style = getComputedStyle(document.querySelector(`#doc p a[data-type=${type}]`));
    return { type, ink: style.color, line: style.textDecorationLine, stroke: style.textDecorationStyle, colour: style.textDecorationColor };
  });
}

/** Whether the card is there and names the mark. */
function cardNames(card, mark) {
  const name = document.querySelector(mark).textContent.toLowerCase();
  return !!document.querySelector(card)?.textContent.toLowerCase().includes(name);
}

/** Brings a mark into view, a name outside of quotes; answers its text, the box of its first line and the colour of its underline. */
function firstInView(selector) {
  const marks = [...document.querySelectorAll(selector)];
  const mark = marks.find((mark) => (mark.matches("mark") ? mark.textContent.startsWith("“") : !mark.closest("mark")));
  mark.scrollIntoView({ block: "center", behavior: "instant" });
  const { left, top, right, bottom } = mark.getClientRects()[0];
  const canvas = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d");
  canvas.fillStyle = getComputedStyle(mark).textDecorationColor;
  canvas.fillRect(0, 0, 1, 1);
  const colour = [...canvas.getImageData(0, 0, 1, 1).data.slice(0, 3)];
  return { text: mark.textContent, box: { left, top, right, bottom }, colour, scroll: scrollY };
}

/** Where each paragraph begins. */
function linesInView() {
  return [...document.querySelectorAll("#doc p")].map((p) => Math.round(p.getBoundingClientRect().top));
}

/** Whether the browser keeps each model with all of its bytes. */
async function keptWhole(models) {
  const sizes = {};
  const cache = await caches.open("pressmark-models");
  for (const request of await cache.keys()) {
    const file = request.url.split("/").pop();
    sizes[file] = (await (await cache.match(request)).arrayBuffer()).byteLength;
  }
  return models.every(({ file, bytes }) => sizes[file] === bytes);
}
