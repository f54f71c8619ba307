// The models that the worker fetches: on good days, on bad days, and without a network.

import { test } from "node:test";
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { DIST, startReader, paste, read, results, download, mention, card } from "./reader.mjs";
import { NEWS, articleOf } from "./fixtures.mjs";

const manifest = JSON.parse(await readFile(join(DIST, "models/manifest.json"), "utf8"));
const [[kind, model]] = Object.entries(manifest).sort(([a], [b]) => b.localeCompare(a)); // names before gazetteer

/** What the server does to one of the models. */
const day = { model: async () => ({}) };
const reader = await startReader({ tamper: (path, file) => (path.includes(model.file) ? day.model(file) : {}) });
const on = (t, tamper) => {
  day.model = tamper;
  t.after(() => (day.model = async () => ({})));
};
/** What the page says about the loss of it. */
const LOSS = { names: /recogniser of names .* by rules/s, gazetteer: /gazetteer .* fewer places/s };

const message = (page) => page.locator("[data-message=models]");
const strip = (page) => page.locator(".fetching");

test("the head names every model of the manifest with its bytes, and they lie there", async () => {
  // Read, not opened: an opened page fetches the models, and the next test counts what is fetched.
  const [, listed] = (await readFile(join(DIST, "index.html"), "utf8")).match(/<meta name="?pressmark-models"? content="([^"]*)"/);
  const expected = Object.entries(manifest).map(([kind, { file, bytes }]) => `${kind} models/${file} ${bytes}`);
  assert.equal(listed, expected.join(", "));
  for (const { file, bytes } of Object.values(manifest)) assert.equal((await readFile(join(DIST, "models", file))).length, bytes);
});

test("every model is fetched once, and nothing is said about it", async (t) => {
  const served = reader.requests.length;
  const page = await reader.open(t);
  await read(page, NEWS);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForFunction(() => !document.querySelector(".fetching"));
  assert.equal(await message(page).count(), 0);
  for (const { file } of Object.values(manifest)) {
    const asked = reader.requests.slice(served).filter((path) => path.endsWith(file));
    assert.equal(asked.length, 1, `${file}, the keeping for a visit without a network included`);
  }
});

const BAD = {
  "a truncated file": [async (file) => ({ body: (await readFile(file)).subarray(0, 1000) }), /cut short: 1000 of \d+ bytes/],
  "a foreign file": [async () => ({ body: Buffer.from("<!doctype html><p>There is no such page.") }), /not a model file/],
  "a file with one bit changed": [async (file) => {
    const body = await readFile(file);
    body[body.length >> 1] ^= 1;
    return { body };
  }, /damaged/],
  "a file of another version": [async (file) => {
    const body = await readFile(file);
    body.writeUInt32LE(99, 8);
    return { body };
  }, /version 99/],
  "a missing file": [async () => ({ status: 404 }), /answers 404/],
};

for (const [what, [tamper, why]] of Object.entries(BAD)) {
  test(`${what}: one message that says so, rules meanwhile, and a way on`, async (t) => {
    on(t, tamper);
    const page = await reader.open(t, { troubled: true });
    await read(page, NEWS);
    await mention(page, "Maria Lopez").waitFor();
    await message(page).waitFor();
    assert.equal(await page.locator("[role=alert]:visible").count(), 1, "one message");
    assert.match(await message(page).innerText(), why);
    assert.match(await message(page).innerText(), LOSS[kind]);
    assert.equal(await page.locator("#doc").textContent(), NEWS);
    day.model = async () => ({});
    await page.locator("button[data-action=fetch-models]").click();
    await message(page).waitFor({ state: "detached" });
    await page.waitForFunction(() => !document.querySelector(".fetching"));
    await results(page);
    assert.equal(await page.locator("#doc").textContent(), NEWS);
  });
}

test("a slow file: the article is read by rules, progress is shown, and the reader keeps the place", async (t) => {
  on(t, async () => ({ pace: model.bytes / 5 }));
  const page = await reader.open(t, { viewport: { width: 1280, height: 600 } });
  const text = articleOf(1200);
  await read(page, text);
  await strip(page).waitFor();
  const bar = strip(page).locator("progress");
  const value = () => bar.evaluate((element) => element.value);
  const early = await value();
  assert.match(await strip(page).innerText(), /\d\.\d of \d\.\d MB/);
  await page.waitForFunction((early) => document.querySelector(".fetching progress")?.value > early, early);

  const middle = page.locator("#doc a[data-type=person]").nth(12);
  const { text: chosen, start } = await middle.evaluate((a) => ({ text: a.textContent, start: a.dataset.mention }));
  await middle.evaluate((a) => a.scrollIntoView({ block: "center" }));
  await middle.focus();
  await card(page).waitFor();
  const before = await page.evaluate(() => ({ top: document.activeElement.getBoundingClientRect().top, y: scrollY, name: document.querySelector("[data-card] .who").textContent }));
  const status = await page.locator("[role=status]").first().innerText();
  assert.match(status, /found/, "it is not said to be read again");
  const old = await page.evaluateHandle(() => document.querySelector("#doc"));
  await strip(page).waitFor({ state: "detached", timeout: 20_000 });
  await page.waitForTimeout(500);
  const after = await page.evaluate(() => ({ top: document.activeElement.getBoundingClientRect().top, y: scrollY, name: document.querySelector("[data-card] .who")?.textContent }));
  assert.deepEqual(after, before, `the same line, the same card, for ${start}`);
  assert.equal(await page.evaluate(() => document.activeElement.textContent), chosen, "the focus is on the same words");
  assert.ok(await old.evaluate((doc) => doc.isConnected));
  assert.equal(await page.locator("#doc").textContent(), text);
});

test("a text that comes while models are on their way is annotated with them, once they are there", async (t) => {
  const page = await reader.open(t);
  await read(page, NEWS);
  await page.waitForFunction(() => !document.querySelector(".fetching"));
  await page.waitForTimeout(300);
  const early = await download(page);
  await page.locator("button[data-action=new]").click();
  await read(page, NEWS);
  const late = await download(page);
  delete early.generator.generated;
  delete late.generator.generated;
  assert.deepEqual(early, late);
});

for (const prefix of ["/", "/desk/pressmark/"]) {
  test(`below ${prefix}: the second visit works without a network, models and all`, async (t) => {
    const reader = await startReader({ prefix });
    const page = await reader.open(t, { troubled: true });
    await page.evaluate(() => navigator.serviceWorker.ready);
    await read(page, NEWS);
    await page.waitForFunction(() => !document.querySelector(".fetching"));
    await page.waitForTimeout(300);
    const online = await download(page);
    const asked = reader.requests.length;
    await reader.server.close();
    await page.context().setOffline(true);

    await page.goto(reader.url);
    await results(page);
    assert.equal(await page.locator("#doc").textContent(), NEWS, "the kept article");
    await page.waitForTimeout(1000);
    assert.equal(await message(page).count(), 0, "the models are here");
    const offline = await download(page);
    delete online.generator.generated;
    delete offline.generator.generated;
    assert.deepEqual(offline, online);
    await page.locator("button[data-action=new]").click();
    await paste(page, "Daniel Okafor spoke in Lagos.");
    await mention(page, "Daniel Okafor").waitFor();
    assert.equal(reader.requests.length, asked, "the server was not asked");
    const styled = await page.locator("h1").first().evaluate((h1) => getComputedStyle(h1).fontFamily);
    assert.match(styled, /Charter/, "with its style sheets");
  });
}

test("what is kept for a visit without a network is the page's own files and nothing of the reader's", async (t) => {
  const page = await reader.open(t);
  await read(page, NEWS);
  await page.evaluate(() => navigator.serviceWorker.ready);
  const kept = await page.evaluate(async () => {
    const addresses = [];
    for (const name of await caches.keys()) for (const { url } of await (await caches.open(name)).keys()) addresses.push(url);
    return addresses;
  });
  assert.ok(kept.length > 8);
  for (const url of kept) assert.ok(["", "de.html", "about.html", "about.de.html", "licences.txt"].some((page) => url === reader.url + page) || /[-.][0-9a-f]{12,}[-_.]/.test(url), url);
});

test("what is kept and spoiled is fetched again, without a word, and kept whole", async (t) => {
  const page = await reader.open(t);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await untilKeptWhole(page);
  await page.evaluate(async () => {
    const cache = await caches.open("pressmark-models");
    for (const { url } of await cache.keys()) await cache.put(url, new Response(new Uint8Array(0), { headers: { "pressmark-kept": "yes" } }));
  });
  const served = reader.requests.length;
  await page.reload();
  await read(page, NEWS);
  await untilKeptWhole(page);
  const modelsAskedSince = (served) => reader.requests.slice(served).filter((path) => path.endsWith(".bin"));
  assert.equal(modelsAskedSince(served).length, Object.keys(manifest).length, "each once");
  assert.equal(await message(page).count(), 0);

  const healed = reader.requests.length;
  await page.reload();
  await results(page);
  await page.waitForTimeout(500);
  assert.deepEqual(modelsAskedSince(healed), [], "it does not stay spoiled");
  assert.equal(await message(page).count(), 0);
});

/** Waits until the browser keeps each model with all of its bytes. */
async function untilKeptWhole(page) {
  const kept = () => page.evaluate(async () => {
    const sizes = {};
    const cache = await caches.open("pressmark-models");
    for (const request of await cache.keys()) {
      const response = await cache.match(request);
      sizes[request.url.split("/").pop()] = (await response.arrayBuffer()).byteLength;
    }
    return sizes;
  });
  const whole = Object.fromEntries(Object.values(manifest).map(({ file, bytes }) => [file, bytes]));
  for (let tries = 300; tries && !isDeepStrictEqual(await kept(), whole); tries--) await page.waitForTimeout(100);
  assert.deepEqual(await kept(), whole, "the models are kept whole");
}
