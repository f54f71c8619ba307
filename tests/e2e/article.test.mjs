// The article that the project began from, which stays out of the repository: run where the shared folder stands.

import { test } from "node:test";
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { startReader, read, download } from "./reader.mjs";

const folder = join(process.env.PRESSMARK_SHARED ?? "../shared", "article");
const [file] = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith(".txt"));

if (!file) {
  test("the first article", { skip: `no article in ${folder}; PRESSMARK_SHARED names another folder` }, () => {});
} else {
  const text = await readFile(join(folder, file), "utf8");
  const reader = await startReader();
  const annotate = async (t) => {
    const page = await reader.open(t);
    await read(page, text);
    return download(page);
  };
  /** Where `pattern` begins, as code points. */
  const occurrences = (source, pattern) =>
    [...source.matchAll(new RegExp(pattern, "gmu"))].map(({ index }) => [...source.slice(0, index)].length);
  const within = (position, { start, end }) => position >= start && position < end;

  test("the first article: in the first window of a common laptop, the brief and every quote in full", async (t) => {
    const page = await reader.open(t);
    await read(page, text);
    const { quotes } = await download(page);
    assert.ok(quotes.length >= 9);
    await page.waitForFunction((count) => document.querySelectorAll("[data-panel=quotes] li[data-quote]").length === count, quotes.length);
    const { y, height } = await page.locator("[data-brief]").boundingBox();
    assert.ok(y > 0 && y + height < 300, "the brief");
    const rows = await page.locator("[data-panel=quotes] li[data-quote]").evaluateAll((all) => all.map((row) => {
      const { top, bottom } = row.getBoundingClientRect();
      return { quote: row.dataset.quote, seen: top >= 0 && bottom <= innerHeight, words: row.querySelector(".words").innerText };
    }));
    assert.deepEqual(rows.filter(({ seen, words }) => !seen || words.endsWith("…")), []);
  });

  test("the first article: its people and places", async (t) => {
    const { document, entities, mentions, quotes } = await annotate(t);
    const junk = document.regions.filter(({ kind }) => kind === "boilerplate");
    const headline = document.regions.find(({ kind }) => kind === "headline");
    assert.ok(headline, "the headline is found");

    await t.test("the glued junk up to MORE is boilerplate, with nothing annotated in it", () => {
      const [more] = occurrences(document.text, "MORE");
      assert.ok(junk.some((region) => within(more, region)), "MORE is inside");
      const [glued] = occurrences(document.text, "(?<=(\\w+ Blinken)\\1)");
      assert.ok(junk.some((region) => within(glued, region)), "what is glued to the doubled name is inside");
      const inside = mentions.filter((mention) => junk.some((region) => mention.start < region.end && mention.end > region.start));
      assert.deepEqual(inside.map(({ text }) => text), []);
    });

    await t.test("every Blinken of the running text and the headline is one person", () => {
      const expected = occurrences(document.text, "Blinken").filter((at) => !junk.some((region) => within(at, region)));
      const found = mentions.filter(({ text, form }) => form === "name" && /Blinken/.test(text));
      const missed = expected.filter((at) => !found.some((mention) => within(at, mention)));
      assert.deepEqual(missed, [], "code points where the name is not marked");
      assert.ok(expected.length >= 4);
      assert.equal(new Set(found.map(({ entity }) => entity)).size, 1, "one entity");
      assert.equal(entities.find(({ id }) => id === found[0].entity).type, "person");
    });

    await t.test("North Korea, Japan, the Korean Peninsula and the Sea of Japan are found", () => {
      for (const name of ["North Korea", "Japan", "Korean Peninsula", "Sea of Japan"]) {
        assert.ok(mentions.some(({ text, type }) => text === name && type === "place"), name);
      }
    });

    await t.test("the quotes are found, with Blinken as speaker", () => {
      const blinken = mentions.find(({ text }) => /Blinken/.test(text)).entity;
      const assertSaid = (at, kind, which) => {
        const quote = quotes.find(({ parts }) => parts.some((part) => within(at, part)));
        assert.ok(quote, `${which}: found`);
        assert.equal(quote.kind, kind, which);
        assert.equal(quote.speaker?.entity, blinken, `${which}: speaker`);
      };
      // Paragraphs that begin with a mark: an ordinary one, one without any speaker, one whose marks are mixed.
      const paragraphs = occurrences(document.text, "^“");
      assert.equal(paragraphs.length, 3);
      paragraphs.forEach((at, i) => assertSaid(at, "direct", `quoted paragraph ${i + 1}`));
      assertSaid(occurrences(document.text, "“").at(-1), "direct", "the last quote");
      assertSaid(occurrences(document.text, "'")[0], "mixed", "the headline");
      assertSaid(occurrences(document.text, "“")[0], "mixed", "the first sentence");
    });
  });
}
