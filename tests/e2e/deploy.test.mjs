// dist/ as files: names that cannot go stale, sizes within budget, and a page that works below any path.

import { test } from "node:test";
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { DIST, startReader, read, mention } from "./reader.mjs";
import { NEWS } from "./fixtures.mjs";

const reader = await startReader({ prefix: "/desk/tools/pressmark/" });
const files = (await readdir(DIST, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(DIST.length + 1));
const manifest = JSON.parse(await readFile(join(DIST, "models/manifest.json"), "utf8").catch(() => "{}"));
const one = (pattern) => {
  const found = files.filter((name) => pattern.test(name));
  assert.equal(found.length, 1, `${pattern}: ${found}`);
  return found[0];
};

test("below a path, without the last slash too, the page works as at the root", async (t) => {
  const page = await reader.open(t);
  await page.goto(reader.url.replace(/\/$/, ""));
  await read(page, NEWS);
  await mention(page, "Maria Lopez").waitFor();
  const strays = reader.requests.filter((path) => !path.startsWith("/desk/tools/pressmark") && path !== "/favicon.ico");
  assert.deepEqual(strays, [], "everything is asked for below the path");
});

test("every file that can go stale bears a digest in its name", () => {
  const plain = files.filter((name) => !/[-.][0-9a-f]{12,}[-_.]/.test(name));
  const addresses = [/^index\.html$/, /^schema\//, /^favicon/, /^icons?\//, /^manifest\./, /^robots\.txt$/, /^snippets\//, /^models\/(manifest\.json|README\.md)$/, /^offline-worker\.js$/];
  assert.deepEqual(plain.filter((name) => !addresses.some((known) => known.test(name))), []);
});

test("the worker's files are named after what they hold, and name one another", async () => {
  const loader = one(/^worker-[0-9a-f]{16}_loader\.js$/);
  const glue = one(/^worker-[0-9a-f]{16}\.js$/);
  const wasm = one(/^worker-[0-9a-f]{16}_bg\.wasm$/);
  for (const name of [loader, glue, wasm]) {
    const digest = createHash("sha256").update(await readFile(join(DIST, name))).digest("hex");
    assert.equal(name.slice(7, 23), digest.slice(0, 16), name);
  }
  assert.ok((await readFile(join(DIST, loader), "utf8")).includes(glue));
  assert.ok((await readFile(join(DIST, glue), "utf8")).includes(wasm));
  assert.ok((await readFile(join(DIST, "index.html"), "utf8")).includes(`content="./${loader}"`));
});

test("the schema is published beside the page", async () => {
  const published = await readFile(join(DIST, "schema/annotations-v1.schema.json"), "utf8");
  assert.equal(published, await readFile(new URL("../../static/schema/annotations-v1.schema.json", import.meta.url), "utf8"));
});

test("code and models stay within their budgets", async () => {
  const budgets = [
    // Of 150 once: since then the margin, the models' progress and the map have come in.
    ["page wasm", /^app-.*\.wasm$/, 170],
    // Of 300 once: the recogniser's arithmetic is code too, the lists have grown by five hundred peoples, and a reader waits for all of
    // it together, below.
    ["worker wasm", /^worker-.*\.wasm$/, 380],
    ["scripts", /\.js$/, 30],
    ["style sheets", /\.css$/, 15],
    ["recogniser of names", /^models\/names-.*\.bin$/, 2048, "names"],
    ["gazetteer", /^models\/gazetteer-.*\.bin$/, 0.9 * 1024, "gazetteer"],
    ["everything together", /./, 4096],
  ];
  for (const [what, pattern, budget, model] of budgets) {
    const contents = await Promise.all(files.filter((name) => pattern.test(name)).map((name) => readFile(join(DIST, name))));
    assert.equal(contents.length > 0, model === undefined || model in manifest, what);
    const raw = contents.reduce((sum, content) => sum + content.length, 0) / 1024;
    const zipped = contents.reduce((sum, content) => sum + gzipSync(content, { level: 9 }).length, 0) / 1024;
    console.log(`size: ${what}: ${zipped.toFixed(1)} KB after gzip of ${budget} KB allowed (${raw.toFixed(1)} KB raw)`);
    assert.ok(zipped < budget, `${what}: ${zipped.toFixed(1)} KB after gzip, allowed are ${budget} KB`);
  }
});
