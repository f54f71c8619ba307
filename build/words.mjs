// The page's words in its languages: what index.html says before its programs run, and the texts of the programs. `build.rs` makes the programs' functions from the same files in the same order.

import { readFile } from "node:fs/promises";

/** Sections that the programs read, in the order of build.rs. */
const SECTIONS = ["shared", "page", "article", "desk"];
/** Between the two texts of a message that counts. */
const FORMS = "\u001f";
/** Between a reason as the library gives it and its translation. */
const AND = "\t";

const read = async (language, section) => JSON.parse(await readFile(`words/${language}/${section}.json`, "utf8"));

/** The page's HTML with each `{{ key }}`, or `{{ section.key }}`, replaced by what the language says there. */
export async function inWords(html, language) {
  const sections = { html: await read(language, "html") };
  for (const section of SECTIONS) sections[section] = await read(language, section);
  const written = html.replace(/\{\{ (?:(?<section>\w+)\.)?(?<key>[\w-]+) \}\}/g, (...found) => {
    const { section = "html", key } = found.at(-1);
    const words = sections[section]?.[key];
    if (typeof words !== "string") throw new Error(`the page asks for {{ ${section}.${key} }}, and words/${language}/${section}.json has no such text`);
    return words;
  });
  return written.replace(/(<html\b[^>]*\blang=)["']?\w+["']?/, `$1${language}`);
}

/** The script that brings the texts of a language: all messages, one a line, then the reasons of the library. */
export async function script(language) {
  const lines = [];
  for (const section of SECTIONS) {
    const [english, translated] = [await read("en", section), await read(language, section)];
    for (const key of Object.keys(english).sort()) lines.push(coded(translated[key], slots(english[key])));
  }
  for (const pair of language === "en" ? [] : await read(language, "reasons")) {
    const names = slots(pair[0]).sort();
    lines.push(pair.map((text) => coded(text, names)).join(AND));
  }
  return `globalThis.pressmarkWords=${JSON.stringify(lines.join("\n"))};\n`;
}

const forms = (message) => (typeof message === "string" ? [message] : [message.one, message.other]);

/** The names of a message's slots, in the order in which they first stand; a number comes first. */
function slots(message) {
  const names = typeof message === "string" ? [] : ["n"];
  for (const [, name] of forms(message).join(" ").matchAll(/\{(\w+)\}/g)) if (!names.includes(name)) names.push(name);
  return names;
}

/** A message as the programs read it: each slot one control character, from U+0001, by its place in English. */
function coded(message, names) {
  const text = forms(message).join(FORMS);
  return text.replace(/\{(\w+)\}/g, (_, name) => {
    if (!names.includes(name)) throw new Error(`“${text}” has a slot {${name}} that the English has not`);
    return String.fromCharCode(names.indexOf(name) + 1);
  });
}
