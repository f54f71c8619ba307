// Fetches the desk (docs/desk.md) and the shelf (docs/shelf.md), which are one program: when the reader asks for the desk or selects words
// of the article, when an address leads to an article that is kept, when the empty page has articles to list, when a Markdown file is
// opened, and else a while after an article has been read. It listens by itself from then on.
{
  const address = document.querySelector("meta[name=pressmark-desk]").content;
  /** Milliseconds after which a selection is meant. */
  const REST = 400;
  /** Milliseconds after which an article is kept: whoever reads waits for nothing by then. */
  const READ = 1500;
  let program;
  let clock;
  let reading;
  const desks = () => [...document.querySelectorAll("[data-desk]:not([data-desk=articles], [data-desk=offers])")];
  const tell = (words) => desks().forEach((place) => { place.textContent = words; });
  const holdsArticles = () => {
    try {
      return "pressmark.shelf" in localStorage;
    } catch {
      return false; // Nothing is kept where storage is forbidden.
    }
  };
  const fetchDesk = () => {
    if (program) return program;
    tell("…");
    program = import(new URL(address, document.baseURI)).then(async (desk) => {
      await desk.default();
      return desk;
    });
    program.catch(() => {
      program = undefined;
      tell(document.querySelector("meta[name=desk-unfetched]").content);
    });
    return program;
  };
  /** The text of a Markdown file, which the same program reads: few readers bring one. */
  globalThis.pressmarkMarkdown = async (source) => (await fetchDesk()).markdown(source);
  addEventListener("pressmark-desk", () => {
    const { document: article, private: keepsNothing, sought } = globalThis.pressmarkArticle;
    const lists = document.querySelector("[data-desk=articles]") && holdsArticles();
    if (desks().length > 0 || sought || lists) fetchDesk();
    else if (article && !keepsNothing) reading ??= setTimeout(fetchDesk, READ);
  });
  document.addEventListener("selectionchange", () => {
    clearTimeout(clock);
    clock = setTimeout(() => {
      const selection = getSelection();
      const isOfArticle = document.getElementById("doc")?.contains(selection.anchorNode);
      if (isOfArticle && !selection.isCollapsed) fetchDesk();
    }, REST);
  });
}
