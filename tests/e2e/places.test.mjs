// Another place for a name, chosen by the reader, and the places as a file.

import { test } from "node:test";
import assert from "node:assert/strict";
import { startReader, paste, read, results, download, downloadFile, mention, card } from "./reader.mjs";
import { readMapped } from "./mapped.mjs";

const SPRINGFIELD = "Mayor Ada Lund opened a library in Springfield on Monday.\n\nSnow fell on Springfield all week, and the library in Springfield closed again.\n";

const reader = await startReader();

const undo = (page) => page.locator("button[data-action=undo]");
const status = (page, hasText) => page.locator("[role=status]", { hasText }).first();
const springfield = async (page) => (await download(page)).entities.find(({ name }) => name === "Springfield");

/** Chooses another place for a name, in the card of its first mention. */
async function choose(page, name, place) {
  await mention(page, name).click();
  await card(page).locator("button[data-action=choose-place]", { hasText: place }).first().click();
  await card(page).filter({ hasText: "You chose this place" }).waitFor();
}

test("a wrong pin is moved to another place of its name, stays moved after a reload, and can be moved back", async (t) => {
  const page = await reader.open(t);
  await readMapped(page, SPRINGFIELD);
  const before = await springfield(page);
  assert.ok(before.candidates.length > 1);
  const [other] = before.candidates;
  await choose(page, "Springfield", other.name);
  assert.match(await page.locator("[role=status]").first().innerText(), new RegExp(`Springfield is now ${other.name}`));
  const moved = await springfield(page);
  assert.deepEqual([moved.fullName, moved.geometry], [other.name, other.geometry]);
  const { mentions } = await download(page);
  assert.ok(mentions.filter(({ entity }) => entity === moved.id).every(({ status }) => status === "edited"));

  await page.reload();
  await results(page);
  await page.waitForFunction((name) => document.querySelector("[data-panel=places]")?.innerText.includes(name), other.name.split(", ").slice(1).join(", "));
  assert.deepEqual((await springfield(page)).geometry, other.geometry, "kept");
  await mention(page, "Springfield").click();
  await card(page).locator("button[data-action=choose-place]", { hasText: before.fullName }).first().click();
  await page.waitForFunction((name) => document.querySelector("[data-card] .role")?.innerText === name, before.fullName);
  assert.deepEqual((await springfield(page)).geometry, before.geometry, "moved back");

  await page.locator("button[data-action=new]").click();
  // With a sentence more: the same text would be the same article, and the log of it would come back from the shelf.
  await read(page, `${SPRINGFIELD}Rain came on Tuesday.\n`);
  assert.deepEqual((await springfield(page)).geometry, before.geometry, "another article begins anew");
});

test("a choice is taken back by the button beside what happened, by mouse", async (t) => {
  const page = await reader.open(t);
  await readMapped(page, SPRINGFIELD);
  const before = await springfield(page);
  await choose(page, "Springfield", before.candidates[0].name);
  await status(page, `Springfield is now ${before.candidates[0].name}`).waitFor();
  await undo(page).click();
  await status(page, `Taken back: Springfield is now ${before.candidates[0].name}`).waitFor();
  await page.waitForFunction((name) => document.querySelector("[data-card] .role")?.innerText === name, before.fullName);
  assert.equal(await undo(page).count(), 0, "once");
  assert.equal(await page.evaluate(() => document.activeElement.contains(document.querySelector("[role=status]"))), true, "the focus stays beside what happened");
  assert.deepEqual(await springfield(page), before, "as it was, scores and all");

  await choose(page, "Springfield", before.candidates[0].name);
  await download(page);
  assert.equal(await undo(page).count(), 0, "what else has happened is not what Undo means");
});

test("by keyboard alone: into the card, another place, Control Z", async (t) => {
  const page = await reader.open(t);
  await readMapped(page, SPRINGFIELD);
  const before = await springfield(page);
  await mention(page, "Springfield").focus();
  await page.keyboard.press("Enter");
  for (let tabs = 0; tabs < 10 && !(await page.evaluate(() => document.activeElement.matches("[data-action=choose-place]"))); tabs++) await page.keyboard.press("Tab");
  const chosen = await page.evaluate(() => document.activeElement.innerText);
  await page.keyboard.press("Enter");
  await card(page).filter({ hasText: "You chose this place" }).waitFor();
  await status(page, `Springfield is now ${chosen}`).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.matches("[data-card]")), true, "the focus is on the card that says the new place");
  await page.keyboard.press("Control+z");
  await status(page, `Taken back: Springfield is now ${before.candidates[0].name}`).waitFor();
  await page.waitForFunction((name) => document.querySelector("[data-card] .role")?.innerText === name, before.fullName);
  await page.keyboard.press("Escape");
  await card(page).waitFor({ state: "hidden" });
  assert.equal(await page.evaluate(() => document.activeElement.innerText), "Springfield");
});

test("by finger: what happened and Undo can be seen above the sheet, wherever the page is", async (t) => {
  const page = await reader.open(t, { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  await readMapped(page, `${SPRINGFIELD}\n${"The plough came at noon. ".repeat(60)}\n\nThe road to Springfield is open.\n`);
  const before = await springfield(page);
  await page.locator("[role=tab][data-tab=where]").tap(); // the sheet goes down again
  await page.locator("#doc a[data-mention]", { hasText: "Springfield" }).last().tap();
  await card(page).locator("button[data-action=choose-place]").first().tap();
  await card(page).filter({ hasText: "You chose this place" }).waitFor();
  const [sheet, button] = [await card(page).boundingBox(), await undo(page).boundingBox()];
  assert.ok(button.y >= 0 && button.y + button.height <= sheet.y, JSON.stringify({ sheet, button }));
  assert.ok(button.height >= 24 && button.width >= 24);
  await undo(page).tap();
  await status(page, `Taken back: Springfield is now ${before.candidates[0].name}`).waitFor();
  await card(page).filter({ hasText: before.fullName }).waitFor();
});

test("the same text, pasted over itself, keeps what was chosen in it", async (t) => {
  const page = await reader.open(t);
  await readMapped(page, SPRINGFIELD);
  const [other] = (await springfield(page)).candidates;
  await choose(page, "Springfield", other.name);
  await page.keyboard.press("Escape");
  await paste(page, SPRINGFIELD);
  await status(page, "found").waitFor();
  assert.deepEqual((await springfield(page)).geometry, other.geometry);
});

test("the GeoJSON holds every place, longitude first, the unknown one near the main place, and what the reader chose", async (t) => {
  const page = await reader.open(t);
  await readMapped(page, "Snow in Springfield\n\nSnow fell on Springfield all week.\n\nThe road to Quellmark Hollow was closed, and nobody in Quellmark Hollow was told.\n");
  const { entities } = await download(page);
  const places = entities.filter(({ type }) => type === "place");
  const first = await downloadFile(page, "geojson");
  assert.equal(first.name, "snow-in-springfield.geojson");
  await status(page, `Saved ${places.length} places as ${first.name}`).waitFor();
  const { type, features } = JSON.parse(first.json);
  assert.equal(type, "FeatureCollection");
  assert.deepEqual(features.map(({ id, geometry }) => [id, geometry]), places.map(({ id, geometry }) => [id, geometry ?? null]));
  const point = (name) => features.find(({ properties }) => properties.name === name).geometry;
  assert.deepEqual(point("Quellmark Hollow"), point("Springfield"));

  const springfield = entities.find(({ name }) => name === "Springfield");
  const [other] = springfield.candidates;
  await choose(page, "Springfield", other.name);
  const chosen = JSON.parse((await downloadFile(page, "geojson")).json).features.find(({ id }) => id === springfield.id);
  assert.deepEqual([chosen.properties.fullName, chosen.geometry], [other.name, other.geometry]);
  const [longitude, latitude] = chosen.geometry.coordinates;
  assert.ok(longitude < -60 && latitude > 20 && latitude < 60, `in North America: ${longitude}, ${latitude}`);
});

test("an article without places offers no file of them", async (t) => {
  const page = await reader.open(t);
  await read(page, "“We must act,” Ada Lund said on Monday.\n");
  assert.equal(await page.locator("button[data-action=download-geojson]").count(), 0);
});
