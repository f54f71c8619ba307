// The map of places: pins where the article's places lie, the list as its equal in words.

import { test } from "node:test";
import assert from "node:assert/strict";
import { startReader, read, download, mention, card } from "./reader.mjs";
import { map, readMapped, skip } from "./mapped.mjs";
import { NEWS } from "./fixtures.mjs";

const reader = await startReader();

const pins = (page) => map(page).locator("[data-pin]").evaluateAll((all) => all.map((pin) => {
  const { left, top, width, height } = pin.querySelector("circle").getBoundingClientRect();
  return { entity: pin.dataset.pin, x: left + width / 2, y: top + height / 2, size: width };
}));
const lit = (page) => page.evaluate(() => [...(CSS.highlights.get("entity") ?? [])].map(String));

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

test("whose data the map stands on is said", async (t) => {
  const page = await reader.open(t);
  const colophon = page.locator("footer");
  assert.equal(await colophon.getByRole("link", { name: "GeoNames" }).getAttribute("href"), "https://www.geonames.org/");
  assert.equal(await colophon.getByRole("link", { name: "Natural Earth" }).getAttribute("href"), "https://www.naturalearthdata.com/");
  assert.match(await colophon.innerText(), /CC BY 4\.0/);
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
