// Chromium, driven by playwright-core over its own protocol.

import { join } from "node:path";
import { chromium } from "playwright-core";
import { firstThatRuns } from "./programs.mjs";

const program = firstThatRuns([process.env.CHROMIUM ?? "chromium"]);
const ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update"];

export const name = "Chromium";

export const missing = () => (program ? null : "no Chromium or Chrome runs here; CHROMIUM names one");

export async function open({ downloads, width, height }) {
  const browser = await chromium.launch({ executablePath: program, args: ARGUMENTS });
  const page = await browser.newPage({ viewport: { width, height } });
  page.on("download", (download) => download.saveAs(join(downloads, download.suggestedFilename())));
  return {
    goto: (url) => page.goto(url),
    reload: () => page.reload(),
    evaluate: (run, ...given) => page.evaluate(`(${run})(...${JSON.stringify(given)})`),
    point: (x, y) => page.mouse.move(x, y),
    click: (x, y) => page.mouse.click(x, y),
    press: (...keys) => page.keyboard.press(keys.join("+")),
    screenshot: () => page.screenshot(),
    close: () => browser.close(),
  };
}
