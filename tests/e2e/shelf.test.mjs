// The shelf: articles that this browser keeps, their addresses, two tabs on one, private articles, a full disk.

import { test } from "node:test";
import assert from "node:assert/strict";
import { startReader, read, results, mention, card, paste } from "./reader.mjs";
import { NEWS } from "./fixtures.mjs";

const reader = await startReader();

const OTHER = "Snow closes the pass\n\nDaniel Okafor spoke in Lagos on Monday. “We wait,” Okafor said.\n";

const shelf = (page) => page.locator("[data-desk=articles]");
const titles = (page) => shelf(page).locator("li a").allTextContents();
const renew = (page) => page.locator("button[data-action=new]").click();
const said = (page, words) => page.locator("[role=status]", { hasText: words }).first().waitFor({ state: "attached" });

/** What is kept now. */
const records = (page) =>
  page.evaluate(async () => {
    const known = (await indexedDB.databases()).some(({ name }) => name === "pressmark");
    if (!known) return [];
    const database = await new Promise((done) => { indexedDB.open("pressmark").onsuccess = ({ target }) => done(target.result); });
    const all = await new Promise((done) => { database.transaction("articles").objectStore("articles").getAll().onsuccess = ({ target }) => done(target.result); });
    database.close();
    return all;
  });

/** Waits until what is kept is so. */
async function kept(page, isSo) {
  let all;
  for (let tries = 0; tries < 200; tries += 1) {
    all = await records(page);
    if (isSo(all)) return;
    await page.waitForTimeout(50);
  }
  assert.fail(`not kept so: ${isSo}: ${JSON.stringify(all).slice(0, 400)}`);
}

const shelved = (page, number = 1) => kept(page, (all) => all.length === number);

/** Another tab of the same browser, at an address behind the page's own. */
async function tab(page, fragment = "") {
  const other = await page.context().newPage();
  await other.goto(reader.url + fragment);
  await other.locator("#source, #doc").first().waitFor({ state: "attached" });
  return other;
}

async function correct(page, name, type) {
  await mention(page, name).click();
  if (!(await card(page).locator(".desk").isVisible())) await card(page).locator("[data-action=correct]").click();
  await card(page).locator("[data-action=type]", { hasText: type }).click();
  await said(page, `${name} is now: ${type}`);
}

/** Waits until the text marks Maria Lopez as this type. */
const lopezIs = (page, type) => page.locator(`#doc [data-mention][data-type=${type}]`, { hasText: "Maria Lopez" }).first().waitFor();

test("the empty page lists articles; a link opens one as it was left", async (t) => {
  const page = await reader.open(t);
  await read(page, NEWS);
  await correct(page, "Maria Lopez", "Group");
  await renew(page);
  await read(page, OTHER);
  await shelved(page, 2);
  const next = await tab(page);
  await page.close();
  await shelf(next).locator("li").nth(1).waitFor();
  assert.deepEqual(await titles(next), ["Snow closes the pass", "Minister defends ferry line as union calls strike"]);
  assert.match(await shelf(next).locator("li").nth(1).textContent(), /1 correction/);
  await shelf(next).locator("li a", { hasText: "Minister" }).click();
  await results(next);
  assert.equal(await next.locator("#doc").textContent(), NEWS);
  await lopezIs(next, "group");
  assert.match(next.url(), /#\/a\/[a-z2-9]{9}$/);
  await mention(next, "Maria Lopez").click();
  await next.keyboard.press("Control+z");
  await said(next, "Taken back");
  await kept(next, (all) => all.every(({ corrections }) => corrections.length === 0));
});

test("an address leads to an article's quote from a new tab, and one that is not kept says so", async (t) => {
  const page = await reader.open(t);
  await read(page, NEWS);
  await shelved(page);
  await page.locator(".margin button, .margin a").first().waitFor();
  await page.evaluate(() => { location.hash += "/q2"; });
  await card(page).waitFor();
  const address = await page.evaluate(() => location.hash);
  assert.match(address, /^#\/a\/[a-z2-9]{9}\/q2$/);
  const next = await tab(page, address);
  await results(next);
  await card(next).locator("[data-quote], blockquote, .words, h2").first().waitFor();
  assert.equal(await next.evaluate(() => location.hash), address);
  const lost = await tab(page, "#/a/zzzzzzzzz");
  await lost.locator("[role=alert]", { hasText: "keeps no article under this address" }).waitFor();
});

test("of two tabs on one article one corrects and the other follows, until it takes over", async (t) => {
  const page = await reader.open(t);
  await read(page, NEWS);
  await shelved(page);
  const other = await tab(page, await page.evaluate(() => location.hash));
  await results(other);
  const takeOver = (page) => page.locator("button[data-action=take-over]");
  await takeOver(other).waitFor();
  await correct(page, "Maria Lopez", "Group");
  await lopezIs(other, "group");
  await other.keyboard.press("Control+z");
  await takeOver(other).click();
  await takeOver(other).waitFor({ state: "detached" });
  await takeOver(page).waitFor();
  await mention(other, "Maria Lopez").click();
  await other.keyboard.press("Control+z");
  await lopezIs(page, "person");
  await other.close();
  await takeOver(page).waitFor({ state: "detached" });
});

test("a list of articles is searched, renamed, and emptied, with a way back", async (t) => {
  const page = await reader.open(t);
  for (const [n, text] of [NEWS, OTHER, `One more\n\n${OTHER}`, `And again\n\n${OTHER}`].entries()) {
    if (n > 0) await renew(page);
    await read(page, text);
    await shelved(page, n + 1);
  }
  await renew(page);
  await shelf(page).locator("input[type=search]").fill("okafor snow");
  await page.waitForFunction(() => document.querySelectorAll(".shelf li").length === 3);
  await shelf(page).locator("input[type=search]").fill("");
  await shelf(page).locator("[data-action=rename-article]").nth(0).click();
  await page.locator("#shelf-name").fill("Pass, third version");
  await page.keyboard.press("Enter");
  await shelf(page).locator("a", { hasText: "Pass, third version" }).waitFor();
  await kept(page, (all) => all.some(({ title, named }) => named && title === "Pass, third version"));
  await shelf(page).getByRole("button", { name: "Delete Minister defends ferry line" }).click();
  await shelved(page, 3);
  await shelf(page).locator("[data-action=undelete]").click();
  await shelved(page, 4);
  await shelf(page).locator("[data-action=delete-all]").click();
  await shelf(page).locator("[data-action=delete-all-sure]").click();
  await shelved(page, 0);
  await page.waitForFunction(() => document.querySelectorAll(".shelf li").length === 0);
});

test("the same text pasted once more brings back what was corrected in it", async (t) => {
  const page = await reader.open(t);
  await read(page, NEWS);
  await correct(page, "Maria Lopez", "Group");
  await kept(page, (all) => all[0]?.corrections.length === 1);
  const next = await tab(page);
  await page.close();
  await paste(next, NEWS);
  await said(next, "You have corrected this article before");
  await lopezIs(next, "group");
  await shelved(next, 1);
});

test("nothing of a private article is kept, nor stands in the address", async (t) => {
  const page = await reader.open(t);
  await page.locator("[data-action=private]").check();
  await read(page, NEWS);
  await correct(page, "Maria Lopez", "Group");
  const all = await page.evaluate(async () => {
    const databases = await indexedDB.databases();
    return JSON.stringify([{ ...localStorage }, { ...sessionStorage }, databases.length > 0 && databases, location.href]);
  });
  assert.doesNotMatch(all, /Lopez|ferry|\/a\//);
  await shelvedNothing(page);
  await page.reload();
  await page.locator("[data-action=sample]").first().waitFor();
  assert.equal(await page.locator("#doc").count(), 0);
});

/** Where the database exists at all, it is empty. */
async function shelvedNothing(page) {
  if (await page.evaluate(async () => (await indexedDB.databases()).length > 0)) await shelved(page, 0);
}

test("forgetting an article takes it off the shelf", async (t) => {
  const page = await reader.open(t);
  await read(page, NEWS);
  await shelved(page);
  await page.locator("button[data-action=forget]").click();
  await shelved(page, 0);
  await page.locator("button[data-action=undo]").click();
  await results(page);
  await shelved(page);
});

test("a full disk is told, with a way out, and what was read stays", async (t) => {
  const page = await reader.open(t, {
    prepare: (page) => page.addInitScript(() => {
      IDBObjectStore.prototype.put = () => { throw new DOMException("no room", "QuotaExceededError"); };
    }),
  });
  await read(page, NEWS);
  await page.locator("[role=alert]", { hasText: "Not saved: this browser has no more room" }).waitFor();
  assert.equal(await page.locator("#doc").textContent(), NEWS);
});

test("a newer program tells what it reads otherwise", async (t) => {
  const page = await reader.open(t);
  await read(page, NEWS);
  await kept(page, (all) => Boolean(all[0]?.reader));
  await page.evaluate(async () => {
    const database = await new Promise((done) => { indexedDB.open("pressmark").onsuccess = ({ target }) => done(target.result); });
    const articles = database.transaction("articles", "readwrite").objectStore("articles");
    const [article] = await new Promise((done) => { articles.getAll().onsuccess = ({ target }) => done(target.result); });
    const marks = article.marks.split("\n").slice(2).join("\n");
    await new Promise((done) => { articles.put({ ...article, marks, reader: "0.0.1" }).onsuccess = done; });
    database.close();
  });
  const next = await tab(page, await page.evaluate(() => location.hash));
  await page.close();
  await next.locator("[role=alert]", { hasText: "2 marks new" }).waitFor();
});

test("what a name is in every article is said once, and taken back in one of them", async (t) => {
  const page = await reader.open(t);
  await read(page, NEWS);
  await correct(page, "Maria Lopez", "Group");
  await card(page).locator("[data-action=always]").click();
  await card(page).locator("[data-action=always][aria-pressed=true]").waitFor();
  await renew(page);
  await paste(page, `Ferry, again\n\n${NEWS}`);
  await said(page, "By your own words: Maria Lopez (group)");
  await lopezIs(page, "group");
  await page.locator("button[data-action=undo]").click();
  await lopezIs(page, "person");
});

test("own words go out as CSV and come in from it; a wrong row is named", async (t) => {
  const page = await reader.open(t);
  await read(page, NEWS);
  await shelved(page);
  await renew(page);
  const words = shelf(page).locator(".words");
  await words.locator("summary").click();
  await words.locator("#shelf-word").fill("Herald");
  await words.locator("select").selectOption("Organization");
  await page.keyboard.press("Tab");
  await words.locator("[data-action=add-word]").click();
  await words.locator("li", { hasText: "Herald · Organization" }).waitFor();
  const [file] = await Promise.all([page.waitForEvent("download"), words.locator("[data-action=save-words]").click()]);
  const { readFile } = await import("node:fs/promises");
  assert.equal(await readFile(await file.path(), "utf8"), "name,type\nHerald,organization\n");
  const open = (csv) => words.locator("[data-action=open-words]").setInputFiles({ name: "words.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
  await open("May,month\n");
  await words.locator("[role=alert]", { hasText: "Row 1 " }).waitFor();
  await open("name,type\r\nMay,no name\r\n");
  await words.locator("li", { hasText: "May · No name" }).waitFor();
  assert.equal(await words.locator("li").count(), 2);
});

test("each article is opened with the tab and the types that the reader had open in it", async (t) => {
  const page = await reader.open(t);
  await read(page, NEWS);
  await page.locator("[role=tab][data-tab=where]").click();
  await page.locator("button[data-filter=person]").click();
  await kept(page, (all) => all[0]?.view?.startsWith("where "));
  await renew(page);
  await read(page, OTHER);
  await page.locator("[role=tab][data-tab=said]").click();
  await page.locator("button[data-filter=person]").click();
  await kept(page, (all) => all.length === 2 && all.some(({ view }) => view.startsWith("said ")));
  const state = () => page.evaluate(() => [document.querySelector("[role=tab][aria-selected=true]").dataset.tab, document.querySelector("button[data-filter=person]").ariaPressed]);
  for (const [title, expected] of [[/Minister defends/, ["where", "false"]], [/Snow closes/, ["said", "true"]]]) {
    await renew(page);
    await shelf(page).locator("li a", { hasText: title }).click();
    await page.locator("#doc h2, #doc p", { hasText: title }).first().waitFor();
    await page.waitForFunction((tab) => document.querySelector("[role=tab][aria-selected=true]")?.dataset.tab === tab, expected[0]);
    assert.deepEqual(await state(), expected, `${title}`);
  }
});
