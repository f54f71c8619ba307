// One pipeline, two machines: the page's document is the command line's, number for number, with the recogniser and the gazetteer at
// work. Sums of the network are whole numbers and its curves avoid the platform's functions; here it shows.

import { test } from "node:test";
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { startReader, download } from "./reader.mjs";
import { readMapped } from "./mapped.mjs";
import * as fixtures from "./fixtures.mjs";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** The articles of tests/cases: the indented lines. */
async function cases() {
  const folder = `${ROOT}tests/cases/`;
  const files = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(".md")).sort();
  const texts = await Promise.all(files.map((name) => readFile(folder + name, "utf8")));
  return texts.flatMap((text) => text.split("\n").filter((line) => line.startsWith("    ")).map((line) => line.slice(4))).join("\n\n");
}

/** What the command line writes about the text. */
function onCommandLine(text) {
  return new Promise((done, failed) => {
    const run = execFile("cargo", ["run", "--quiet", "--locked", "--package", "pressmark-cli", "--", "annotate"], { cwd: ROOT, maxBuffer: 1 << 28 }, (error, out) =>
      error ? failed(error) : done(JSON.parse(out)));
    run.stdin.end(text);
  });
}

const reader = await startReader();
const TEXTS = {
  "an ordinary article": fixtures.NEWS,
  "a long article": fixtures.articleOf(3000),
  "characters of two units": fixtures.EMOJI,
  "two directions": fixtures.ARABIC,
  "every case of tests/cases": await cases(),
};

for (const [title, text] of Object.entries(TEXTS)) {
  test(`page and command line agree: ${title}`, async (t) => {
    const page = await reader.open(t);
    await readMapped(page, text);
    const [here, there] = [await download(page), await onCommandLine(text)];
    for (const document of [here, there]) delete document.generator.generated;
    assert.ok(there.mentions.length > 3, "there is something to agree on");
    assert.deepEqual(here, there);
  });
}
