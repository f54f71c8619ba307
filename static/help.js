// The sheet of keys: opened by "?" and by its button, closed by Escape. Whether letters are shortcuts is the reader's choice
// (WCAG 2.1.4), kept in this browser; src/hooks/keys.rs reads it from the root element.
{
  const KEY = "pressmark.letters";
  const root = document.documentElement;
  const sheet = document.getElementById("help");
  const letters = document.getElementById("letters");
  const kept = () => {
    try { return localStorage.getItem(KEY); } catch { return null; }
  };
  const apply = (on) => {
    root.toggleAttribute("data-no-letters", !on);
    letters.checked = on;
  };
  apply(kept() !== "off");
  letters.addEventListener("change", () => {
    apply(letters.checked);
    try { localStorage.setItem(KEY, letters.checked ? "on" : "off"); } catch { /* It holds until the page is left. */ }
  });
  addEventListener("click", (event) => {
    if (event.target.closest?.("[data-action=help]")) sheet.showModal();
    // A press beside the sheet is on the dialog itself, which its content fills.
    else if (event.target === sheet) sheet.close();
  });
  addEventListener("keydown", (event) => {
    const isTyping = event.target.closest?.("input, textarea, select");
    if (event.key !== "?" || isTyping || sheet.open || root.hasAttribute("data-no-letters")) return;
    event.preventDefault();
    sheet.showModal();
  });
}
