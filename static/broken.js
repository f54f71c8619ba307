// Says so when the program cannot even start: a file is missing, or the browser is too old for it.
// What breaks later the program itself notices (src/lib.rs).
{
  let started = false;
  addEventListener("TrunkApplicationStarted", () => { started = true; });
  const show = () => {
    const message = document.getElementById("broken");
    if (!started && message) message.hidden = false;
  };
  addEventListener("error", show, true);
  addEventListener("unhandledrejection", show);
}
