// What a browser keeps of an article, in which tab, for how long, and what is left of it when it is forgotten.

import { test } from "node:test";
import assert from "node:assert/strict";
import { startReader, paste, read, results } from "./reader.mjs";
import { NEWS } from "./fixtures.mjs";

const reader = await startReader();

const OTHER = "Snow closes the pass\n\nDaniel Okafor spoke in Lagos on Monday. “We wait,” Okafor said.\n";

const shown = (page) => page.locator("#doc").textContent();
const back = (page) => page.locator("button[data-action=back]");
const renew = (page) => page.locator("button[data-action=new]").click();

/** A second tab of the same browser. */
async function anotherTab(page) {
  const tab = await page.context().newPage();
  await tab.goto(reader.url);
  await tab.locator("#app button[data-action=sample]").first().waitFor();
  return tab;
}

/** The page after a reload, when its program runs: with an article, or empty. */
async function reload(page, { empty = false } = {}) {
  await page.reload();
  if (empty) await page.locator("button[data-action=sample]").first().waitFor();
  else await results(page);
}

/** Everything that the browser keeps for the tab, as text. */
const kept = (page) => page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));

test("each tab keeps its own article", async (t) => {
  const page = await reader.open(t);
  await read(page, NEWS);
  const tab = await anotherTab(page);
  await read(tab, OTHER);
  await reload(page);
  assert.equal(await shown(page), NEWS);
  await reload(tab);
  assert.equal(await shown(tab), OTHER);
});

test("a new tab, and the next visit, offer the last article and open none", async (t) => {
  const page = await reader.open(t);
  await read(page, NEWS);
  const tab = await anotherTab(page);
  assert.equal(await tab.locator("#source").inputValue(), "");
  await page.close();
  await back(tab).click();
  await results(tab);
  assert.equal(await shown(tab), NEWS);
});

test("the way back to the last article survives a reload", async (t) => {
  const page = await reader.open(t);
  await read(page, NEWS);
  await renew(page);
  await read(page, OTHER);
  await reload(page);
  assert.equal(await shown(page), OTHER);
  await page.locator("button[data-action=edit]").click();
  await back(page).click();
  await page.locator("#doc", { hasText: "Maria Lopez" }).waitFor();
  assert.equal(await shown(page), NEWS);
});

for (const [how, empty] of [
  ["a new article", renew],
  ["an emptied text area", async (page) => {
    await page.locator("button[data-action=edit]").click();
    await page.locator("#source").fill("");
    await page.locator("#doc").waitFor({ state: "detached" });
  }],
]) {
  test(`after ${how} a reload brings no old text, and there is a way back`, async (t) => {
    const page = await reader.open(t);
    await read(page, NEWS);
    await empty(page);
    await back(page).waitFor();
    await reload(page, { empty: true });
    assert.equal(await page.locator("#source").inputValue(), "");
    assert.equal(await page.locator("#doc").count(), 0);
    await back(page).click();
    await results(page);
    assert.equal(await shown(page), NEWS);
  });
}

test("forget leaves nothing of the article in the browser, and another tab's article alone", async (t) => {
  const page = await reader.open(t);
  const tab = await anotherTab(page);
  await read(tab, OTHER);
  await read(page, NEWS);
  await page.locator("button[data-action=forget]").click();
  await page.locator("#doc").waitFor({ state: "detached" });
  assert.doesNotMatch(await kept(page), /Lopez|ferry/);
  await reload(page, { empty: true });
  await reload(tab);
  assert.equal(await shown(tab), OTHER);
});

test("a tab that shows what another forgot says so, and keeps none of it, letters typed since included", async (t) => {
  const page = await reader.open(t);
  await read(page, NEWS);
  const tab = await anotherTab(page);
  await read(tab, NEWS);
  await page.locator("button[data-action=forget]").click();
  await tab.locator("[role=alert]:visible", { hasText: "forgotten in another tab" }).waitFor();
  assert.equal(await shown(tab), NEWS, "it stays on the screen");
  assert.doesNotMatch(await kept(tab), /Lopez|ferry/);
  await tab.locator("button[data-action=edit]").click();
  await tab.locator("#source").fill(`${NEWS}And more.`);
  await tab.locator("button[data-action=read]").click();
  await tab.locator("#doc", { hasText: "And more." }).waitFor();
  assert.doesNotMatch(await kept(tab), /Lopez|ferry/);
  await reload(tab, { empty: true });
  assert.equal(await back(tab).count(), 0);
  // To paste it again is to have it kept again.
  await read(tab, NEWS);
  await reload(tab);
  assert.equal(await shown(tab), NEWS);
});

/** The page in a browser whose storage fails as told, after a paste. */
async function without(t, storage, text) {
  const page = await reader.open(t);
  await page.addInitScript(storage);
  await page.goto(reader.url);
  await paste(page, text);
  await page.locator("#doc").waitFor();
  return (await page.locator("[role=alert]:visible").allInnerTexts()).join(" ");
}

test("storage that is full is called full, and not the article too long", async (t) => {
  const full = () => {
    Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  };
  assert.match(await without(t, full, NEWS), /refuses to keep anything for this page \(its storage is full or switched off\)/);
});

test("storage that throws at the first touch breaks nothing", async (t) => {
  const forbidden = () => {
    for (const name of ["localStorage", "sessionStorage"]) {
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException("no", "SecurityError");
        },
      });
    }
    delete window.BroadcastChannel;
  };
  assert.match(await without(t, forbidden, NEWS), /refuses to keep anything/);
});

test("an article that is too long to keep is called so", async (t) => {
  const page = await reader.open(t);
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, `Maria Lopez spoke in Lisbon.\n\n`.repeat(200_000)); // six million letters
  await page.locator("[role=alert]:visible", { hasText: "too long for the browser to keep" }).waitFor({ timeout: 60_000 });
  assert.doesNotMatch(await kept(page), /Lopez/);
});
