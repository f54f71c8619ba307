// The text never leaves the page: no request after loading, and a policy that would refuse one.

import { test, before, after } from "node:test";
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { startReader, paste, read, results, downloadFile, mention, card, openTab } from "./reader.mjs";
import { NEWS, NEWS_HTML } from "./fixtures.mjs";

const reader = await startReader();

/** Another origin, which writes down whoever comes. */
const elsewhere = { visits: [] };
before(async () => {
  const server = createServer((request, response) => {
    elsewhere.visits.push(request.url);
    response.writeHead(200, { "access-control-allow-origin": "*", "content-type": "text/javascript" }).end("export {}");
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  elsewhere.url = `http://127.0.0.1:${server.address().port}/`;
  elsewhere.close = () => new Promise((done) => {
    server.close(done);
    server.closeAllConnections();
  });
});
after(() => elsewhere.close());

test("after loading the page asks for nothing but the program of its desk", async (t) => {
  const page = await reader.open(t);
  await page.waitForLoadState("networkidle");
  await page.waitForTimeout(500); // the worker starts with the page and fetches its own files
  const asked = [];
  page.context().on("request", (request) => /^(blob|data):/.test(request.url()) || asked.push(request.url()));
  const served = reader.requests.length;

  await read(page, NEWS);
  await mention(page, "Maria Lopez").hover();
  await card(page).waitFor();
  await page.keyboard.press("Escape");
  await page.locator("button[data-filter=place]").click();
  await openTab(page, "who");
  await page.locator("[data-panel=actors] [data-entity] button").first().click();
  await downloadFile(page);
  await page.locator("button[data-action=new]").click();
  await paste(page, { html: NEWS_HTML + `<img src="${elsewhere.url}html"><link rel="stylesheet" href="${elsewhere.url}css">`, text: "x" });
  await results(page);
  await page.waitForTimeout(500);

  // Always the same addresses, which say nothing of what is read.
  const others = (all) => all.filter((url) => !/\/desk-[0-9a-f]{16}(_bg)?\.(js|wasm)$/.test(url));
  assert.deepEqual(others(asked), []);
  assert.deepEqual(others(reader.requests.slice(served)), []);
  assert.deepEqual(elsewhere.visits, []);
});

test("the policy stands first in the page and allows only its own files", async (t) => {
  const page = await reader.open(t);
  const html = await (await page.request.get(reader.url)).text();
  const policy = /<meta http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html)?.[1];
  assert.ok(policy, "the policy is in the HTML as it is served");
  assert.ok(html.indexOf("http-equiv") < html.search(/<(script|link|style|title)\b/i), "nothing is loaded before it");
  const directives = new Map(policy.split("; ").map((part) => [part.split(" ")[0], part.split(" ").slice(1)]));
  assert.deepEqual(directives.get("default-src"), ["'none'"]);
  assert.deepEqual(directives.get("connect-src"), ["'self'"]);
  assert.deepEqual(directives.get("form-action"), ["'none'"]);
  assert.deepEqual(directives.get("require-trusted-types-for"), ["'script'"]);
  assert.deepEqual(directives.get("trusted-types"), ["pressmark-markup", "pressmark-programs"]);
  for (const [name, sources] of directives) {
    if (name.includes("trusted-types")) continue;
    for (const source of sources) assert.match(source, /^('self'|'none'|'wasm-unsafe-eval'|'sha256-[\w+/=]+'|data:|blob:)$/, name);
  }
});

test("the page can reach no other origin, by any road", async (t) => {
  const page = await reader.open(t, { troubled: true });
  await read(page, NEWS);
  const refused = await page.evaluate(async (url) => {
    const attempt = (go) => Promise.resolve().then(go).then(() => "reached", () => "refused");
    navigator.sendBeacon(url + "beacon", "text");
    new Image().src = url + "image";
    const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: url + "style" });
    document.head.append(link);
    const frame = Object.assign(document.createElement("iframe"), { src: url + "frame" });
    document.body.append(frame);
    const form = Object.assign(document.createElement("form"), { action: url + "form", method: "post" });
    document.body.append(form);
    form.submit();
    return {
      fetch: await attempt(() => fetch(url + "fetch")),
      import: await attempt(() => import(url + "import")),
      socket: await attempt(() => new Promise((open, close) => Object.assign(new WebSocket(url.replace("http", "ws")), { onopen: open, onerror: close }))),
    };
  }, elsewhere.url);
  await page.waitForTimeout(500);
  assert.deepEqual(refused, { fetch: "refused", import: "refused", socket: "refused" });
  assert.deepEqual(elsewhere.visits, []);
});

test("text becomes no markup and no code, but in the two places that are known", async (t) => {
  const page = await reader.open(t, { troubled: true });
  await paste(page, { html: NEWS_HTML, text: "x" }); // which goes through one of them; the worker through the other
  await results(page);
  const attempts = await page.evaluate(() => {
    const attempt = (go) => {
      try {
        go();
        return "allowed";
      } catch (error) {
        return error.name;
      }
    };
    return {
      innerHTML: attempt(() => (document.body.innerHTML = "<b>owned</b>")),
      adjacent: attempt(() => document.body.insertAdjacentHTML("beforeend", "<b>owned</b>")),
      parser: attempt(() => new DOMParser().parseFromString("<b>owned</b>", "text/html")),
      worker: attempt(() => new Worker("./early.js")),
      script: attempt(() => (document.createElement("script").src = "./early.js")),
      policy: attempt(() => trustedTypes.createPolicy("another", {})),
      again: attempt(() => trustedTypes.createPolicy("pressmark-markup", {})),
    };
  });
  assert.deepEqual(new Set(Object.values(attempts)), new Set(["TypeError"]), JSON.stringify(attempts));
  assert.equal(await page.locator("#doc").count(), 1);
  // What the known place gives cannot bring a handler or a program in.
  const kept = await page.evaluate(() => pressmarkMarkup(`<img src=x onerror="x()"><script>x()</` + `script><p>a`).documentElement.outerHTML);
  assert.doesNotMatch(kept, /onerror|script|src/);
});

test("a foreign page cannot show this one in a frame", async (t) => {
  const page = await reader.open(t, { troubled: true });
  await page.route(`${elsewhere.url}frames`, (route) => route.fulfill({ contentType: "text/html", body: `<iframe src="${reader.url}"></iframe>` }));
  await page.goto(`${elsewhere.url}frames`);
  await page.waitForTimeout(1500);
  const frame = page.frames()[1];
  assert.ok(frame, "the frame is there");
  assert.equal(await frame.locator("#source, .masthead").count(), 0, "and nothing of the page is in it");
});

test("the worker, which holds the text, can reach no other origin either", async (t) => {
  const page = await reader.open(t, { troubled: true });
  await read(page, NEWS);
  const [worker] = page.workers();
  assert.ok(worker, "the worker runs");
  const refused = await worker.evaluate(async (url) => {
    const attempt = (go) => Promise.resolve().then(go).then(() => "reached", () => "refused");
    return {
      fetch: await attempt(() => fetch(url + "fetch")),
      import: await attempt(() => import(url + "import")),
      request: await attempt(() => {
        const request = new XMLHttpRequest();
        request.open("GET", url + "request", false);
        request.send();
      }),
    };
  }, elsewhere.url);
  assert.deepEqual(refused, { fetch: "refused", import: "refused", request: "refused" });
  assert.deepEqual(elsewhere.visits, []);
});

test("a reload brings the article back; forget clears it for good", async (t) => {
  const page = await reader.open(t);
  await read(page, NEWS);
  await page.reload();
  await results(page);
  assert.equal(await page.locator("#doc").textContent(), NEWS);

  await page.locator("button[data-action=forget]").click();
  await page.locator("#doc").waitFor({ state: "detached" });
  const kept = await page.evaluate(async () => {
    const databases = await indexedDB.databases();
    return JSON.stringify([{ ...localStorage }, { ...sessionStorage }, databases.map(({ name }) => name), await caches.keys(), location.href, history.state]);
  });
  assert.doesNotMatch(kept, /Lopez|ferry/);
  await page.reload();
  await page.locator("#source").waitFor();
  assert.equal(await page.locator("#source").inputValue(), "");
  assert.equal(await page.locator("#doc").count(), 0);
});

test("nothing is kept in cookies, and the address says nothing of the article", async (t) => {
  const page = await reader.open(t);
  await read(page, NEWS);
  assert.deepEqual(await page.context().cookies(), []);
  assert.match(page.url().slice(reader.url.length), /^#\/a\/[a-z2-9]{9}$/);
});
