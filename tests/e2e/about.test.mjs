// What stands beside the page: the page about it, the licences, and what makes it an app that can be installed.

import { test } from "node:test";
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { DIST, startReader } from "./reader.mjs";

const reader = await startReader({ prefix: "/desk/pressmark/" });
const repository = (name) => readFile(new URL(`../../${name}`, import.meta.url), "utf8");
const built = (name) => readFile(join(DIST, name), "utf8");

test("the page about Pressmark works below a path, without a program, and all that it links to is there", async (t) => {
  const page = await reader.open(t, { ready: "#early", javaScriptEnabled: false });
  const asked = reader.requests.length;
  await page.goto(`${reader.url}about.html`);
  assert.equal(await page.locator("h1").innerText(), "About Pressmark");
  for (const what of [/sent nowhere/, /Forget/, /Your articles/, /GeoNames/, /Natural Earth/, /Pressmark 0\.\d+\.\d+, build [0-9a-f]{16}/]) assert.match(await page.locator("main").innerText(), what);
  assert.doesNotMatch(await page.content(), /\{\{|<script/);
  const styled = await page.locator("body").evaluate((body) => getComputedStyle(body).backgroundColor);
  assert.notEqual(styled, "rgba(0, 0, 0, 0)", "the page's own style sheets apply");
  assert.deepEqual(reader.requests.slice(asked).filter((path) => /\.(js|wasm|bin)$/.test(path)), []);
  const links = await page.locator("a[href^='./']").evaluateAll((links) => links.map(({ href }) => href));
  assert.ok(links.length >= 4, `${links}`);
  for (const link of links) assert.equal((await page.request.get(link)).status(), 200, link);
});

test("it is there in German, and each language leads to the other", async (t) => {
  const page = await reader.open(t, { ready: "#early", javaScriptEnabled: false });
  await page.goto(`${reader.url}about.html`);
  await page.locator("a[hreflang=de]").click();
  assert.equal(await page.locator("h1").innerText(), "Über Pressmark");
  assert.equal(await page.locator("html").getAttribute("lang"), "de");
  assert.doesNotMatch(await page.content(), /\{\{|<script/);
  const figures = (html) => html.replaceAll(",", ".").match(/<td>[\d.–]+<\/td>/g);
  const [english, german] = await Promise.all(["about.html", "about.de.html"].map((name) => repository(`static/${name}`)));
  assert.deepEqual(figures(german), figures(english), "both tell the same figures");
  await page.locator("a[hreflang=en]").click();
  assert.equal(await page.locator("h1").innerText(), "About Pressmark");
});

test("axe finds nothing on it, and nothing is wider than a small phone", async (t) => {
  const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  for (const colorScheme of ["light", "dark"]) {
    const page = await reader.open(t, { colorScheme, viewport: { width: 320, height: 640 } });
    await page.goto(`${reader.url}about.html`);
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
    assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`), [], colorScheme);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
  }
});

const offline = await built("offline-worker.js").then(() => false, () => "this build has no service worker");
test("without a network it is there as well, and so are the licences", { skip: offline }, async (t) => {
  const page = await reader.open(t, { troubled: true });
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.context().setOffline(true);
  await page.goto(`${reader.url}about.html`);
  assert.equal(await page.locator("h1").innerText(), "About Pressmark");
  assert.equal(await page.evaluate(() => [...document.styleSheets].length), 3);
  await page.goto(`${reader.url}licences.txt`);
  assert.match(await page.locator("body").innerText(), /Permission is hereby granted/);
  await page.goto(reader.url);
  await page.locator("button[data-action=sample]").first().waitFor();
});

test("its figures are those of the models' own pages", async () => {
  const sources = `${await repository("static/models/README.md")} ${await repository("docs/models.md")}`;
  const about = (await repository("static/about.html")).replace(/<style[\s\S]*?<\/style>/g, "");
  const rows = [...about.matchAll(/<th scope="row">([^<]*)<\/th>(.*?)<\/tr>/g)];
  assert.equal(rows.length, 3);
  for (const [, what, cells] of rows) {
    const figures = [...cells.matchAll(/<td>([\d.]+)<\/td>/g)].map(([, figure]) => figure);
    const line = new RegExp(`\\| ${figures.slice(0, 4).map((figure) => figure.replace(".", "\\.")).join(" \\| ")} \\|`);
    // Their columns: all, person, place, organization, group.
    assert.match(sources, line, what);
  }
  for (const figure of ["68.5", "61.2", "44.9", "74,800", "94 in a hundred"]) assert.ok(sources.replace(/\s+/g, " ").includes(figure), figure);
  for (const figure of ["68.5", "61.2", "44.9", "74,800"]) assert.ok(about.includes(figure), figure);
});

test("the notices of every package that the program is built from are in the page", async () => {
  const notices = await built("licences.txt");
  const tree = execFileSync("cargo", ["tree", "--offline", "--locked", "--package", "pressmark-web", "--edges", "normal", "--target", "wasm32-unknown-unknown", "--prefix", "none", "--format", "{p}"], { encoding: "utf8" });
  const packages = new Set(tree.split("\n").filter((line) => line && !line.includes("(/")).map((line) => line.split(" ").slice(0, 2).join(" ").replace(" v", " ")));
  assert.ok(packages.size > 50, `${packages.size} packages`);
  const missing = [...packages].filter((name) => !notices.includes(`${name} (`));
  assert.deepEqual(missing, []);
  assert.match(notices, /Permission is hereby granted/);
  assert.match(notices, /Copyright \(c\) 2014 Alex Crichton/);
  assert.ok((await built("about.html")).includes("licences.txt"));
});

test("the page can be installed: a manifest with icons of the sizes that it names", async (t) => {
  const page = await reader.open(t);
  const address = await page.locator("link[rel=manifest]").evaluate((link) => link.href);
  const response = await page.request.get(address);
  assert.equal(response.headers()["content-type"], "application/manifest+json");
  const manifest = await response.json();
  assert.deepEqual([manifest.start_url, manifest.display], ["./", "standalone"]);
  assert.equal(new URL(manifest.start_url, address).href, reader.url);
  const sizes = [];
  for (const icon of manifest.icons.filter(({ type }) => type === "image/png")) {
    const bytes = await (await page.request.get(new URL(icon.src, address).href)).body();
    assert.equal(`${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`, icon.sizes);
    sizes.push(icon.sizes);
  }
  assert.deepEqual(sizes, ["192x192", "512x512"]);
  const session = await page.context().newCDPSession(page);
  const { errors } = await session.send("Page.getAppManifest");
  assert.deepEqual(errors, [], "the browser finds nothing wrong with it");
});
