// An article on the map: for tests that need the gazetteer.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { DIST, openTab, read } from "./reader.mjs";

const manifest = JSON.parse(await readFile(join(DIST, "models/manifest.json"), "utf8").catch(() => "{}"));

/** Why such a test is skipped, or false. */
export const skip = manifest.gazetteer ? false : "this build has no gazetteer";

export const map = (page) => page.locator("[data-panel=places] svg.map");

/** Reads a text, waits for the models, and opens the map. */
export async function readMapped(page, text) {
  await page.waitForFunction(() => !document.querySelector(".fetching"));
  await read(page, text);
  await map(page).waitFor({ state: "attached" });
  await openTab(page, "where");
}
