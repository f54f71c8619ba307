// Prints what it takes in Chromium to bring an annotation document from the worker to the page: three ways, and on which thread.
// Asserts nothing but that each way brings every mention; ./dev bench runs it.
//
// node tests/e2e/encodings.mjs [WORDS]     needs cargo, and wasm-bindgen and wasm-opt on PATH, as ./dev has them

import { spawnSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { serve } from "../../build/serve.mjs";
import { articleOf } from "./fixtures.mjs";

/** Of each way the median of so many. */
const ROUNDS = 15;
/** Rounds before those that count: the browser compiles what runs often. */
const WARM = 3;

/** The ways: what writes in the worker, what reads in the page. The JSON is written for the download anyway. */
const WAYS = [
  ["borsh", "readBorsh", "bytes (borsh), beside the JSON"],
  ["json", "readJson", "the JSON alone, by JSON.parse and serde_wasm_bindgen"],
  ["objects", "readObjects", "objects (serde_wasm_bindgen), beside the JSON"],
];

/** The example as a module of JavaScript, optimised as the page is. */
function build(folder) {
  const target = process.env.CARGO_TARGET_DIR ?? "target";
  const run = (command, ...args) => {
    const { status, error } = spawnSync(command, args, { stdio: ["ignore", "ignore", "inherit"] });
    if (status !== 0) throw new Error(`${command} failed: ${error ?? status}`);
  };
  run("cargo", "build", "--quiet", "--locked", "--profile", "page", "--package", "pressmark-web", "--example", "encodings", "--target", "wasm32-unknown-unknown");
  run("wasm-bindgen", "--target", "web", "--no-typescript", "--out-dir", folder, join(target, "wasm32-unknown-unknown/page/examples/encodings.wasm"));
  const wasm = join(folder, "encodings_bg.wasm");
  run("wasm-opt", "-Os", "--low-memory-unused", "-o", wasm, wasm);
}

/** What the worker runs: it writes the document in the way that it is asked for. */
const WORKER = `
  import init, { Annotated } from "./encodings.js";
  await init();
  let document;
  onmessage = ({ data: { text, way } }) => {
    if (text !== undefined) {
      document = new Annotated(text);
      return postMessage(document.mentions());
    }
    const start = performance.now();
    const content = document[way]();
    const written = performance.now() - start;
    postMessage({ content, written }, way === "objects" ? [] : [content.buffer]);
    postMessage(performance.now() - start);
  };
  postMessage("ready");`;

/** Runs in a page of the folder's site. */
async function inPage({ text, ways, rounds, warm }) {
  const module = await import("./encodings.js");
  await module.default();
  const worker = new Worker("./worker.js", { type: "module" });
  const heard = (then = (data) => data) => new Promise((done) => (worker.onmessage = (event) => done(then(event))));
  const data = ({ data }) => data;
  await heard();
  worker.postMessage({ text });
  const mentions = await heard(data);
  const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
  const rows = [];
  for (const [way, reader] of ways) {
    const [page, posted, bytes] = [[], [], []];
    for (let round = -warm; round < rounds; round++) {
      worker.postMessage({ way });
      // The browser makes objects of a message where its data is first asked for.
      const took = await heard((event) => {
        const start = performance.now();
        const { content } = event.data;
        const size = content.byteLength;
        if (module[reader](content) !== mentions) throw new Error(`${way} lost mentions`);
        return { milliseconds: performance.now() - start, size };
      });
      const inWorker = await heard(data);
      if (round >= 0) (page.push(took.milliseconds), posted.push(inWorker), bytes.push(took.size));
    }
    rows.push({ way, page: median(page), worker: median(posted), bytes: bytes[0] });
  }
  return { mentions, rows };
}

/** Measures on a text of so many words. */
export async function compareEncodings(words = 100000) {
  const folder = await mkdtemp(join(tmpdir(), "pressmark-encodings-"));
  build(folder);
  const site = await serve(folder);
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
  try {
    const page = await browser.newPage();
    const answer = (name, contentType, body) => page.context().route(new URL(name, site.url).href, (route) => route.fulfill({ contentType, body }));
    await answer("bench.html", "text/html", "<!doctype html><title>Encodings</title>");
    await answer("worker.js", "text/javascript", WORKER);
    await page.goto(new URL("bench.html", site.url).href);
    const { mentions, rows } = await page.evaluate(inPage, { text: articleOf(words), ways: WAYS, rounds: ROUNDS, warm: WARM });
    console.log(`in Chromium, a document of ${words} words and ${mentions} mentions from the worker to the page (medians of ${ROUNDS}):`);
    console.log("| way | page's thread | worker | bytes |");
    console.log("| --- | ---: | ---: | ---: |");
    for (const [name, , label] of WAYS) {
      const { page: reading, worker, bytes } = rows.find(({ way }) => way === name);
      console.log(`| ${label} | ${reading.toFixed(1)} ms | ${worker.toFixed(1)} ms | ${bytes ? `${(bytes / 1e6).toFixed(1)} MB` : "objects"} |`);
    }
  } finally {
    await browser.close();
    await site.close();
    await rm(folder, { recursive: true });
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) await compareEncodings(Number(process.argv[2] ?? 100000));
