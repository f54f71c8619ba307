// Fetches the desk (docs/desk.md) when the reader first asks for it: opens it in a card or in the pane, or selects words of the
// article. It listens by itself from then on.
{
  const address = document.querySelector("meta[name=pressmark-desk]").content;
  /** Milliseconds after which a selection is meant. */
  const REST = 400;
  let program;
  let clock;
  const places = () => [...document.querySelectorAll("[data-desk]")];
  const tell = (words) => places().forEach((place) => { place.textContent = words; });
  const fetchDesk = () => {
    if (program) return;
    tell("…");
    program = import(new URL(address, document.baseURI))
      .then((desk) => desk.default())
      .catch(() => {
        program = undefined;
        tell("The desk could not be fetched. Check the connection, close this and open it again.");
      });
  };
  addEventListener("pressmark-desk", () => { if (places().length > 0) fetchDesk(); });
  document.addEventListener("selectionchange", () => {
    clearTimeout(clock);
    clock = setTimeout(() => {
      const selection = getSelection();
      const isOfArticle = document.getElementById("doc")?.contains(selection.anchorNode);
      if (isOfArticle && !selection.isCollapsed) fetchDesk();
    }, REST);
  });
}
