// What must be done while a page is still being read, before it is painted: its colours, on a wide screen the wide drawing of each figure, and the filters
// open for which its address asks.
// A classic script in the head. Where it does not run drawings are narrow, and colours are those that a stylesheet can choose.

{
  // Where the column of a figure has the 720 pixels below which the words of a wide drawing get too small. From 60em on the contents stand beside it.
  const WIDE = matchMedia("(min-width: 752px) and (max-width: 59.984375em), (min-width: 1000px), print");
  const DARK = matchMedia("(prefers-color-scheme: dark)");
  const FILTERED = /[?&]\w+=./.test(location.search); // what a figure keeps there has a dot in its key
  const KEY = `${new URL("../..", /** @type {HTMLScriptElement} */ (document.currentScript).src).pathname}scheme`; // other sites of a host keep theirs

  /** Do something with what a browser keeps for the site, where a reader lets it keep anything. @param {(kept: Storage) => void} work */
  const keeping = (work) => {
    try {
      work(localStorage);
    } catch {
      // a choice holds for one page then
    }
  };

  /** The scheme that a reader chose; without one the system's holds. @type {string|null} */
  let chosen = null;
  keeping((kept) => (chosen = kept.getItem(KEY)));
  if (document.documentElement.matches(".embed")) {
    // In a frame the system's scheme is that of the page around it, which may also ask for one.
    chosen = { light: "default", dark: "slate" }[new URLSearchParams(location.search).get("scheme")] ?? null;
  }

  /** Give the page its colours. */
  const colour = () => {
    document.body.dataset.mdColorScheme = chosen ?? (DARK.matches ? "slate" : "default");
  };

  /** Put the drawing that fits the page in the place of the other, which then waits in the template behind it. @param {HTMLTemplateElement} kept */
  const fit = (kept) => {
    const drawn = kept.previousElementSibling;
    if (drawn.matches(".wide") === WIDE.matches) return;
    const other = kept.content.firstElementChild;
    drawn.replaceWith(other);
    kept.content.prepend(drawn); // before the menu
    other.dispatchEvent(new Event("redrawn", { bubbles: true }));
  };

  /** Let every figure that has been read whole fit the page. */
  const fitAll = () => {
    for (const kept of /** @type {NodeListOf<HTMLTemplateElement>} */ (document.querySelectorAll(".figure-stage > template"))) {
      if (kept.parentElement.nextSibling) fit(kept);
    }
  };

  let coloured = false;
  const reading = new MutationObserver(() => {
    if (!document.body) return;
    if (!coloured) colour();
    coloured = true;
    fitAll();
    if (FILTERED) document.querySelector(".filters details")?.setAttribute("open", "");
  });
  document.documentElement.classList.replace("no-js", "js");
  reading.observe(document, { childList: true, subtree: true });
  document.addEventListener("DOMContentLoaded", () => {
    reading.disconnect();
    fitAll();
  });
  WIDE.addEventListener("change", fitAll);
  DARK.addEventListener("change", colour);
  document.addEventListener("colourschosen", (event) => {
    chosen = /** @type {CustomEvent<string>} */ (event).detail;
    keeping((kept) => kept.setItem(KEY, chosen));
    colour();
  });
}
