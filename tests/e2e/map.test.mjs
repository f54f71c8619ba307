// The map of places: pins where the article's places lie, the list as its equal in words.

import { test } from "node:test";
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { DIST, startReader, paste, read, results, download, downloadFile, mention, card } from "./reader.mjs";
import { NEWS } from "./fixtures.mjs";

const manifest = JSON.parse(await readFile(join(DIST, "models/manifest.json"), "utf8").catch(() => "{}"));
const skip = manifest.gazetteer ? false : "this build has no gazetteer";
const reader = await startReader();

const map = (page) => page.locator("[data-panel=places] svg.map");
const pins = (page) => map(page).locator("[data-pin]").evaluateAll((all) => all.map((pin) => {
  const { left, top, width, height } = pin.querySelector("circle").getBoundingClientRect();
  return { entity: pin.dataset.pin, x: left + width / 2, y: top + height / 2, size: width };
}));
const lit = (page) => page.evaluate(() => [...(CSS.highlights.get("entity") ?? [])].map(String));

const status = (page, hasText) => page.locator("[role=status]", { hasText }).first();

/** Chooses another place for a name, in the card of its first mention. */
async function choose(page, name, place) {
  await mention(page, name).click();
  await card(page).locator("button[data-action=choose-place]", { hasText: place }).first().click();
  await card(page).filter({ hasText: "You chose this place" }).waitFor();
}

/** Reads a text, and waits for the models. */
async function readMapped(page, text) {
  await page.waitForFunction(() => !document.querySelector(".fetching"));
  await read(page, text);
  await map(page).waitFor();
}

test("every place with coordinates has a pin, the others are listed as not on the map", { skip }, async (t) => {
  const page = await reader.open(t);
  await readMapped(page, NEWS + "\nShe left for Quellmark Hollow in the night, and nobody in Quellmark Hollow was told.\n");
  const { entities } = await download(page);
  const places = entities.filter(({ type }) => type === "place");
  const shown = await pins(page);
  const mapped = places.filter(({ geometry }) => geometry);
  assert.ok(mapped.length >= 3);
  assert.deepEqual(shown.map(({ entity }) => entity).sort(), mapped.map(({ id }) => id).sort());
  const frame = await map(page).boundingBox();
  for (const { entity, x, y } of shown) {
    assert.ok(x >= frame.x && x <= frame.x + frame.width && y >= frame.y && y <= frame.y + frame.height, `${entity} lies on the map`);
  }
  for (const { id, geometry } of places) {
    const row = await page.locator(`[data-panel=places] [data-entity="${id}"]`).innerText();
    assert.equal(/not on the map/.test(row), !geometry, row);
  }
});

test("east is right, north is up, and a place that is mentioned more has the larger pin", { skip }, async (t) => {
  const page = await reader.open(t);
  await readMapped(page, NEWS);
  const { entities } = await download(page);
  const shown = await pins(page);
  const at = Object.fromEntries(shown.map((pin) => [entities.find(({ id }) => id === pin.entity).name, pin]));
  assert.ok(at.Madrid.x > at.Porto.x && at.Porto.y < at.Lisbon.y, JSON.stringify(at));
  const mentions = (pin) => entities.find(({ id }) => id === pin.entity).mentions.length;
  for (const one of shown) for (const other of shown) if (mentions(one) > mentions(other)) assert.ok(one.size >= other.size - 0.5);
});

test("pin, row and text light one another; a click on a pin goes to the place in the text", { skip }, async (t) => {
  const page = await reader.open(t, { viewport: { width: 1440, height: 1600 } });
  await readMapped(page, NEWS);
  const { entities, mentions } = await download(page);
  const madrid = entities.find(({ name }) => name === "Madrid");
  const words = mentions.filter(({ entity }) => entity === madrid.id).map(({ text }) => text);
  const pin = map(page).locator(`[data-pin="${madrid.id}"]`);
  const row = page.locator(`[data-panel=places] [data-entity="${madrid.id}"]`);
  for (const place of [pin.locator("circle"), row.locator("button"), mention(page, "Madrid")]) {
    await place.hover();
    await page.waitForFunction(() => CSS.highlights.has("entity"));
    assert.deepEqual(await lit(page), words);
    assert.match(await pin.getAttribute("class"), /\blit\b/);
    assert.match(await row.getAttribute("class"), /\blit\b/);
    await page.mouse.move(2, 2);
    await page.waitForFunction(() => !CSS.highlights.has("entity"));
  }
  await pin.locator("circle").click();
  await card(page).filter({ hasText: "Madrid" }).waitFor();
});

test("where the article plays is said in words", { skip }, async (t) => {
  const page = await reader.open(t);
  await readMapped(page, NEWS);
  const { document, entities } = await download(page);
  const main = entities.find(({ id }) => id === document.mainPlace.entity);
  assert.match(await page.locator("[data-panel=places]").innerText(), new RegExp(`Mainly about ${main?.fullName ?? ""}`));
});

test("a wrong pin is moved to another place of its name, stays moved after a reload, and can be moved back", { skip }, async (t) => {
  const page = await reader.open(t);
  const text = "Mayor Ada Lund opened a library in Springfield on Monday.\n\nSnow fell on Springfield all week, and the library in Springfield closed again.\n";
  await readMapped(page, text);
  const entity = async () => (await download(page)).entities.find(({ name }) => name === "Springfield");
  const before = await entity();
  assert.ok(before.candidates.length > 1);
  const [other] = before.candidates;
  await choose(page, "Springfield", other.name);
  assert.match(await page.locator("[role=status]").first().innerText(), new RegExp(`Springfield is now ${other.name}`));
  const moved = await entity();
  assert.deepEqual([moved.fullName, moved.geometry], [other.name, other.geometry]);
  const { mentions } = await download(page);
  assert.ok(mentions.filter(({ entity }) => entity === moved.id).every(({ status }) => status === "edited"));

  await page.reload();
  await results(page);
  await page.waitForFunction((name) => document.querySelector("[data-panel=places]")?.innerText.includes(name), other.name.split(", ").slice(1).join(", "));
  assert.deepEqual((await entity()).geometry, other.geometry, "kept");
  await mention(page, "Springfield").click();
  await card(page).locator("button[data-action=choose-place]", { hasText: before.fullName }).first().click();
  await page.waitForFunction((name) => document.querySelector("[data-card] .role")?.innerText === name, before.fullName);
  assert.deepEqual((await entity()).geometry, before.geometry, "moved back");

  await page.locator("button[data-action=new]").click();
  await paste(page, text);
  await results(page);
  assert.deepEqual((await entity()).geometry, before.geometry, "another article begins anew");
});

test("the GeoJSON holds every place, longitude first, the unknown ones too, and what the reader chose", { skip }, async (t) => {
  const page = await reader.open(t);
  await readMapped(page, "Snow in Springfield\n\nSnow fell on Springfield all week. The road to Quellmark Hollow was closed, and nobody in Quellmark Hollow was told.\n");
  const { entities } = await download(page);
  const places = entities.filter(({ type }) => type === "place");
  const first = await downloadFile(page, "geojson");
  assert.equal(first.name, "snow-in-springfield.geojson");
  await status(page, `Saved ${places.length} places as ${first.name}, 1 of them without coordinates`).waitFor();
  const { type, features } = JSON.parse(first.json);
  assert.equal(type, "FeatureCollection");
  assert.deepEqual(features.map(({ id, geometry }) => [id, geometry]), places.map(({ id, geometry }) => [id, geometry ?? null]));
  assert.equal(features.find(({ properties }) => properties.name === "Quellmark Hollow").geometry, null);

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

test("the map asks no server, and says to a screen reader that the list holds the same", { skip }, async (t) => {
  const page = await reader.open(t);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForFunction(() => !document.querySelector(".fetching"));
  const served = reader.requests.length;
  await readMapped(page, NEWS);
  assert.deepEqual(reader.requests.slice(served), []);
  assert.equal(await map(page).getAttribute("role"), "img");
  assert.match(await map(page).getAttribute("aria-label"), /listed below/);
  const drawn = await map(page).locator("use").evaluateAll((all) => all.map((use) => document.querySelector(use.getAttribute("href")).getBBox().width > 2000));
  assert.deepEqual(drawn, [true, true], "the outlines are there");
});
