// Prints how many words a second the whole pipeline reads in Chromium, beside `compromise` on the same texts in the same run, and how
// long an article of 1,000 words takes once the models are there. One thread each. Asserts nothing; ./dev bench runs it.
//
// node tests/e2e/pace.mjs [TEXTS]     TEXTS: JSON Lines with a "text" each, real articles by preference; otherwise one made here

import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { serve } from "../../build/serve.mjs";
import { articleOf } from "./fixtures.mjs";

const ROUNDS = 9;
/** Rounds before those that count: the browser compiles what runs often. */
const WARM = 2;
const MOST_TEXTS = 40;

/** Runs in a page of no policy of its own, on the site of the built page, so that workers start as they do there. */
async function inPage({ texts, article, loader, models, compromise, rounds, warm }) {
  const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
  const heard = (worker, kind) =>
    new Promise((done) => {
      worker.addEventListener("message", function listen({ data }) {
        if (data !== kind && !Object.hasOwn(data, kind)) return;
        worker.removeEventListener("message", listen);
        done(data[kind]);
      });
    });
  const ours = new Worker(loader, { type: "module" });
  await heard(ours, "ready");
  ours.postMessage({ fetch: models });
  const { missing } = await heard(ours, "fetched");
  if (missing.length) throw new Error(`the models did not come: ${JSON.stringify(missing)}`);
  const peer = new Worker(URL.createObjectURL(new Blob([
    compromise,
    `;onmessage = ({ data }) => {
      const found = nlp(data);
      const names = [found.people(), found.places(), found.organizations()].map((view) => view.json({ offset: true }));
      postMessage({ annotated: names });
    }; postMessage("ready");`,
  ])));
  await heard(peer, "ready");

  const read = async (worker, message) => {
    const answer = heard(worker, "annotated");
    const start = performance.now();
    worker.postMessage(message);
    await answer;
    return performance.now() - start;
  };
  const whole = async (worker, message) => {
    let sum = 0;
    for (const text of texts) sum += await read(worker, message(text));
    return sum;
  };
  const ourMessage = (text) => ({ annotate: { number: 1, text, fromHtml: false, places: [], home: "" } });
  const [our, their] = [[], []];
  for (let round = -warm; round < rounds; round++) {
    const [one, other] = [await whole(ours, ourMessage), await whole(peer, (text) => text)];
    if (round >= 0) (our.push(one), their.push(other));
  }
  const articles = [];
  for (let round = 0; round < 2 * rounds; round++) articles.push(await read(ours, ourMessage(article)));
  return { our: median(our), their: median(their), article: median(articles) };
}

/** What the built page says of its worker and its models. */
async function partsOf(url) {
  const html = await (await fetch(url)).text();
  const said = (name) => new RegExp(`name="${name}" content="([^"]*)"`).exec(html)[1];
  const models = said("pressmark-models").split(", ").map((model) => {
    const [kind, address, bytes] = model.split(" ");
    return { kind, address: new URL(address, url).href, bytes: Number(bytes) };
  });
  return { loader: new URL(said("pressmark-worker"), url).href, models };
}

/** Measures on the built page in `dist`. */
export async function comparePace(dist, texts = [articleOf(1000)]) {
  const site = await serve(dist);
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
  try {
    const page = await browser.newPage();
    const blank = new URL("pace.html", site.url).href;
    await page.route(blank, (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html><title>Pace</title>" }));
    await page.goto(blank);
    const compromise = await readFile(new URL("../../node_modules/compromise/builds/compromise.js", import.meta.url), "utf8");
    const { our, their, article } = await page.evaluate(inPage, { texts, article: articleOf(1000), compromise, rounds: ROUNDS, warm: WARM, ...(await partsOf(site.url)) });
    const words = texts.reduce((sum, text) => sum + text.split(/\s+/).length, 0);
    const pace = (milliseconds) => Math.round(words / milliseconds) * 1000;
    console.log(`in Chromium, ${texts.length} texts of ${words} words in all: ${pace(our)} words a second, compromise ${pace(their)}: ${(their / our).toFixed(1)} times as many`);
    console.log(`in Chromium, an article of 1000 words once the models are there: ${article.toFixed(0)} ms`);
  } finally {
    await browser.close();
    await site.close();
  }
}

/** The texts of a file of JSON Lines. */
export async function textsOf(file) {
  const lines = (await readFile(file, "utf8")).trim().split("\n");
  return lines.slice(0, MOST_TEXTS).map((line) => JSON.parse(line).text);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [file] = process.argv.slice(2);
  await comparePace(process.env.PRESSMARK_DIST ?? "dist", file ? await textsOf(file) : undefined);
}
