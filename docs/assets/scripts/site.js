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

/** Let a module begin once it has come, on a part of the page or on all of it, which stands as it is without it. @param {Promise<Tool>} fetched */
function begin(fetched, part = document.body) {
  fetched.then((module) => module.begin(part), () => {});
}

/** Fetch the tools of this page. */
function prepareTools() {
  for (const [selector, fetched] of Object.entries(TOOLS)) {
    const part = find(selector);
    if (part) begin(fetched(), part);
  }
}

/** Do something once a reader comes near one of some parts, or begins to go by keyboard, which arrives before an observer of what grows can tell. @param {Element[]} parts @param {() => void} work */
function awaitNear(parts, work) {
  if (!parts.length) return;
  const come = () => {
    near.disconnect();
    document.removeEventListener("focusin", come);
    work();
  };
  const near = new IntersectionObserver((seen) => seen.some((each) => each.isIntersecting) && come(), { rootMargin: "300%" });
  for (const part of parts) near.observe(part);
  document.addEventListener("focusin", come);
}

/** Fetch what citing needs when a reader comes near it. */
function prepareCiting() {
  awaitNear(findAll(".cite, .parts"), () => begin(import("./citing.js")));
}

/** Fetch the workbench when a reader comes near it, or at once for the readings that an address names. */
function prepareWorkbench() {
  const bench = find(".workbench");
  const load = () => begin(import("./workbench.js"), bench);
  if (bench && location.search) load();
  else if (bench) awaitNear([bench], load);
}

/** Do something once a reader turns to the page. @param {string[]} turns events of which the first is enough @param {() => void} work */
function awaitTurn(turns, work) {
  const turned = () => {
    for (const turn of turns) document.removeEventListener(turn, turned);
    work();
  };
  for (const turn of turns) document.addEventListener(turn, turned);
}

/** Let the sections of a chapter fold when a reader goes on in it. */
function prepareSections() {
  if (!find(".byline")) return; // a page with a byline is a chapter
  awaitTurn(["scroll", "pointerdown", "keydown", "focusin"], () => begin(import("./sections.js")));
}

/** Fetch previews, and the links of parts to themselves, when a reader turns to the text. */
function prepareText() {
  awaitTurn(["pointermove", "pointerdown", "focusin"], () => {
    for (const fetched of [import("./previews.js"), import("./part_links.js")]) begin(fetched);
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
