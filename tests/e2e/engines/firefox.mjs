// Firefox, driven by puppeteer-core over WebDriver BiDi.

import puppeteer from "puppeteer-core";
import { firstThatRuns } from "./programs.mjs";

const program = firstThatRuns([process.env.FIREFOX, "firefox-esr", "firefox"]);

export const name = "Firefox";

export const missing = () => (program ? null : "no Firefox runs here; FIREFOX names one");

export async function open({ downloads, width, height }) {
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: program,
    headless: true,
    defaultViewport: { width, height },
    extraPrefsFirefox: {
      "browser.download.dir": downloads,
      "browser.download.folderList": 2, // the folder of the line above
      "browser.download.alwaysOpenPanel": false,
    },
  });
  const page = await browser.newPage();
  return {
    goto: (url) => page.goto(url),
    reload: () => page.reload(),
    evaluate: (run, ...given) => page.evaluate(run, ...given),
    point: (x, y) => page.mouse.move(x, y),
    click: (x, y) => page.mouse.click(x, y),
    async press(...keys) {
      for (const key of keys) await page.keyboard.down(key);
      for (const key of keys.reverse()) await page.keyboard.up(key);
    },
    screenshot: () => page.screenshot(),
    close: () => browser.close(),
  };
}
