// The page about Pressmark: static/about.html, or about.de.html, with the style sheets, version and figures of this build.

import { readFile } from "node:fs/promises";

/** It holds no program, so it may run none. */
const POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'";

/**
 * `page` is the built index.html, whose style sheets this page shares; `style` is the address of its own; `count` is the number of packages whose notices stand in licences.txt.
 */
export async function about({ source, page, style, version, build, count }) {
  const styles = [shared(page, "tokens"), shared(page, "base"), style];
  const written = {
    policy: `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
    styles: styles.map((address) => `<link rel="stylesheet" href="${address}">`).join(""),
    version: `${version}, build ${build}`,
    count: String(count),
  };
  const html = await readFile(source, "utf8");
  return html.replace(/\{\{(\w+)\}\}/g, (_, name) => {
    if (!(name in written)) throw new Error(`${source} asks for {{${name}}}, which build/about.mjs does not know`);
    return written[name];
  });
}

/** The address under which a style sheet of the page is built. */
function shared(page, name) {
  const found = new RegExp(`href=["']?([^"'\\s>]*\\b${name}-[0-9a-f]+\\.css)`).exec(page)?.[1];
  if (!found) throw new Error(`index.html links no style sheet ${name}.css, which static/about.html shares`);
  return found;
}
