// What a reader brings before the program runs, kept until it does: a slow network loses nothing.
//
// index.html holds a text area of its own to type in; the program draws another in its place, and calls pressmarkEarly() once,
// when it hears pastes and drops itself (src/hooks/intake.rs).
{
  const page = document.documentElement;
  /** Markup, plain text, address and files of the newest paste or drop. */
  let brought = null;
  /** The text area of index.html, once the reader has been in it. */
  let area = null;

  const enter = ({ target }) => {
    if (target.id === "early") area = target;
  };
  const take = (event) => {
    const data = event.clipboardData ?? event.dataTransfer;
    const writes = event.type === "paste" && event.target.id === "early" && event.target.value.trim() !== "";
    if (!data || writes) return; // a paste into a text that has been begun is a part of it
    event.preventDefault();
    brought = [data.getData("text/html"), data.getData("text/plain"), data.getData("text/uri-list"), [...data.files]];
    area = document.getElementById("early");
    area.value = brought[1];
    page.classList.add("waits");
  };
  const listeners = { focusin: enter, input: enter, paste: take, dragover: (event) => event.preventDefault(), drop: take };
  for (const [name, listener] of Object.entries(listeners)) document.addEventListener(name, listener);

  // A tab that is loaded anew shows no empty page before its article comes back (src/browser/keeping.rs).
  try {
    page.classList.toggle("returns", location.hash.startsWith("#/a/") || "pressmark.article" in sessionStorage);
  } catch {
    // Nothing is kept where storage is forbidden.
  }

  /** Ends the waiting: answers what was pasted or dropped, or null, and lets the reader type on. */
  globalThis.pressmarkEarly = () => {
    for (const [name, listener] of Object.entries(listeners)) document.removeEventListener(name, listener);
    page.classList.remove("waits", "returns");
    const now = document.getElementById("source");
    if (!area || !now) return brought;
    if (brought) return area.value === brought[1] ? brought : ["", area.value, "", []];
    now.value = area.value;
    now.focus();
    now.setSelectionRange(area.selectionStart, area.selectionEnd);
    if (area.value) now.dispatchEvent(new Event("input", { bubbles: true }));
    return null;
  };
}
