// Lines that are no part of the article: folded into one that says how many they are, and never gone.

import { test } from "node:test";
import assert from "node:assert/strict";
import { startReader, read, download } from "./reader.mjs";
import { NEWS } from "./fixtures.mjs";

const reader = await startReader();

/** NEWS with a website's furniture before, in and after it. */
const [HEADLINE, ...REST] = NEWS.split("\n\n");
const PAGE = ["Skip to main content\nSubscribe to our newsletter", HEADLINE, ...REST.slice(0, 3), "Advertisement", ...REST.slice(3), "Sign up for more stories\n\nAll rights reserved.\n"].join("\n\n");

/** Teasers that a copy has glued into a sentence. */
const GLUED = `Minister answers critics

Finance Minister Maria LopezMaria LopezFerry line receives second batch of boats from the south: 'And this is not the end' Lopez: State office tracking boats in Porto 'very, very closely' Mayor notes 'rising tensions' on the coast, calls for talks MORE on Thursday said the ministry had counted twice.

“We will not sell it,” Lopez said.
`;

/** The runs of lines that lie in boilerplate, as the document has them. */
function runs({ document }) {
  const passed = document.regions.filter(({ kind }) => kind === "boilerplate");
  const found = [];
  let at = 0;
  let inside = false;
  for (const line of document.text.split("\n")) {
    const [start, end] = [at, at + [...line].length];
    at = end + 1;
    if (!line.trim()) continue;
    const is = passed.some((region) => region.start <= start && region.end >= end);
    if (is && !inside) found.push([]);
    if (is) found.at(-1).push(line);
    inside = is;
  }
  return found;
}

const folds = (page) => page.locator("#doc .passed");

test("a run of passed-over lines is one line that opens and closes", async (t) => {
  const page = await reader.open(t);
  await read(page, PAGE);
  const expected = runs(await download(page));
  assert.ok(expected.length >= 2 && expected.some((run) => run.length > 1), JSON.stringify(expected));
  assert.equal(await folds(page).count(), expected.length);
  assert.equal(await page.locator("#doc").textContent(), PAGE, "the article's text is what it was");
  for (const [n, run] of expected.entries()) {
    const fold = folds(page).nth(n);
    const summary = fold.locator("summary");
    const words = `${run.length} line${run.length === 1 ? "" : "s"} passed over`;
    assert.equal(await summary.getAttribute("aria-label"), words);
    const shown = () => summary.evaluate((element) => getComputedStyle(element, "::before").content + getComputedStyle(element, "::after").content);
    assert.ok((await shown()).includes("show"));
    const line = fold.getByText(run[0], { exact: true });
    assert.equal(await line.isVisible(), false, run[0]);
    const { height } = await fold.boundingBox();
    assert.ok(height < 40, `one line: ${height} px`);
    await summary.focus();
    await page.keyboard.press("Enter");
    await line.waitFor();
    assert.ok((await shown()).includes("hide"));
    assert.equal(await page.locator("#doc").textContent(), PAGE);
    await summary.click();
    await line.waitFor({ state: "hidden" });
  }
});

test("words that are passed over within a line fold too, and the line stays one", async (t) => {
  const page = await reader.open(t);
  await read(page, GLUED);
  const { document } = await download(page);
  const passed = document.regions.filter(({ kind }) => kind === "boilerplate");
  assert.equal(passed.length, 1, JSON.stringify(document.regions.map(({ kind, text }) => [kind, text])));
  const words = passed[0].text.trim().split(/\s+/).length;
  const summary = page.locator("#doc p summary");
  assert.equal(await summary.getAttribute("aria-label"), `${words} words passed over`);
  const line = page.locator("#doc p:has(summary)");
  const closed = await line.boundingBox();
  const inside = line.locator(".boilerplate");
  assert.equal(await inside.isVisible(), false);
  await summary.focus();
  await page.keyboard.press("Enter");
  await inside.waitFor();
  assert.ok((await line.boundingBox()).height > closed.height);
  assert.equal(await page.locator("#doc").textContent(), GLUED);
});

test("a fold says to a screen reader what it is and whether it is open", async (t) => {
  const page = await reader.open(t);
  await read(page, PAGE);
  const session = await page.context().newCDPSession(page);
  const node = async () => {
    const { nodes } = await session.send("Accessibility.getFullAXTree");
    const found = nodes.find(({ name, role }) => /passed over$/.test(name?.value ?? "") && role.value !== "StaticText");
    return { name: found?.name.value, expanded: found?.properties.find(({ name }) => name === "expanded")?.value.value };
  };
  const closed = await node();
  assert.match(closed.name, /^\d+ lines? passed over$/);
  assert.equal(closed.expanded, false);
  await folds(page).locator("summary").first().click();
  assert.deepEqual(await node(), { ...closed, expanded: true });
});

test("another article begins with its folds closed", async (t) => {
  const page = await reader.open(t);
  await read(page, PAGE);
  await folds(page).locator("summary").first().click();
  const other = PAGE.replaceAll("Lisbon", "Setubal");
  await read(page, other);
  await page.waitForFunction((text) => document.querySelector("#doc").textContent === text, other);
  await page.waitForFunction(() => !document.querySelector("#doc .passed[open]"));
  assert.ok((await folds(page).count()) > 0);
});

test("on paper what is passed over is left out", async (t) => {
  const page = await reader.open(t);
  await read(page, PAGE);
  await folds(page).locator("summary").first().click();
  const line = folds(page).first().locator("p").first();
  assert.equal(await line.isVisible(), true);
  await page.emulateMedia({ media: "print" });
  assert.equal(await line.isVisible(), false);
  assert.equal(await folds(page).first().isVisible(), false);
});
