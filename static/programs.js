// The two programs that run beside the page: the worker, which reads articles, and the service worker, which has the browser
// keep the page's files for a visit without a network. The reader's text is none of those files.
//
// Where the browser has Trusted Types, the page's policy lets no other place of the page start a program.
{
  /** The build writes it into the page's head, and leaves it empty where there is none. */
  const OFFLINE = document.querySelector("meta[name=pressmark-offline]")?.content;
  const OWN = `blob:${location.origin}/`;
  const rules = {
    createScriptURL: (address) => {
      if (address === OFFLINE || address.startsWith(OWN)) return address;
      throw new TypeError(`${address} is no program of Pressmark`);
    },
  };
  const policy = globalThis.trustedTypes?.createPolicy("pressmark-programs", rules) ?? rules;

  /**
   * Starts a worker from a blob: address that imports the script.
   *
   * A worker from the server's address would answer to the server's headers alone; one from a blob inherits the page's
   * Content-Security-Policy, so the text cannot leave the worker either.
   */
  globalThis.pressmarkWorker = (script) => {
    const { href } = new URL(script, document.baseURI);
    // A dynamic import answers to script-src, a static one in a worker to worker-src; and its failure can be caught.
    const module = `import(${JSON.stringify(href)}).catch((e) => postMessage({ failed: { number: 0, reason: String(e) } }));`;
    const address = URL.createObjectURL(new Blob([module], { type: "text/javascript" }));
    // The address is not revoked: the browser reads it some time after this call, and it holds a hundred bytes.
    return new Worker(policy.createScriptURL(address), { type: "module" });
  };

  if (OFFLINE && "serviceWorker" in navigator) {
    addEventListener("TrunkApplicationStarted", () => {
      // A browser that refuses works with a network as ever.
      navigator.serviceWorker.register(policy.createScriptURL(OFFLINE)).catch(() => {});
    });
  }

  // The page in the other language opens what is open here.
  addEventListener("click", ({ target }) => {
    const link = target.closest?.("a[hreflang]");
    if (link) link.hash = location.hash;
  });
}
