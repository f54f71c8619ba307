// The annotation document as the page hands it over: valid, exact to the character, the same every time.

import { test } from "node:test";
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { startReader, paste, read, results, download, downloadFile } from "./reader.mjs";
import { assertExactSpans, assertHighlightsMatch, highlightedUnits } from "./spans.mjs";
import * as fixtures from "./fixtures.mjs";

const reader = await startReader();

const ajv = new Ajv2020({ allErrors: true, strict: false });
addFormats(ajv);
const schema = JSON.parse(await readFile(new URL("../../static/schema/annotations-v1.schema.json", import.meta.url), "utf8"));
const validate = ajv.compile(schema);

function assertValid(annotations) {
  assert.ok(validate(annotations), ajv.errorsText(validate.errors, { separator: "\n" }));
}

test("the validator is a real one: it refuses a document that is wrong in small ways", async (t) => {
  const page = await reader.open(t);
  await read(page, fixtures.NEWS);
  const annotations = await download(page);
  assertValid(annotations);
  for (const spoil of [
    (it) => delete it.offsetUnit,
    (it) => (it.mentions[0].status = "perhaps"),
    (it) => (it.entities[0].mentions = []),
    (it) => (it.generator.generated = "yesterday"),
    (it) => (it.quotes[0].kind = "loud"),
    (it) => (it.document.sha256 = "0"),
  ]) {
    const spoiled = structuredClone(annotations);
    spoil(spoiled);
    assert.equal(validate(spoiled), false, spoil.toString());
  }
});

for (const name of ["NEWS", "EMOJI", "ARABIC", "HINDI", "CHINESE", "CRLF", "HOSTILE"]) {
  test(`${name}: the download is valid, its spans are exact, and the page marks just these`, async (t) => {
    const page = await reader.open(t);
    await paste(page, fixtures[name]);
    await results(page);
    const annotations = await download(page);
    assertValid(annotations);
    assertExactSpans(annotations);
    assertHighlightsMatch(await highlightedUnits(page), annotations);
    if (["NEWS", "EMOJI", "CRLF"].includes(name)) {
      assert.ok(annotations.mentions.some(({ text }) => text === "Maria Lopez"), "Maria Lopez is found");
      assert.ok(annotations.quotes.length > 0, "a quote is found");
    }
  });
}

test("line ends of another system are changed once, and the document says so", async (t) => {
  const page = await reader.open(t);
  await page.locator("input[type=file]").setInputFiles({ name: "a.txt", mimeType: "text/plain", buffer: Buffer.from(fixtures.CRLF) });
  await results(page);
  const { document } = await download(page);
  assert.equal(document.text, fixtures.CRLF.replaceAll("\r\n", "\n"));
  assert.deepEqual(document.preprocessing, ["crlf-to-lf"]);
});

test("ids refer: mentions to entities, entities to mentions, speakers to both", async (t) => {
  const page = await reader.open(t);
  await read(page, fixtures.articleOf(400));
  const { entities, mentions, quotes } = await download(page);
  const byId = new Map([...entities, ...mentions].map((item) => [item.id, item]));
  for (const mention of mentions) assert.ok(byId.get(mention.entity).mentions.includes(mention.id), mention.id);
  for (const entity of entities) for (const id of entity.mentions) assert.equal(byId.get(id).entity, entity.id);
  for (const { id, speaker } of quotes.filter(({ speaker }) => speaker)) {
    assert.equal(byId.get(speaker.mention).entity, speaker.entity, id);
  }
});

test("two downloads, and one after a fresh visit, differ in nothing but the time", async (t) => {
  const timeless = (json) => json.replace(/"generated":\s*"[^"]*"/, "");
  const page = await reader.open(t);
  await read(page, fixtures.NEWS);
  const first = await downloadFile(page);
  const second = await downloadFile(page);
  assert.match(first.json, /"generated":\s*"\d{4}-\d\d-\d\dT/);
  assert.equal(timeless(second.json), timeless(first.json));
  const other = await reader.open(t);
  await read(other, fixtures.NEWS);
  assert.equal(timeless((await downloadFile(other)).json), timeless(first.json));
});

test("the file is named after the headline", async (t) => {
  const page = await reader.open(t);
  await read(page, fixtures.NEWS);
  assert.equal((await downloadFile(page)).name, "minister-defends-ferry-line-as-union-calls-strike.json");
});

test("copy gives the very text of the download", async (t) => {
  const page = await reader.open(t);
  await read(page, fixtures.NEWS);
  const { json } = await downloadFile(page);
  await page.locator("button[data-action=copy-json]").click();
  await page.locator("[role=status]", { hasText: /copied/i }).first().waitFor({ state: "attached" });
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), json);
});
