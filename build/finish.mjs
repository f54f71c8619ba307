// Finishes the page that trunk has staged: hashes the worker's file names, writes the page in each language, adds the schema, the
// models, the page about it all and the licences, writes the security policy and the list of files that the page keeps for a visit
// without a network.
//
// trunk runs this as its post_build hook, before dist/ is replaced, with TRUNK_STAGING_DIR set. trunk hashes the names of
// the page's own files but not those of a worker, so after a deploy a new page could meet an old worker from a cache.
// And only here, after every rewriting of the HTML, can the digests of its inline scripts be known.

import { createHash } from "node:crypto";
import { cp, mkdir, readFile, readdir, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { about } from "./about.mjs";
import { notices } from "./licences.mjs";
import { world } from "./map.mjs";
import { inWords, script } from "./words.mjs";

/** Pages that a browser keeps for a visit without a network, beside the files whose names hold digests. */
const PAGES = ["./", "./de.html", "./about.html", "./about.de.html", "./licences.txt"];

/** Programs that are fetched, and kept, when the reader first corrects something. */
const LATER = ["corrector", "desk"];

/** What the names of a language's files end in, before the dot. */
const ENDINGS = { en: "", de: ".de" };

const staging = process.env.TRUNK_STAGING_DIR;
if (!staging) fail("TRUNK_STAGING_DIR is not set; trunk runs this script, by the hook in Trunk.toml");

const programs = {
  worker: await hashProgram("worker", ["_bg.wasm", ".js", "_loader.js"]),
  corrector: await hashProgram("corrector", ["_bg.wasm", ".js", "_loader.js"]),
  desk: await hashProgram("desk", ["_bg.wasm", ".js"]),
};
await cp("static/schema", join(staging, "schema"), { recursive: true });
const models = await addModels();
// A page that is being worked on is never to come out of a cache.
const offline = process.env.TRUNK_PROFILE !== "debug";
await writePages(programs, models, offline);
const pages = await Promise.all(Object.keys(ENDINGS).map((language) => readFile(join(staging, pageOf(language)))));
const build = digest(Buffer.concat(pages));
await addPagesBeside(build);
if (offline) await writeServiceWorker(models, build);

/** What stands beside the page under an address that does not change: the page about it, the licences, what makes it an app. */
async function addPagesBeside(build) {
  const { text, count } = await notices("pressmark-web");
  await writeFile(join(staging, "licences.txt"), text);
  const page = await readFile(join(staging, "index.html"), "utf8");
  const { version } = /\[workspace\.package\][^[]*?\nversion = "(?<version>[^"]+)"/.exec(await readFile("Cargo.toml", "utf8")).groups;
  const aboutStyle = `./${await addHashed("about", ".css", await readFile("static/styles/about.css"))}`;
  for (const [language, ending] of Object.entries(ENDINGS)) {
    const written = await about({ source: `static/about${ending}.html`, page, style: aboutStyle, version, build, count });
    await writeFile(join(staging, `about${ending}.html`), written);
    const manifest = await readFile("static/manifest.webmanifest", "utf8");
    await writeFile(join(staging, `manifest${ending}.webmanifest`), await inWords(manifest, language));
  }
  await cp("static/icons", join(staging, "icons"), { recursive: true });
}

function pageOf(language) {
  return `${language === "en" ? "index" : language}.html`;
}

function digest(content) {
  return createHash("sha256").update(content).digest("hex").slice(0, 16);
}

/** Adds a file under a name that holds its digest; answers that name. */
async function addHashed(name, ending, content) {
  const hashed = `${name}-${digest(content)}${ending}`;
  await writeFile(join(staging, hashed), content);
  return hashed;
}

/** Renames the files of a program beside the page, such as worker_bg.wasm, worker.js and worker_loader.js: each names the one before it. */
async function hashProgram(program, endings) {
  let renamed = {};
  for (const ending of endings) {
    const name = program + ending;
    renamed = { [name]: await renameByContent(name, program, renamed) };
  }
  return Object.values(renamed)[0];
}

/** Writes `name` anew with the names in `renamed` replaced, under a name that holds its digest; answers that name. */
async function renameByContent(name, program, renamed) {
  const path = join(staging, name);
  let content = await readFile(path).catch(() =>
    fail(`trunk made no ${name}; index.html must hold <link data-trunk rel="rust" data-bin="${program}" data-type="worker" data-bindgen-target="web">, a worker's with data-loader-shim`),
  );
  for (const [from, to] of Object.entries(renamed)) {
    const text = content.toString("utf8");
    if (!text.includes(from)) fail(`${name} does not name ${from}, so it cannot be told that this is now ${to}`);
    content = Buffer.from(text.replaceAll(from, to));
  }
  await rm(path);
  return addHashed(program, name.slice(program.length), content);
}

/** Lays the model files beside the page; answers those that static/models/manifest.json names, as {kind, address, bytes}. */
async function addModels() {
  const manifest = await readFile("static/models/manifest.json", "utf8").catch((error) => {
    if (error.code === "ENOENT") return "{}"; // a page without models works by rules
    throw error;
  });
  const shipped = JSON.parse(manifest);
  const models = Object.entries(shipped).map(([kind, { file, bytes }]) => ({ kind, file, address: `models/${file}`, bytes }));
  await mkdir(join(staging, "models"), { recursive: true });
  for (const { kind, file, address, bytes } of models) {
    const source = join("static/models", file);
    const { size } = await stat(source).catch(() => fail(`static/models/manifest.json names ${file}, and there is no such file`));
    if (size !== bytes) fail(`${source} has ${size} bytes, and the manifest says ${bytes} for ${kind}`);
    await cp(source, join(staging, address));
  }
  await writeFile(join(staging, "models", "manifest.json"), `${JSON.stringify(shipped, null, 2)}\n`);
  await cp("static/models/README.md", join(staging, "models", "README.md")).catch(() => {});
  return models;
}

/**
 * Writes offline-worker.js with the names of the files of this build. It bears no digest in its name: its address is how a
 * browser knows that it is a newer one of the same, and browsers ask the server for it at each visit.
 */
async function writeServiceWorker(models, build) {
  const code = (await readdir(staging)).filter((name) => /-[0-9a-f]{12,}[-_.].*(js|wasm|css|svg)$/.test(name)).sort();
  const source = await readFile("static/offline-worker.js", "utf8");
  const later = code.filter((name) => LATER.some((program) => name.startsWith(`${program}-`) && !name.endsWith(".css") && !/^desk-loader/.test(name)));
  const first = code.filter((name) => !later.includes(name));
  const lists = `const BUILD = "${build}";\nconst PAGES = ${JSON.stringify(PAGES)};\nconst CODE = ${JSON.stringify(first)};\nconst LATER = ${JSON.stringify(later)};\nconst MODELS = ${JSON.stringify(models.map(({ address }) => address))};\n`;
  await writeFile(join(staging, "offline-worker.js"), lists + source);
}

/** The page in each language, made of the one that trunk has staged; each brings its words before the programs start. */
async function writePages(programs, models, offline) {
  const staged = await readFile(join(staging, "index.html"), "utf8");
  for (const language of Object.keys(ENDINGS)) {
    const words = await addHashed(`words-${language}`, ".js", await script(language));
    const html = withScript(await inWords(staged, language), words);
    await writePage(join(staging, pageOf(language)), html, programs, models, offline);
  }
}

async function writePage(path, html, programs, models, offline) {
  html = withMap(html, await world());
  html = await withIcon(html);
  for (const [name, file] of Object.entries(programs)) html = withMeta(html, `pressmark-${name}`, `./${file}`);
  html = withMeta(html, "pressmark-models", models.map(({ kind, address, bytes }) => `${kind} ${address} ${bytes}`).join(", "));
  html = withMeta(html, "pressmark-offline", offline ? "./offline-worker.js" : "");
  html = withPolicy(html, policy(inlineScripts(html)));
  await writeFile(path, html);
}

/** The icon stands in the page itself: browsers ask the server for it anew whenever the address changes. */
async function withIcon(html) {
  const icon = `data:image/svg+xml;base64,${(await readFile("static/icons/pressmark.svg")).toString("base64")}`;
  let found = 0;
  const written = html.replace(/<link\b[^>]*\brel=["']?icon\b[^>]*>/gi, () => {
    found++;
    return `<link rel="icon" href="${icon}" type="image/svg+xml">`;
  });
  if (found !== 1) fail(`index.html holds ${found} icons, and needs one`);
  return written;
}

/** A deferred script before all others: it has run when the programs, which are modules, start, and holds up no paint. */
function withScript(html, file) {
  const at = html.search(/<script\b/i);
  if (at < 0) fail("index.html holds no script, so there is no place for the words");
  return `${html.slice(0, at)}<script src="./${file}" defer></script>${html.slice(at)}`;
}

/** Tells the page something in its head: which file starts its worker, which models there are. */
function withMeta(html, name, content) {
  let found = 0;
  const written = html.replace(new RegExp(`<meta\\b[^>]*\\bname=["']?${name}\\b["']?[^>]*>`, "gi"), () => {
    found++;
    return `<meta name="${name}" content="${content}">`;
  });
  if (found !== 1) fail(`index.html holds ${found} elements <meta name="${name}" content="...">, and needs one`);
  return written;
}

/** The world's outlines stand in the page itself: the map of places draws them from there, and asks no server for them. */
function withMap(html, { land, borders, names }) {
  const paths = `<path id="map-land" d="${land}"/><path id="map-borders" d="${borders}" data-names="${names}"/>`;
  return `${html}<svg width="0" height="0" aria-hidden="true" focusable="false" class="outlines"><defs>${paths}</defs></svg>`;
}

/** The text between the tags of every script that has no address of its own. */
function inlineScripts(html) {
  return [...html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script\s*>/gi)]
    .filter(([, attributes]) => !/\bsrc\s*=/i.test(attributes))
    .map(([, , text]) => text);
}

/** No connection but to the page's own files; no script but its own and the inline ones whose digests are given. */
function policy(scripts) {
  const digests = scripts.map((text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`);
  return [
    "default-src 'none'",
    ["script-src 'self' 'wasm-unsafe-eval'", ...digests].join(" "),
    "style-src 'self'",
    // The worker starts from a blob: address, by which it inherits this policy (one started from a file would be bound by
    // nothing), and imports its script from 'self'.
    "worker-src 'self' blob:",
    "connect-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'none'",
    // Text becomes markup or code in two scripts only (static/markup.js, static/programs.js), where browsers can hold us to it.
    "require-trusted-types-for 'script'",
    "trusted-types pressmark-markup pressmark-programs",
  ].join("; ");
}

/** A policy binds what comes after it, so it stands first in the head, whose tag trunk's minifier leaves out. */
function withPolicy(html, policy) {
  if (/http-equiv=["']?content-security-policy/i.test(html)) {
    fail("index.html holds a Content-Security-Policy; it is written here, where the digests of scripts are known");
  }
  const charset = /<meta\b[^>]*\bcharset=[^>]*>/i.exec(html)?.[0] ?? "";
  const head = /<head\b[^>]*>/i.exec(html) ?? /<html\b[^>]*>/i.exec(html);
  if (!head) fail("index.html holds no <html>, so there is no place for the Content-Security-Policy");
  const at = head.index + head[0].length;
  const rest = html.slice(at).replace(charset, "");
  // The charset stays within the first 1,024 bytes, where browsers look for it.
  return `${html.slice(0, at)}${charset}<meta http-equiv="Content-Security-Policy" content="${policy}">${rest}`;
}

function fail(message) {
  console.error(`build/finish.mjs: ${message}`);
  process.exit(1);
}
