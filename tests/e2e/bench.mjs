// Prints how fast the pipeline is and how soon the first highlight stands after a paste. Asserts nothing.
//
// node tests/e2e/bench.mjs PRESSMARK [TEXTS]      PRESSMARK: the command line, built for release; TEXTS: articles to compare the pace
//                                                 with compromise on, as JSON Lines. ./dev bench runs this.

import { spawnSync } from "node:child_process";
import { chromium } from "playwright-core";
import { serve } from "../../build/serve.mjs";
import { articleOf } from "./fixtures.mjs";
import { comparePace, textsOf } from "./pace.mjs";

const RUNS = 7;
const [pressmark, texts] = process.argv.slice(2);
const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
const milliseconds = (value) => `${value.toFixed(0)} ms`;

if (pressmark) benchCommandLine();
await benchPage();
await comparePace(process.env.PRESSMARK_DIST ?? "dist", texts ? await textsOf(texts) : undefined);

/** Articles as JSON Lines through the command line; the start of an empty run is taken off. */
function benchCommandLine() {
  const words = 1000;
  const copies = 400;
  const lines = Array.from({ length: copies }, (_, id) => JSON.stringify({ id, text: articleOf(words) })).join("\n") + "\n";
  const run = (input) => {
    const start = performance.now();
    const { status, stderr } = spawnSync(pressmark, ["annotate", "--jsonl"], { input, maxBuffer: 1 << 30 });
    if (status !== 0) throw new Error(`${pressmark} failed: ${stderr}`);
    return performance.now() - start;
  };
  run(lines);
  const start = median(Array.from({ length: RUNS }, () => run("")));
  const took = median(Array.from({ length: RUNS }, () => run(lines))) - start;
  console.log(`command line: ${copies} articles of ${words} words in ${milliseconds(took)}, all cores: ${(took / copies).toFixed(2)} ms an article, ${((copies * words) / took / 1000).toFixed(2)} million words a second; start and lexicon ${milliseconds(start)}`);
}

/** Time from the paste event to the first mention in the page, on a fresh visit (worker start included) and on a warm one. */
async function benchPage() {
  const site = await serve(process.env.PRESSMARK_DIST ?? "dist");
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
  for (const words of [1000, 10000, 100000]) {
    const text = articleOf(words);
    const fresh = [];
    const warm = [];
    for (let i = 0; i < (words > 10000 ? 3 : RUNS); i++) {
      const context = await browser.newContext();
      const page = await context.newPage();
      await page.goto(site.url);
      await page.locator("#source").waitFor();
      fresh.push(await timeToHighlight(page, text));
      await page.locator("button[data-action=new]").click();
      await page.locator("#source").waitFor();
      warm.push(await timeToHighlight(page, text));
      await context.close();
    }
    console.log(`page: paste of ${words} words to first highlight: ${milliseconds(median(fresh))} as soon as the page stands, ${milliseconds(median(warm))} with a warm worker (medians of ${fresh.length})`);
  }
  await browser.close();
  await site.close();
}

/** From the paste event until the frame that holds the first mention has been drawn. */
function timeToHighlight(page, text) {
  return page.evaluate((text) => new Promise((done) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    const start = performance.now();
    const observer = new MutationObserver(() => {
      if (!document.querySelector("#doc a[data-mention]")) return;
      observer.disconnect();
      requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
    });
    observer.observe(document.body, { childList: true, subtree: true });
    document.querySelector("#source").dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }), text);
}
