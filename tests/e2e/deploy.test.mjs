// dist/ as files: names that cannot go stale, sizes within budget, and a page that works below any path.

import { test } from "node:test";
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { spawnSync } from "node:child_process";
import { gzipSync } from "node:zlib";
import { DIST, startReader, read, mention } from "./reader.mjs";
import { NEWS } from "./fixtures.mjs";

/** As `gzip -9` makes it, which hosts use for files that lie ready; zlib's own are 0.3 to 1 % larger, and stand in where there is no gzip. */
const zippedSize = (content) => {
  const { error, stdout } = spawnSync("gzip", ["-9c"], { input: content, maxBuffer: 1 << 26 });
  return (error ? gzipSync(content, { level: 9 }) : stdout).length;
};

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
  const addresses = [/^(index|de)\.html$/, /^about(\.de)?\.html$/, /^licences\.txt$/, /^schema\//, /^favicon/, /^icons?\//, /^manifest\./, /^robots\.txt$/, /^snippets\//, /^models\/(manifest\.json|README\.md)$/, /^offline-worker\.js$/];
  assert.deepEqual(plain.filter((name) => !addresses.some((known) => known.test(name))), []);
});

for (const [program, endings] of Object.entries({ worker: ["_loader.js", ".js", "_bg.wasm"], corrector: ["_loader.js", ".js", "_bg.wasm"], desk: [".js", "_bg.wasm"] })) {
  test(`the files of the ${program} are named after what they hold, and name one another`, async () => {
    const names = endings.map((ending) => one(new RegExp(`^${program}-[0-9a-f]{16}${ending.replace(".", "\\.")}$`)));
    let naming = "index.html";
    for (const name of names) {
      const digest = createHash("sha256").update(await readFile(join(DIST, name))).digest("hex");
      assert.equal(name.slice(program.length + 1, program.length + 17), digest.slice(0, 16), name);
      assert.ok((await readFile(join(DIST, naming), "utf8")).includes(name), `${naming} names ${name}`);
      naming = name;
    }
  });
}

test("the schema is published beside the page", async () => {
  const published = await readFile(join(DIST, "schema/annotations-v1.schema.json"), "utf8");
  assert.equal(published, await readFile(new URL("../../static/schema/annotations-v1.schema.json", import.meta.url), "utf8"));
});

test("code and models stay within their budgets", async () => {
  const budgets = [
    // Of 150 once, then 170 with the margin, the models' progress and the map. The pane, search, brief, address and what comes in
    // have come since; 185 is what they were to take, and 200 is what they did: markup is most of it. Everybody who says a quote, and
    // where a body is by its name, took 3 more; where the reader's papers are from 3.5; the log of corrections 3; ids,
    // addresses, private articles and a second tab 4. Its words are a file of their own, of which a reader
    // fetches one language, and the reader of Markdown came into the desk's program: 210 is what was asked for.
    ["page wasm", /^app-.*\.wasm$/, 210],
    ["words of a language", /^words-en-.*\.js$/, 5],
    ["words of the other, with the library's reasons", /^words-de-.*\.js$/, 12],
    // Of 300 once, then 403 and 413: the arithmetic of the networks is code too, and so are the rules that read the parser's trees. All but
    // that arithmetic is compiled for size now (Cargo.toml, the profile "page"), by which an article takes a third longer. A reader waits for
    // all of it together, below. The second look at person or place took 3 more, participles, shared subjects and owned appositions 8.
    ["worker wasm", /^worker-.*\.wasm$/, 392],
    // What not everybody needs comes when it is asked for, or once the article has been read: the worker that knows corrections; the desk,
    // and in the same program the shelf with its database (40) and the reader's own words with the reader and writer of CSV (20). A point
    // on the map that no list knows took 3 of the desk and 1 of the corrector, the reader of
    // Markdown 6 of the desk.
    ["corrector wasm", /^corrector-.*\.wasm$/, 437],
    ["desk wasm", /^desk-.*\.wasm$/, 212],
    ["scripts of those", /^(corrector|desk)-[0-9a-f]{16}.*\.js$/, 15],
    ["scripts", /^(?!words-|(corrector|desk)-[0-9a-f]{16}).*\.js$/, 30],
    ["style sheets", /\.css$/, 15],
    ["recogniser of names", /^models\/names-.*\.bin$/, 1664, "names"],
    ["gazetteer", /^models\/gazetteer-.*\.bin$/, 1024, "gazetteer"],
    ["grammar", /^models\/grammar-.*\.bin$/, 200, "grammar"],
    // A reader fetches one language; the other's page holds the same map once more.
    ["everything together", /^(?!de\.html|about\.de|words-de|manifest\.de)/, 4096],
  ];
  for (const [what, pattern, budget, model] of budgets) {
    const contents = await Promise.all(files.filter((name) => pattern.test(name)).map((name) => readFile(join(DIST, name))));
    assert.equal(contents.length > 0, model === undefined || model in manifest, what);
    const raw = contents.reduce((sum, content) => sum + content.length, 0) / 1024;
    const zipped = contents.reduce((sum, content) => sum + zippedSize(content), 0) / 1024;
    console.log(`size: ${what}: ${zipped.toFixed(1)} KB after gzip of ${budget} KB allowed (${raw.toFixed(1)} KB raw)`);
    assert.ok(zipped < budget, `${what}: ${zipped.toFixed(1)} KB after gzip, allowed are ${budget} KB`);
  }
});

const docs = await readFile(new URL("../../docs/deploy.md", import.meta.url), "utf8");
/** The headers that a part of docs/deploy.md sets for every file, by what one line of it looks like. */
const shown = (fence, line) => {
  const part = new RegExp("```" + fence + "\\n([\\s\\S]*?)```").exec(docs)[1];
  return Object.fromEntries([...part.matchAll(line)].map(([, name, value]) => [name.toLowerCase(), value]));
};

test("what docs/deploy.md has hosts send is what is sent here, and nothing is missing in any of its parts", async (t) => {
  const page = await reader.open(t);
  const sent = (await page.request.get(reader.url)).headers();
  for (const [host, headers] of [
    ["nginx", shown("nginx", /^\s*add_header (\S+) "([^"]*)" always;$/gm)],
    ["apache", shown("apache", /^Header always set (\S+) "([^"]*)"$/gm)],
    ["_headers", shown("headers", /^ {2}(\S+): (.+)$/gm)],
  ]) {
    assert.equal(Object.keys(headers).length, 6, host);
    for (const [name, value] of Object.entries(headers)) assert.equal(sent[name], value, `${host}: ${name}`);
    for (const name of ["content-security-policy", "x-frame-options", "x-content-type-options", "referrer-policy", "cross-origin-opener-policy", "permissions-policy"]) assert.ok(name in headers, `${host}: ${name}`);
  }
});

test("names with a digest are kept for a year and others asked for anew, here and in docs/deploy.md", async (t) => {
  const page = await reader.open(t);
  const nginx = /"~(-\[0-9a-f\][^"]+)"\s+"([^"]+)"/.exec(docs);
  const apache = /<FilesMatch "([^"]+)">\s+Header set Cache-Control "([^"]+)"/.exec(docs);
  assert.equal(nginx[2], apache[2]);
  for (const name of files) {
    const { "cache-control": caching, "content-type": type } = (await page.request.head(reader.url + name)).headers();
    for (const [host, [, pattern, value]] of Object.entries({ nginx, apache })) {
      assert.equal(new RegExp(pattern).test(host === "nginx" ? `/${name}` : name.split("/").pop()) ? value : "no-cache", caching, `${host}: ${name}`);
    }
    if (name.endsWith(".wasm")) assert.equal(type, "application/wasm");
  }
  assert.equal((await page.request.head(`${reader.url}index.html`)).headers()["cache-control"], "no-cache");
});
