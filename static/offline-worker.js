// The service worker: answers for the page's own files where there is no network, and never asks a server twice for one.
//
// The build writes BUILD, PAGES, CODE, LATER and MODELS above. Their names hold digests, so a file that is kept is never an old one; only
// the page itself is asked for anew at each visit. One cache holds the code of one build; when the last window of an older
// build has closed, its cache goes. The models are put into theirs by the worker that has checked them
// (src/browser/models/keeping.rs). This program sees addresses of files, never the reader's text.

// One origin may hold several of these pages, each below a path of its own.
const OWN = `pressmark ${registration.scope}`;
const CACHE = `${OWN} ${BUILD}`;
const MODEL_CACHE = "pressmark-models";
/** Milliseconds after which a network that does not answer counts as none. */
const PATIENCE = 3000;

const address = (name) => new URL(name, registration.scope).href;

addEventListener("install", (event) => event.waitUntil(keepCode()));
addEventListener("activate", (event) => event.waitUntil(Promise.all([dropOlder(), clients.claim()])));
addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(registration.scope)) return;
  if (request.mode === "navigate") event.respondWith(page(request));
  else if ([...CODE, ...LATER, ...MODELS].some((name) => address(name) === request.url)) event.respondWith(file(request));
});

async function keepCode() {
  const cache = await caches.open(CACHE);
  await cache.addAll(PAGES.map((name) => new Request(name, { cache: "no-cache" })));
  // The page has just fetched these; what the browser still holds of them is not fetched again.
  await cache.addAll(CODE.map((name) => new Request(name, { cache: "force-cache" })));
}

async function dropOlder() {
  for (const name of await caches.keys()) if (name.startsWith(`${OWN} `) && name !== CACHE) await caches.delete(name);
  const models = await caches.open(MODEL_CACHE);
  for (const { url } of await models.keys()) {
    if (url.startsWith(address("models/")) && !MODELS.some((name) => address(name) === url)) await models.delete(url);
  }
}

/** The page from the server, else the one that is kept: what is no other page is the first. */
async function page(request) {
  const name = PAGES.find((name) => address(name) === request.url.split(/[?#]/)[0]) ?? PAGES[0];
  const kept = async () => (await caches.match(address(name), { cacheName: CACHE })) ?? Response.error();
  const late = new Promise((answer) => setTimeout(answer, PATIENCE)).then(kept);
  const fresh = fetch(request).catch(kept);
  const first = await Promise.race([fresh, late]);
  return first.type === "error" ? fresh : first;
}

/** A file that is kept, else from the server; what not everybody needs is kept from when it is first asked for. */
async function file(request) {
  const kept = (await caches.match(request, { cacheName: CACHE })) ?? (await caches.match(request, { cacheName: MODEL_CACHE }));
  if (kept) return kept;
  const fresh = await fetch(request);
  if (fresh.ok && LATER.some((name) => address(name) === request.url)) await (await caches.open(CACHE)).put(request, fresh.clone());
  return fresh;
}
