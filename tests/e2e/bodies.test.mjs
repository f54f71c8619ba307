// Where a body is by its name, and pins that are not sure: each looks like what it is, and the card says why.

import { test } from "node:test";
import assert from "node:assert/strict";
import { startReader, read, download, mention, card, lit, openTab } from "./reader.mjs";
import { map, readMapped } from "./mapped.mjs";

const HILLS = `Search goes on in the hills

CORBIN, Ky. - The Laurel County Sheriff’s Office searched a barn outside London on Tuesday. Rain fell on Corbin.

The Corbin Fire Department sent a boat to Quellmark Hollow, a camp near Somerset.

The Whitley County School Board kept its buses. The Kentucky State Police closed the road to Springfield.
`;

const reader = await startReader();

const named = async (page) => {
  const { entities } = await download(page);
  return (name) => entities.find((e) => e.name === name && e.type === "place").id;
};
const pin = (page, id) => map(page).locator(`[data-pin="${id}"]`);
const classes = (page, id) => pin(page, id).evaluate((pin) => [...pin.classList].filter((name) => name !== "pin" && name !== "lit").sort());

/** What is said of the pins below the map. */
const explained = (page) => page.locator(".pins span").evaluateAll((all) => all.filter((span) => span.checkVisibility()).map((span) => span.innerText));

test("a place inside the name of a body has a pin and a row of its own kind, and both lead to the body", async (t) => {
  const page = await reader.open(t);
  await readMapped(page, HILLS);
  const id = await named(page);
  const laurel = id("Laurel County");
  assert.deepEqual(await classes(page, laurel), ["body"]);
  assert.equal(await pin(page, laurel).locator("title").textContent(), "Laurel County, Kentucky, United States, in the name of Laurel County Sheriff’s Office");
  assert.equal(await pin(page, laurel).locator("circle").count(), 0, "another shape");
  const row = page.locator(`[data-panel=places] [data-entity="${laurel}"]`);
  assert.equal(await row.textContent(), "Laurel County, Kentucky, United States, in the name of Laurel County Sheriff’s Office");
  // Of pins that meet, the pointer reaches the last.
  const whitley = pin(page, id("Whitley County")).locator("path");
  for (const [way, body] of [[row.locator("button"), "Laurel County Sheriff’s Office"], [whitley, "Whitley County School Board"]]) {
    await way.hover();
    assert.deepEqual(await lit(page, "entity"), [body]);
    await way.click();
    assert.equal(await card(page).locator("#card-name").innerText(), body);
    await page.keyboard.press("Escape");
    await page.mouse.move(5, 5);
  }
});

test("what is named by itself as well has one pin, a plain one", async (t) => {
  const page = await reader.open(t);
  await readMapped(page, HILLS);
  const { entities } = await download(page);
  for (const name of ["Corbin", "Kentucky"]) {
    const ids = entities.filter((e) => e.name === name && e.type === "place").map(({ id }) => id);
    const shown = (await Promise.all(ids.map((id) => pin(page, id).count()))).reduce((sum, n) => sum + n);
    assert.equal(shown, 1, name);
    assert.equal((await classes(page, ids[0])).includes("body"), false);
  }
});

test("the card of a body says where it is, why, and lets the reader choose another place", async (t) => {
  const page = await reader.open(t);
  await readMapped(page, HILLS);
  await mention(page, "Whitley County School Board").click();
  const words = await card(page).innerText();
  assert.match(words, /In Whitley County, Kentucky, United States/);
  assert.match(words, /Of \d+ places of this name/);
  await card(page).locator("button[data-action=choose-place]", { hasText: "Indiana" }).click();
  await card(page).filter({ hasText: "In Whitley County, Indiana, United States" }).waitFor();
  await card(page).filter({ hasText: "You chose this place" }).waitFor();
  assert.deepEqual(await classes(page, (await named(page))("Whitley County")).then((all) => all.includes("body")), true);
});

test("near and doubtful pins look so, the card says why and how sure, and what they mean is said once", async (t) => {
  const page = await reader.open(t);
  await readMapped(page, HILLS);
  const id = await named(page);
  assert.deepEqual(await classes(page, id("Quellmark Hollow")), ["doubtful", "near"]);
  assert.deepEqual(await classes(page, id("Springfield")), ["doubtful", "town"]);
  assert.deepEqual(await classes(page, id("Somerset")), ["town"]);
  const dashes = (id) => pin(page, id).locator("circle").evaluate((circle) => getComputedStyle(circle).strokeDasharray);
  assert.notEqual(await dashes(id("Quellmark Hollow")), "none");
  assert.notEqual(await dashes(id("Springfield")), "none");
  assert.equal(await dashes(id("Somerset")), "none");
  assert.deepEqual(await explained(page), ["doubtful", "about there", "in a name"]);

  await mention(page, "Quellmark Hollow").click();
  assert.match(await card(page).innerText(), /Quellmark Hollow, near Somerset, Kentucky, United States\s+The gazetteer does not know Quellmark Hollow; it is shown at Somerset, which the text names beside it\. It is a guess\./);
  await page.keyboard.press("Escape");
  await mention(page, "Springfield").click();
  assert.match(await card(page).innerText(), /It is a guess\./);
});

test("where all pins are plain, nothing is explained", async (t) => {
  const page = await reader.open(t);
  await read(page, "Rain fell in Lisbon, Portugal, on Monday.\n");
  await map(page).waitFor({ state: "attached" });
  await openTab(page, "where");
  assert.deepEqual(await explained(page), []);
});
