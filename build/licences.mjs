// The licence notices of everything that is compiled into the page and its worker, as one text file.
//
// Which packages those are cargo says; the notices stand beside the sources that it builds from. A package that leaves the
// choice between several licences is taken under MIT where that is one of them, else under the first that is named here.

import { execFile } from "node:child_process";
import { readFile, readdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";

const METADATA = ["metadata", "--format-version", "1", "--locked", "--offline", "--filter-platform", "wasm32-unknown-unknown"];
/** Licences that ask for no more than their notice, in the order in which one is chosen, and how their files are called. */
const KNOWN = [
  ["MIT", /^licen[cs]e([-.]mit.*|(\.(md|txt))?|-x11)$/i],
  ["Apache-2.0", /^licen[cs]e([-.]apache.*|(\.(md|txt))?)$/i],
  ["Zlib", /^licen[cs]e([-.]zlib.*|(\.(md|txt))?)$/i],
  ["BSD-3-Clause", /^licen[cs]e([-.]bsd.*|(\.(md|txt))?)$/i],
  ["Unicode-3.0", /^licen[cs]e([-.]unicode.*|(\.(md|txt))?)$/i],
];

const MIT = `Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation
files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy,
modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the
Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;

/** What the file opens with. Rust's own library is in every program, and no package of the list. */
const HEAD = `Pressmark contains the work of others. Here are their notices.

The Rust standard library (MIT)

Copyright (c) The Rust Project contributors

${MIT}
`;

/** The notices of the packages that `root` needs to run, each text once, below the names of those whose it is. */
export async function notices(root) {
  const { stdout } = await promisify(execFile)("cargo", METADATA, { maxBuffer: 1 << 28 });
  const metadata = JSON.parse(stdout);
  const packages = needed(metadata, root);
  const byText = new Map();
  for (const found of packages) {
    const { licence, text } = await notice(found);
    const names = byText.get(text) ?? [];
    byText.set(text, [...names, `${found.name} ${found.version} (${licence})`]);
  }
  const parts = [...byText].map(([text, names]) => `${names.join(", ")}\n\n${text.trim()}\n`);
  return { count: packages.length, text: [HEAD, ...parts].join(`\n${"-".repeat(80)}\n\n`) };
}

/** The packages that `root` depends on when it runs, itself and other packages of the workspace left out, by name. */
function needed({ packages, resolve, workspace_members }, root) {
  const byId = new Map(packages.map((found) => [found.id, found]));
  const nodes = new Map(resolve.nodes.map((node) => [node.id, node]));
  const start = workspace_members.find((id) => byId.get(id).name === root);
  const seen = new Set([start]);
  for (const id of seen) {
    for (const { pkg, dep_kinds } of nodes.get(id).deps) {
      if (dep_kinds.some(({ kind }) => kind === null)) seen.add(pkg);
    }
  }
  const others = [...seen].filter((id) => !workspace_members.includes(id)).map((id) => byId.get(id));
  return others.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.version < b.version ? -1 : 1));
}

async function notice({ name, version, license, authors, manifest_path }) {
  const offered = (license ?? "").split(/\s+OR\s+|\//).map((part) => part.replace(/[()]/g, "").trim());
  const [licence, called] = KNOWN.find(([known]) => offered.includes(known)) ?? [];
  if (!licence) throw new Error(`${name} ${version} is under "${license}", which build/licences.mjs does not know`);
  const folder = dirname(manifest_path);
  const files = (await readdir(folder)).filter((file) => called.test(file));
  // "LICENSE-MIT" rather than "LICENSE", which may hold them all.
  const file = files.sort((a, b) => b.length - a.length)[0];
  const by = authors.length > 0 ? authors.map((author) => author.replace(/\s*<.*>/, "")).join(", ") : `the authors of ${name}`;
  // Some packages say which licence they are under and bring no text of it.
  if (!file && licence !== "MIT") throw new Error(`${name} ${version} brings no text of its licence, ${licence}`);
  const text = file ? await readFile(join(folder, file), "utf8") : `Copyright (c) ${by}\n\n${MIT}`;
  return { licence, text: text.replaceAll("\r\n", "\n") };
}
