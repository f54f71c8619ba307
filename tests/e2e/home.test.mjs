// Where the reader's papers are from: asked for below the map, looked up by the worker, kept in this browser, a reason in the card.

import { test } from "node:test";
import assert from "node:assert/strict";
import { startReader, read, results, download, mention, card, openTab } from "./reader.mjs";
import { readMapped } from "./mapped.mjs";

const SNOW = "Snow closes roads\n\nSnow closed three roads near London on Monday.\n\nThe bridge in Paris stayed open, and so did the school in Stratford.\n";
const ONTARIO = "Ontario, Canada";

/** Models that the server does not hand over. */
const gone = { models: /^$/ };
const reader = await startReader({ tamper: (path) => (gone.models.test(path) ? { status: 404 } : {}) });

const field = (page) => page.locator("#home-field");
const open = (page) => page.locator("button[data-action=home]");
const told = (page, hasText) => page.locator("#home-told", { hasText });
const found = (page) => page.locator("button[data-action=choose-home]");
const line = (page) => page.locator("p.home").innerText().then((words) => words.replace(/\s+/g, " ").trim());
const status = (page, hasText) => page.locator("[role=status]", { hasText }).first();
const where = async (page, name) => (await download(page)).entities.find((e) => e.name === name).fullName;
const lies = (page, name, full) => page.waitForFunction(([name, full]) => [...document.querySelectorAll("[data-panel=places] .row")].some((row) => row.querySelector(".name").innerText === name && row.innerText.includes(full)), [name, full]);

test("by keyboard: a place is looked for, taken by Enter, told as a reason, kept, and removed", async (t) => {
  const page = await reader.open(t);
  await readMapped(page, SNOW);
  assert.equal(await where(page, "Paris"), "Paris, Île-de-France, France");
  await open(page).focus();
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "home-field");
  await told(page, "Kept in this browser alone").waitFor();
  await page.keyboard.type("ontario");
  await told(page, "Enter takes the first").waitFor();
  assert.ok((await found(page).allInnerTexts()).includes("Ontario, California, United States"));
  await page.keyboard.press("Enter");
  await status(page, `You read papers from ${ONTARIO}: places near it are likelier`).waitFor();
  await lies(page, "Paris", "Ontario, Canada");
  assert.equal(await line(page), `You read papers from ${ONTARIO} Change Remove`);
  assert.equal(await page.evaluate(() => document.activeElement.dataset.action), "home", "the focus is where it was");
  for (const name of ["Paris", "London"]) {
    assert.equal(await where(page, name), `${name}, ${ONTARIO}`);
    await mention(page, name).click();
    assert.match(await card(page).innerText(), /because (it fits the article's other places and )?you read papers from Ontario, Canada\./);
    await page.keyboard.press("Escape");
  }

  await page.reload();
  await results(page);
  await openTab(page, "where");
  await lies(page, "Paris", "Ontario, Canada");
  assert.equal(await line(page), `You read papers from ${ONTARIO} Change Remove`);

  await page.locator("button[data-action=home-nowhere]").focus();
  await page.keyboard.press("Enter");
  await lies(page, "Paris", "France");
  assert.equal(await line(page), "I read papers from …");
  assert.equal(await page.evaluate(() => localStorage.getItem("pressmark.home")), null);
  assert.equal(await page.evaluate(() => document.activeElement.dataset.action), "home", "the focus stays beside what happened");
});

test("by mouse: of several places of a name the one is chosen that is meant; another article has it too", async (t) => {
  const page = await reader.open(t);
  await readMapped(page, SNOW);
  await open(page).click();
  await field(page).fill("London");
  await found(page).filter({ hasText: "London, Ontario, Canada" }).click();
  await lies(page, "Stratford", "Ontario, Canada");
  assert.equal(await line(page), "You read papers from London, Ontario, Canada Change Remove");
  await page.locator("button[data-action=new]").click();
  await read(page, "Rain fell on Paris all night.\n");
  assert.equal(await where(page, "Paris"), `Paris, ${ONTARIO}`);
});

test("what no place is called gets a clear message, and Escape leads back", async (t) => {
  const page = await reader.open(t);
  await readMapped(page, SNOW);
  await open(page).click();
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector("#home-field").ariaInvalid === "true");
  await page.keyboard.type("Quellmark Hollow");
  await told(page, "No place of that name is known. Write the whole name").waitFor();
  assert.equal(await field(page).getAttribute("aria-invalid"), null, "it may not be whole yet");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector("#home-field").ariaInvalid === "true");
  await field(page).fill("<img src=x>, \u0000 ,,, 🚢");
  await told(page, "No place of that name is known").waitFor();
  assert.equal(await field(page).getAttribute("aria-invalid"), null, "while it is being written, nothing is wrong");
  await page.keyboard.press("Escape");
  assert.equal(await line(page), "I read papers from …");
  assert.equal(await page.evaluate(() => document.activeElement.dataset.action), "home");
});

test("by finger, on a phone", async (t) => {
  const page = await reader.open(t, { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  await readMapped(page, SNOW);
  await open(page).tap();
  await field(page).fill("Ontario");
  const box = await found(page).first().boundingBox();
  assert.ok(box.height >= 24);
  await found(page).filter({ hasText: ONTARIO }).tap();
  await lies(page, "Paris", "Ontario, Canada");
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
});

test("without the gazetteer nothing can be looked up, and that is said", async (t) => {
  gone.models = /gazetteer-.*\.bin/;
  t.after(() => (gone.models = /^$/));
  const page = await reader.open(t, { troubled: true });
  await read(page, SNOW);
  await openTab(page, "where");
  await open(page).click();
  await field(page).fill("Ontario");
  await told(page, "The list of places is not here").waitFor();
});
