// Has the browser keep the page's files for a visit without a network. The reader's text is none of them.
if ("serviceWorker" in navigator) {
  addEventListener("TrunkApplicationStarted", () => {
    // A browser that refuses, or a build without the file, works with a network as ever.
    navigator.serviceWorker.register("./offline-worker.js").catch(() => {});
  });
}
