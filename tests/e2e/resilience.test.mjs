// Bad input and bad days: every time a useful page, nothing frozen, nothing lost.

import { test } from "node:test";
import assert from "node:assert/strict";
import { startReader, paste, read, results, download, mention } from "./reader.mjs";
import { ARABIC, CHINESE, NEWS, articleOf } from "./fixtures.mjs";

const day = { bad: false };
const reader = await startReader({ tamper: (path) => (day.bad && /worker.*\.wasm$/.test(path) ? { status: 503 } : {}) });

const alert = (page) => page.locator("[role=alert]:visible");
const openFile = (page, name, mimeType, buffer) => page.locator("input[type=file]").setInputFiles({ name, mimeType, buffer });

/** All that the page says in words of its own, outside of the article. */
const saidBy = (page) => page.evaluate(() => {
  const copy = document.body.cloneNode(true);
  copy.querySelectorAll("#doc, #source, script").forEach((element) => element.remove());
  return copy.innerText;
});

test("a worker that cannot load: a message, the text kept, and a way on", async (t) => {
  day.bad = true;
  t.after(() => (day.bad = false));
  const page = await reader.open(t, { troubled: true });
  await paste(page, NEWS);
  await alert(page).first().waitFor();
  assert.match(await alert(page).first().innerText(), /\w+ \w+/);
  const kept = await page.evaluate(() => document.querySelector("#source")?.value || document.querySelector("#doc")?.textContent);
  assert.equal(kept, NEWS, "the text is still there");
  day.bad = false;
  await page.locator("button[data-action=retry]").click();
  await results(page);
  assert.equal(await page.locator("#doc").textContent(), NEWS);
  await mention(page, "Maria Lopez").waitFor();
  assert.equal(await alert(page).count(), 0, "the message is gone");
});

test("a worker that breaks after a result: the next text still gets one", async (t) => {
  const page = await reader.open(t, { troubled: true });
  await read(page, NEWS);
  const [worker] = page.workers();
  await worker.evaluate(() => void setTimeout(() => {
    throw new Error("broken on purpose");
  }));
  await page.waitForTimeout(300);
  assert.equal(await page.locator("#doc").textContent(), NEWS, "the article stays");
  await page.locator("button[data-action=new]").click();
  await paste(page, "Daniel Okafor spoke in Lagos.");
  await page.locator("#doc", { hasText: "Lagos" }).waitFor();
  if (await page.locator("button[data-action=retry]").isVisible()) await page.locator("button[data-action=retry]").click();
  await mention(page, "Daniel Okafor").waitFor();
});

test("a worker that ends without a word, as phones end them: another reads the text, and nothing is said", async (t) => {
  const page = await reader.open(t);
  await read(page, NEWS);
  const [worker] = page.workers();
  await worker.evaluate(() => self.close()).catch(() => {}); // it may be gone before it answers
  await page.locator("button[data-action=new]").click();
  await paste(page, "Daniel Okafor spoke in Lagos.");
  const marked = mention(page, "Daniel Okafor");
  await marked.or(alert(page)).first().waitFor({ timeout: 90_000 });
  assert.equal(await alert(page).count(), 0);
  assert.equal(page.workers().length, 1, "the other worker");
  await marked.waitFor();
});

test("a newer text supersedes an older one", async (t) => {
  const page = await reader.open(t);
  await paste(page, articleOf(20000));
  await page.locator("button[data-action=new]").click();
  await paste(page, NEWS);
  await mention(page, "Maria Lopez").waitFor();
  await page.waitForTimeout(1500); // an answer to the older text would come within this time
  assert.equal(await page.locator("#doc").textContent(), NEWS);
  assert.equal((await download(page)).document.text, NEWS);
});

test("an empty text and a blank one: the page stays inviting", async (t) => {
  const page = await reader.open(t);
  for (const nothing of ["", "   \n\n\t  "]) {
    await page.locator("#source").fill(nothing);
    await page.waitForTimeout(500);
    assert.ok(await page.locator("#source").isVisible());
    assert.ok(await page.locator("button[data-action=sample]").first().isVisible());
    assert.equal(await page.locator("#doc a").count(), 0);
  }
});

test("one word: said so in words, nothing marked, nothing lost", async (t) => {
  const page = await reader.open(t);
  await paste(page, "hello");
  await page.locator("#doc").waitFor();
  assert.equal(await page.locator("#doc").textContent(), "hello");
  await page.waitForFunction(() => /nothing|no actors|0 people|longer/i.test(document.body.innerText));
});

for (const [language, text] of [["Chinese", CHINESE], ["Arabic", ARABIC.split("\n")[0].replaceAll(/[A-Za-z ]{4,}/g, " ")]]) {
  test(`${language}: the text is shown, and the page says that it reads English`, async (t) => {
    const page = await reader.open(t);
    await paste(page, text);
    await page.locator("#doc").waitFor();
    await page.waitForFunction(() => /English/.test(document.body.innerText));
    assert.equal(await page.locator("#doc").textContent(), text);
    assert.match(await saidBy(page), /English/);
  });
}

test("right to left: Arabic paragraphs run that way, and the marks cover the right words", async (t) => {
  const page = await reader.open(t);
  await paste(page, ARABIC);
  await results(page);
  const direction = await page.locator("#doc p").first().evaluate((p) => getComputedStyle(p).direction);
  assert.equal(direction, "rtl");
  for (const piece of await page.locator("#doc a[data-mention]").all()) {
    const same = await piece.evaluate((a) => {
      const range = document.createRange();
      range.selectNodeContents(a);
      const [word, box] = [range.getBoundingClientRect(), a.getBoundingClientRect()];
      return Math.abs(word.left - box.left) < 2 && Math.abs(word.right - box.right) < 2;
    });
    assert.ok(same);
  }
});

test("a binary file: a clear message, and the page goes on", async (t) => {
  const page = await reader.open(t);
  const bytes = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0xff, 0xfe, 0x00, 0x80, ...Array(400).fill(0xc3)]);
  await openFile(page, "photo.png", "image/png", bytes);
  await alert(page).first().waitFor();
  assert.match(await alert(page).first().innerText(), /text|\.txt/i);
  await openFile(page, "photo.txt", "text/plain", bytes);
  await alert(page).first().waitFor();
  await openFile(page, "ferry.txt", "text/plain", Buffer.from(NEWS));
  await results(page);
  assert.equal(await page.locator("#doc").textContent(), NEWS);
});

test("a binary file over an article: the article stays", async (t) => {
  const page = await reader.open(t);
  await read(page, NEWS);
  const dropped = await page.evaluateHandle(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([new Uint8Array(2000).fill(0xff).fill(0xd8, 1, 2)], "photo.jpg", { type: "image/jpeg" }));
    return transfer;
  });
  for (const event of ["dragenter", "dragover", "drop"]) await page.dispatchEvent("#doc", event, { dataTransfer: dropped });
  await page.waitForTimeout(500);
  assert.equal(await page.locator("#doc").textContent(), NEWS);
});

test("a file in an old encoding is read, or refused in words; never silently spoiled", async (t) => {
  const page = await reader.open(t);
  await openFile(page, "old.txt", "text/plain", Buffer.from("Jos\xe9 Almeida said in Lisbon that the caf\xe9 would stay open.", "latin1"));
  await page.waitForFunction(() => document.querySelector("#doc") || document.querySelector("[role=alert]")?.textContent);
  if (await page.locator("#doc").count()) {
    const shown = await page.locator("#doc").textContent();
    assert.ok(!shown.includes("\ufffd") || /character|encoding|UTF-8/i.test(await saidBy(page)), shown);
  }
});

test("five megabytes: the page answers all the while, and every character is there", async (t) => {
  const page = await reader.open(t);
  const text = articleOf(900_000).slice(0, 5_000_000);
  await page.evaluate(() => {
    window.__gap = 0;
    let last = performance.now();
    setInterval(() => {
      window.__gap = Math.max(window.__gap, performance.now() - last);
      last = performance.now();
    }, 20);
  });
  const start = Date.now();
  await openFile(page, "long.txt", "text/plain", Buffer.from(text));
  await page.locator("#doc a[data-mention]").first().waitFor({ timeout: 180_000 });
  const first = Date.now() - start;
  await page.waitForFunction((length) => document.querySelector("#doc").textContent.length === length, text.length, { timeout: 180_000, polling: 1000 });
  assert.ok((await page.evaluate(() => document.querySelector("#doc").textContent)) === text, "the text is whole");
  t.diagnostic(`first highlight after ${first} ms, whole text after ${Date.now() - start} ms, longest pause ${Math.round(await page.evaluate(() => window.__gap))} ms`);
  await page.locator("button[data-action=new]").click();
  await read(page, NEWS);
  assert.equal(await page.locator("#doc").textContent(), NEWS);
});

test("a browser that keeps nothing: the page says so and goes on", async (t) => {
  const page = await reader.open(t, { troubled: true });
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
    indexedDB.open = () => {
      throw new DOMException("closed", "SecurityError");
    };
  });
  await page.reload();
  await read(page, NEWS);
  await mention(page, "Maria Lopez").waitFor();
  await page.waitForFunction(() => /kept|saved|stor|reload/i.test([...document.querySelectorAll("[role=alert], [role=status]")].map((element) => element.textContent).join(" ")));
});
