// An article on the map: for tests that need the gazetteer, which every build has.

import { openTab, read } from "./reader.mjs";

export const map = (page) => page.locator("[data-panel=places] svg.map");

/** Reads a text, waits for the models, and opens the map. */
export async function readMapped(page, text) {
  await page.waitForFunction(() => !document.querySelector(".fetching"));
  await read(page, text);
  await map(page).waitFor({ state: "attached" });
  await openTab(page, "where");
}
