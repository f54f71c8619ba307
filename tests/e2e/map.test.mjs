// The map of places: pins where the article's places lie, the list as its equal in words.

import { test } from "node:test";
import assert from "node:assert/strict";
import { startReader, read, download, mention, card, lit, openTab } from "./reader.mjs";
import { map, readMapped } from "./mapped.mjs";
import { NEWS } from "./fixtures.mjs";

const reader = await startReader();

const pins = (page) => map(page).locator("[data-pin]").evaluateAll((all) => all.map((pin) => {
  const { left, top, width, height } = pin.querySelector("circle").getBoundingClientRect();
  return { entity: pin.dataset.pin, x: left + width / 2, y: top + height / 2, size: width };
}));
/** Left, top, width and height of what the map shows. */
/** How far the page and the list below the map are scrolled, together. */
const scroll = (page) => page.evaluate(() => scrollY + document.querySelector(".lists").scrollTop);

const shown = (page) => map(page).getAttribute("viewBox").then((box) => box.split(" ").map(Number));
const zoom = (page, action) => page.locator(`button[data-action=zoom-${action}]`);

test("every place with coordinates has a pin, the others are listed as not on the map", async (t) => {
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
  const said = (await page.locator("[data-panel=places]").innerText()).match(/Not on the map: (.*)\./);
  assert.deepEqual(said[1].split(", "), places.filter(({ geometry }) => !geometry).map(({ name }) => name), "once, and not at each row");
});

test("east is right, north is up, and a place that is mentioned more has the larger pin", async (t) => {
  const page = await reader.open(t);
  await readMapped(page, NEWS);
  const { entities } = await download(page);
  const shown = await pins(page);
  const at = Object.fromEntries(shown.map((pin) => [entities.find(({ id }) => id === pin.entity).name, pin]));
  assert.ok(at.Madrid.x > at.Porto.x && at.Porto.y < at.Lisbon.y, JSON.stringify(at));
  const mentions = (pin) => entities.find(({ id }) => id === pin.entity).mentions.length;
  for (const one of shown) for (const other of shown) if (mentions(one) > mentions(other)) assert.ok(one.size >= other.size - 0.5);
});

test("pin, row and text light one another; a click on a pin goes to the place in the text", async (t) => {
  const page = await reader.open(t, { viewport: { width: 1440, height: 1600 } });
  await readMapped(page, NEWS);
  const { entities, mentions } = await download(page);
  const madrid = entities.find(({ name }) => name === "Madrid");
  const words = mentions.filter(({ entity }) => entity === madrid.id).map(({ text }) => text);
  const pin = map(page).locator(`[data-pin="${madrid.id}"]`);
  const row = page.locator(`[data-panel=places] [data-entity="${madrid.id}"]`);
  for (const place of [pin.locator("circle"), row.locator("button"), mention(page, "Madrid")]) {
    await place.hover();
    await page.waitForFunction(() => document.querySelector("#doc [data-lit=entity]"));
    assert.deepEqual(await lit(page, "entity"), words.sort());
    assert.match(await pin.getAttribute("class"), /\blit\b/);
    assert.match(await row.getAttribute("class"), /\blit\b/);
    await page.mouse.move(2, 2);
    await page.waitForFunction(() => !document.querySelector("#doc [data-lit=entity]"));
  }
  await pin.locator("circle").click();
  await card(page).filter({ hasText: "Madrid" }).waitFor();
});

test("where the article plays is said in words", async (t) => {
  const page = await reader.open(t);
  await readMapped(page, NEWS);
  const { document, entities } = await download(page);
  const main = entities.find(({ id }) => id === document.mainPlace.entity);
  assert.match(await page.locator("[data-panel=places]").innerText(), new RegExp(`Mainly about ${main?.fullName ?? ""}`));
});

test("the map zooms by its buttons, and one leads back", async (t) => {
  const page = await reader.open(t);
  await readMapped(page, NEWS);
  const home = await shown(page);
  assert.equal(await zoom(page, "reset").count(), 0, "nothing to go back from");
  await zoom(page, "in").click();
  const near = await shown(page);
  assert.deepEqual(near.slice(2), home.slice(2).map((length) => Math.trunc(length / 2)));
  const frame = await map(page).boundingBox();
  assert.ok((await pins(page)).some(({ x, y }) => x > frame.x && x < frame.x + frame.width && y > frame.y && y < frame.y + frame.height), "closer to a place");
  for (let i = 0; i < 9; i++) await zoom(page, "in").dispatchEvent("click");
  assert.equal(await zoom(page, "in").getAttribute("aria-disabled"), "true", "there is an end to it");
  for (let i = 0; i < 9; i++) await zoom(page, "out").dispatchEvent("click");
  assert.equal((await shown(page))[2], 36000, "the world");
  assert.equal(await zoom(page, "out").getAttribute("aria-disabled"), "true");
  await zoom(page, "reset").click();
  assert.deepEqual(await shown(page), home);
  assert.equal(await page.evaluate(() => document.activeElement.matches(".atlas")), true, "the focus stays with the map");
});

test("the map is moved by dragging, which is no click on a pin", async (t) => {
  const page = await reader.open(t, { viewport: { width: 1440, height: 1600 } });
  await readMapped(page, NEWS);
  const before = await shown(page);
  const frame = await map(page).boundingBox();
  const [pin] = await pins(page);
  await page.mouse.move(pin.x, pin.y);
  await page.mouse.down();
  await page.mouse.move(pin.x - 30, pin.y - 10);
  await page.mouse.move(pin.x - 60, pin.y - 20);
  await page.mouse.up();
  const after = await shown(page);
  const units = before[2] / frame.width;
  assert.ok(Math.abs(after[0] - before[0] - 60 * units) < 2 * units && Math.abs(after[1] - before[1] - 20 * units) < 2 * units, `${before} ${after}`);
  await page.mouse.move(pin.x + 60, pin.y);
  assert.deepEqual(await shown(page), after, "let go of");
  assert.equal(await card(page).count(), 0, "no pin was clicked");
});

test("the map's keys work on the map only, and the wheel scrolls the page unless Control is held", async (t) => {
  const page = await reader.open(t, { viewport: { width: 1000, height: 500 } });
  await readMapped(page, NEWS);
  await page.locator(".atlas").focus();
  await page.waitForFunction(() => document.querySelector(".map").getBoundingClientRect().top < innerHeight);
  const home = await shown(page);
  await page.keyboard.press("+");
  const near = await shown(page);
  assert.equal(near[2], home[2] / 2);
  const scrolled = await scroll(page);
  for (const [key, x, y] of [["ArrowRight", 1, 0], ["ArrowDown", 1, 1], ["ArrowLeft", 0, 1], ["ArrowUp", 0, 0]]) {
    await page.keyboard.press(key);
    assert.deepEqual((await shown(page)).slice(0, 2), [near[0] + x * Math.trunc(near[2] / 5), near[1] + y * Math.trunc(near[3] / 5)], key);
  }
  assert.equal(await scroll(page), scrolled, "the page stands still");
  await page.keyboard.press("-");
  await page.keyboard.press("0");
  assert.deepEqual(await shown(page), home);

  await map(page).hover({ position: { x: 100, y: 40 } });
  await page.mouse.wheel(0, 120);
  await page.waitForFunction((before) => scrollY + document.querySelector(".lists").scrollTop > before, scrolled);
  assert.deepEqual(await shown(page), home, "the wheel is the page's");
  await map(page).hover({ position: { x: 100, y: 40 } });
  await page.keyboard.down("Control");
  await page.mouse.wheel(0, -200);
  await page.keyboard.up("Control");
  await page.waitForFunction((width) => Number(document.querySelector(".map").getAttribute("viewBox").split(" ")[2]) < width, home[2]);
});

test("a finger that moves sideways moves the map, one that moves up scrolls the page", async (t) => {
  const page = await reader.open(t, { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  await readMapped(page, NEWS);
  await page.locator("button[data-action=zoom-in]").tap();
  await map(page).evaluate((map) => map.scrollIntoView({ block: "center" }));
  const before = await shown(page);
  const frame = await map(page).boundingBox();
  const touch = await page.context().newCDPSession(page);
  const [x, y] = [frame.x + frame.width / 2, frame.y + frame.height / 2];
  const swipe = async (right, down) => {
    await touch.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [{ x, y }] });
    for (let i = 1; i <= 8; i++) await touch.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: [{ x: x + (right * i) / 8, y: y + (down * i) / 8 }] });
    await touch.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  };
  const scrolled = await scroll(page);
  await swipe(-80, 0);
  const moved = await shown(page);
  assert.ok(moved[0] > before[0] && moved[1] === before[1], `${before} ${moved}`);
  assert.equal(await scroll(page), scrolled);
  await swipe(0, -120);
  await page.waitForFunction((before) => scrollY + document.querySelector(".lists").scrollTop > before + 50, scrolled);
  assert.deepEqual(await shown(page), moved, "the page is scrolled, the map stays");
});

test("no name on the map lies on another, near or far", async (t) => {
  const page = await reader.open(t);
  await readMapped(page, "Rain fell in Lisbon, in Porto, in Braga, in Coimbra, in Faro, in Vigo, in Madrid, in Seville, in Toledo and in Salamanca. It fell in Tokyo too.\n");
  for (const action of [null, "in", "in", "in", "in", "out", "out"]) {
    if (action) await zoom(page, action).click();
    const names = await map(page).locator("text").evaluateAll((all) => all.map((name) => {
      const { left, right, top, bottom } = name.getBoundingClientRect();
      return { name: name.textContent, left, right, top, bottom };
    }));
    for (const [i, one] of names.entries()) for (const other of names.slice(0, i)) {
      const apart = one.left >= other.right || other.left >= one.right || one.top >= other.bottom - 3 || other.top >= one.bottom - 3;
      assert.ok(apart, `${one.name} and ${other.name}`);
    }
  }
});

test("without a place on the map, the article says so in words", async (t) => {
  const page = await reader.open(t);
  await page.waitForFunction(() => !document.querySelector(".fetching"));
  await read(page, "Nobody in Quellmark Hollow was told. She left for Quellmark Hollow in the night.\n");
  await openTab(page, "where");
  await page.locator("[data-panel=places]", { hasText: "there is no map" }).waitFor();
  assert.equal(await map(page).count(), 0);
});

test("whose data the map stands on is said", async (t) => {
  const page = await reader.open(t);
  const colophon = page.locator("footer");
  assert.equal(await colophon.getByRole("link", { name: "GeoNames" }).getAttribute("href"), "https://www.geonames.org/");
  assert.equal(await colophon.getByRole("link", { name: "Natural Earth" }).getAttribute("href"), "https://www.naturalearthdata.com/");
  assert.match(await colophon.innerText(), /CC BY 4\.0/);
});

test("the map asks no server, and says to a screen reader that the list holds the same", async (t) => {
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
