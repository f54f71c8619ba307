// A static file server without options worth naming: what any host of dist/ does (docs/deploy.md), and nothing that only this one
// does.
//
// Run:      node build/serve.mjs [FOLDER]     serves FOLDER (dist) on localhost; PORT=... names the port
// Imported: const site = await serve(folder, { port, prefix, tamper }); site.url; site.requests; await site.close()

import { createServer } from "node:http";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { basename, extname, join, normalize, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { SECURITY, caching } from "./headers.mjs";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".md": "text/plain; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};

/**
 * Serves `folder` under `prefix` ("/" or "/some/path/"). Port 0 takes any free port. `tamper(path, file)` is for bad days:
 * where it answers {status}, {body} or {pace}, the request gets that status, that body instead of the file's, or the file at
 * so many bytes a second. `requests` lists every path asked for.
 */
export async function serve(folder, { port = 0, prefix = "/", tamper = () => ({}) } = {}) {
  const root = resolve(folder);
  const requests = [];
  const server = createServer(async (request, response) => {
    const path = decodedPath(request.url);
    requests.push(path);
    const answer = (status, text, headers = {}) => {
      response.writeHead(status, { "content-type": "text/plain; charset=utf-8", ...SECURITY, ...headers });
      response.end(text);
    };
    if (path === null) return answer(400, "This address cannot be read.\n");
    if (path + "/" === prefix) return answer(301, "", { location: prefix });
    const file = path.startsWith(prefix) ? await fileAt(root, path.slice(prefix.length)) : null;
    const { status, body, pace } = (await tamper(path, file?.path)) ?? {};
    if (status) return answer(status, "Not now.\n");
    if (!file) return answer(404, "There is no such file.\n");
    response.writeHead(200, {
      ...SECURITY,
      "content-type": TYPES[extname(file.path)] ?? "application/octet-stream",
      "content-length": body?.length ?? file.size,
      // What a test has tampered with is no file of that name.
      "cache-control": body || pace ? "no-cache" : caching(basename(file.path)),
    });
    if (request.method === "HEAD") return response.end();
    if (body) return response.end(body);
    if (pace) return trickle(file.path, pace, response);
    createReadStream(file.path).on("error", () => response.destroy()).pipe(response);
  });
  await new Promise((done, failed) => {
    server.once("error", failed);
    server.listen(port, "localhost", done);
  });
  return {
    url: `http://localhost:${server.address().port}${prefix}`,
    requests,
    close: () =>
      new Promise((done) => {
        server.close(done);
        server.closeAllConnections();
      }),
  };
}

/** Sends a file ten times a second a piece. */
async function trickle(path, pace, response) {
  for await (const piece of createReadStream(path, { highWaterMark: Math.ceil(pace / 10) })) {
    if (response.destroyed) return;
    response.write(piece);
    await new Promise((done) => setTimeout(done, 100));
  }
  response.end();
}

function decodedPath(url) {
  try {
    return decodeURIComponent(new URL(url, "http://localhost").pathname);
  } catch {
    return null;
  }
}

/** The file that a path names, or its index.html where it names a folder; nothing outside of `root`. */
async function fileAt(root, path) {
  const inside = resolve(root, "." + sep + normalize(path));
  if (inside !== root && !inside.startsWith(root + sep)) return null;
  for (const candidate of [inside, join(inside, "index.html")]) {
    const found = await stat(candidate).catch(() => null);
    if (found?.isFile()) return { path: candidate, size: found.size };
  }
  return null;
}

/** The named port, or the first free one from 8080. */
async function serveFrom(folder) {
  if (!(await stat(folder).catch(() => null))) throw new Error("there is no such folder; ./dev build makes dist");
  const { PORT } = process.env;
  if (PORT) {
    if (!/^\d{1,5}$/.test(PORT) || Number(PORT) > 65535) throw new Error(`PORT=${PORT} is no port; give a number from 1 to 65535`);
    return serve(folder, { port: Number(PORT) });
  }
  for (let port = 8080; port < 8180; port++) {
    try {
      return await serve(folder, { port });
    } catch (error) {
      if (error.code !== "EADDRINUSE") throw error;
    }
  }
  throw new Error("the ports 8080 to 8179 are all taken; PORT=... names another");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = process.argv[2] ?? "dist";
  try {
    const site = await serveFrom(folder);
    console.log(`Pressmark is at ${site.url} (Ctrl+C stops it)`);
  } catch (error) {
    const taken = error.code === "EADDRINUSE" ? `port ${process.env.PORT} is taken; PORT=... names another` : error.message;
    console.error(`Could not serve ${folder}: ${taken}`);
    process.exitCode = 1;
  }
}
