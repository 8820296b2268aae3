// What every page loads: figures, tied to the text, search, and all that is fetched when a page or a reader wants it.
// Without this script every page is whole.

import { find, findAll } from "./element.js";
import { prepareFigures } from "./figures.js";
import { awaitSearch } from "./turn_to_search.js";

/** @typedef {{ begin: (part: HTMLElement) => unknown }} Tool a module that works on one part of a page */

/**
 * The modules of parts that few pages have; what cannot be fetched leaves the part as it stands, which is whole.
 * @type {Record<string, () => Promise<Tool>>}
 */
const TOOLS = {
  "form.filters": () => import("./filters.js"),
  ".syllabus": () => import("./syllabus.js"),
  ".exercise": () => import("./exercises.js"),
  ".cited": () => import("./cited.js"),
};

/** Fetch the tools of this page. */
function prepareTools() {
  for (const [selector, fetched] of Object.entries(TOOLS)) {
    const part = find(selector);
    if (part) fetched().then(({ begin }) => begin(part), () => {});
  }
}

/** Do something once a reader comes near one of some parts, or begins to go by keyboard, which arrives before an observer of what grows can tell. @param {Element[]} parts @param {() => void} work */
function awaitNear(parts, work) {
  if (!parts.length) return;
  const begin = () => {
    near.disconnect();
    document.removeEventListener("focusin", begin);
    work();
  };
  const near = new IntersectionObserver((seen) => seen.some((each) => each.isIntersecting) && begin(), { rootMargin: "300%" });
  for (const part of parts) near.observe(part);
  document.addEventListener("focusin", begin);
}

/** Fetch what citing needs when a reader comes near it. */
function prepareCiting() {
  awaitNear(findAll(".cite, .parts"), () => {
    import("./citing.js").then(({ begin }) => begin(), () => {}); // without it the references stand as they are
  });
}

/** Fetch the workbench when a reader comes near it, or at once for the readings that an address names. */
function prepareWorkbench() {
  const bench = find(".workbench");
  const load = () => {
    import("./workbench.js").then(({ begin }) => begin(bench), () => {}); // without it the last readings stand there
  };
  if (bench && location.search) load();
  else if (bench) awaitNear([bench], load);
}

/** Do something once a reader turns to the page. @param {string[]} turns events of which the first is enough @param {() => void} work */
function awaitTurn(turns, work) {
  const begin = () => {
    for (const turn of turns) document.removeEventListener(turn, begin);
    work();
  };
  for (const turn of turns) document.addEventListener(turn, begin);
}

/** Let the sections of a chapter fold when a reader goes on in it. */
function prepareSections() {
  if (!find(".byline")) return; // a page with a byline is a chapter
  awaitTurn(["scroll", "pointerdown", "keydown", "focusin"], () => {
    import("./sections.js").then(({ begin }) => begin(), () => {}); // without it all sections are open
  });
}

/** Fetch previews, and the links of parts to themselves, when a reader turns to the text. */
function prepareText() {
  awaitTurn(["pointermove", "pointerdown", "focusin"], () => {
    for (const fetched of [import("./previews.js"), import("./part_links.js")]) fetched.then(({ begin }) => begin(), () => {}); // without them links stand as they are
  });
}

/** Make a table a stop for the keyboard where it scrolls. */
function prepareTables() {
  const tables = new ResizeObserver((seen) => {
    for (const { target } of seen) {
      const box = /** @type {HTMLElement} */ (target.closest(".figure-table"));
      if (box.firstElementChild?.checkVisibility?.({ contentVisibilityAuto: true }) === false) continue; // not laid out yet: it stays a stop
      box.tabIndex = box.scrollWidth > box.clientWidth || box.scrollHeight > box.clientHeight ? 0 : -1;
    }
  });
  for (const part of findAll(".figure-table, .figure-table > table")) tables.observe(part); // what is laid out late changes the table, and not its box
}

/** Show the list of sources where an address names one that the page no longer rests on. */
function answerOldAddress() {
  const id = location.hash.slice(1);
  if (id && !document.getElementById(id)) find("#sources")?.scrollIntoView();
}

awaitSearch();
prepareFigures();
prepareSections();
prepareTools();
prepareTables();
prepareCiting();
prepareWorkbench();
prepareText();
answerOldAddress();
