// What a reader does while the program is still on its way, on a slow network.

import { test } from "node:test";
import assert from "node:assert/strict";
import { startReader, paste, read, results } from "./reader.mjs";
import { NEWS, NEWS_HTML } from "./fixtures.mjs";

const slow = { gate: null };
const reader = await startReader({ tamper: async (path) => (slow.gate && /app-.*_bg\.wasm$/.test(path) ? (await slow.gate.promise, {}) : {}) });

/** A page whose program is held back until `go` is called. */
async function waiting(t, options) {
  let go;
  slow.gate = { promise: new Promise((resolve) => (go = resolve)) };
  const open = () => {
    slow.gate = null;
    go();
  };
  t.after(open);
  return { page: await reader.open(t, { ready: "#early", ...options }), go: open };
}

const runs = (page) => page.waitForFunction(() => document.querySelector("button[data-action=sample], #doc"));

test("a paste before the program runs is read when it does, with its headings", async (t) => {
  const { page, go } = await waiting(t);
  await paste(page, { html: NEWS_HTML, text: "Minister defends ferry line, in plain text" });
  assert.match(await page.locator("#early").inputValue(), /in plain text$/, "the reader sees that it came in");
  assert.ok(await page.getByText("Pressmark is starting").isVisible(), "and that it waits");
  go();
  await results(page);
  assert.match(await page.locator("#doc").textContent(), /^Minister defends ferry line\n+By Nora Whitfield\n/);
});

test("a file that is dropped before the program runs is opened when it does", async (t) => {
  const { page, go } = await waiting(t);
  const dataTransfer = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], "ferry.txt"));
    return transfer;
  }, NEWS);
  for (const event of ["dragenter", "dragover", "drop"]) await page.dispatchEvent("body", event, { dataTransfer });
  go();
  await results(page);
  assert.equal(await page.locator("#doc").textContent(), NEWS);
});

test("what was typed before the program runs goes on at the same place", async (t) => {
  const { page, go } = await waiting(t);
  await page.locator("#early").click();
  await page.keyboard.type("Maria Lopez spoke in bon.");
  for (let i = 0; i < 4; i++) await page.keyboard.press("ArrowLeft");
  go();
  await runs(page);
  await page.keyboard.type("Lis");
  await results(page);
  assert.equal(await page.locator("#source").inputValue(), "Maria Lopez spoke in Lisbon.");
});

test("what was pasted and then mended is read as it was mended", async (t) => {
  const { page, go } = await waiting(t);
  await paste(page, NEWS);
  await page.locator("#early").fill(NEWS.replaceAll("Lisbon", "Lagos"));
  go();
  await results(page);
  assert.equal(await page.locator("#doc").textContent(), NEWS.replaceAll("Lisbon", "Lagos"));
});

test("a tab that brings its article back shows no empty page meanwhile", async (t) => {
  // A service worker would hand the program over past the gate.
  const page = await reader.open(t, { serviceWorkers: "block" });
  await read(page, NEWS);
  let go;
  const gate = new Promise((resolve) => (go = resolve));
  await page.route("**/app-*_bg.wasm", async (route) => {
    await gate;
    await route.continue();
  });
  await page.reload({ waitUntil: "commit" });
  await page.locator("#early").waitFor({ state: "attached" });
  assert.equal(await page.locator("#early").isVisible(), false);
  go();
  await results(page);
  assert.equal(await page.locator("#doc").textContent(), NEWS);
});

test("the page says that it is starting only where that takes long", async (t) => {
  const { page } = await waiting(t);
  const starting = page.getByText("Pressmark is starting");
  assert.equal(await starting.evaluate((line) => getComputedStyle(line).animationDelay), "1.5s");
  await starting.waitFor();
});
