// A reader at the built page: starts the site and Chromium, opens the page, pastes, waits, downloads.
//
// const reader = await startReader();             // at the top of a test file; stops by itself after the file's tests
// const page = await reader.open(t);              // a fresh browser profile; fails the test on any error in the console

import { after } from "node:test";
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { chromium } from "playwright-core";
import { serve } from "../../build/serve.mjs";

/** The folder under test. */
export const DIST = process.env.PRESSMARK_DIST ?? "dist";

const ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update"];

/** `site` goes to `serve` of build/serve.mjs. */
export async function startReader(site = {}) {
  const server = await serve(DIST, site);
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ARGUMENTS });
  after(async () => {
    await browser.close();
    await server.close();
  });

  return {
    url: server.url,
    requests: server.requests,
    server,
    /**
     * `troubled` says that the console may hold errors in this test; `prepare` is given the page before it opens the site; `ready` is what the page shows then;
     * the rest goes to browser.newContext.
     */
    async open(t, { troubled = false, prepare = () => {}, ready = "#source", ...options } = {}) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, permissions: ["clipboard-read", "clipboard-write"], ...options });
      const page = await context.newPage();
      const problems = [];
      page.on("pageerror", (error) => problems.push(`uncaught: ${error.message}`));
      page.on("console", (message) => message.type() === "error" && problems.push(`console: ${message.text()}`));
      page.on("dialog", (dialog) => {
        problems.push(`dialog: ${dialog.message()}`);
        dialog.dismiss();
      });
      t.after(async () => {
        await context.close();
        if (!troubled) assert.deepEqual(problems, [], "nothing went wrong in the console");
      });
      await prepare(page);
      await page.goto(server.url);
      await page.locator(ready).waitFor();
      return page;
    },
  };
}

/** Pastes by the keyboard, as a reader does, what another program has put on the clipboard. */
export async function paste(page, content) {
  const { text, html } = typeof content === "string" ? { text: content } : content;
  const other = await page.context().newPage();
  await other.evaluate(([text, html]) => {
    document.addEventListener("copy", (event) => {
      event.preventDefault();
      if (text !== undefined) event.clipboardData.setData("text/plain", text);
      if (html !== undefined) event.clipboardData.setData("text/html", html);
      document.title = "copied";
    });
  }, [text, html]);
  await other.bringToFront();
  await other.keyboard.press("Control+C");
  await other.waitForFunction(() => document.title === "copied");
  await other.close();
  await page.bringToFront();
  await page.keyboard.press("Control+V");
}

/** Waits until the page has said what it found. */
export async function results(page, options = {}) {
  await page.locator("#doc").waitFor(options);
  await page.locator("[role=status]", { hasText: /found/i }).first().waitFor({ state: "attached", ...options });
}

/** Pastes and waits for the result. */
export async function read(page, content) {
  await paste(page, content);
  await results(page);
}

/** The text of the annotation document that the download button hands over, or of its places as "geojson", and the file's name. */
export async function downloadFile(page, format = "json") {
  const menu = page.locator("button[data-action=menu]");
  if ((await menu.isVisible()) && (await menu.getAttribute("aria-expanded")) === "false") await menu.click();
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator(`button[data-action=download-${format}]`).click()]);
  return { name: download.suggestedFilename(), json: await readFile(await download.path(), "utf8") };
}

export async function download(page) {
  return JSON.parse((await downloadFile(page)).json);
}

/** A mention of `name` in the text, by its whole words. */
export function mention(page, name) {
  return page.locator("#doc a[data-mention]", { hasText: new RegExp(`^\\s*${name}\\s*$`) }).first();
}

/** Opens a tab of the pane, "said", "who" or "where", unless it is open. */
export async function openTab(page, tab) {
  const button = page.locator(`[role=tab][data-tab=${tab}]`);
  const panel = page.locator(`#${await button.getAttribute("aria-controls")}`);
  if (!(await panel.isVisible())) await button.click();
  await panel.waitFor();
}

export const card = (page) => page.locator("[data-card]");

/** The words in the text that are lit as `name` ("said", "entity", "speaker", "cue", "evidence"), sorted. */
export const lit = (page, name) =>
  page.evaluate((name) => {
    const elements = [...document.querySelectorAll(`#doc [data-lit="${name}"]`)].map((element) => element.textContent);
    return [...elements, ...[...(CSS.highlights.get(name) ?? [])].map(String)].sort();
  }, name);
