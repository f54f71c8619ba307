// While a file is dragged over the page, <html> bears the class "dropping"; static/styles/dropping.css shows where it may fall.
{
  const page = document.documentElement;
  let clock;
  const end = () => page.classList.remove("dropping");
  document.addEventListener("dragover", ({ dataTransfer }) => {
    if (!dataTransfer?.types.includes("Files")) return;
    page.classList.add("dropping");
    // Browsers say it again several times a second for as long as the file is there, and not all say when it is gone.
    clearTimeout(clock);
    clock = setTimeout(end, 700);
  });
  document.addEventListener("drop", end);
}
