// The table of a figure, which stands on the figure's own page: fetched and shown below the figure when a reader asks for it, with the rows of what is chosen.

import { find, findAll } from "./element.js";
import { text } from "./fetched.js";

const ACTOR = /^actors\/[^#]*$/; // the page of an actor, whose mark is no row

/** The tables that were fetched, by their links. @type {WeakMap<HTMLElement, HTMLElement>} */
const tables = new WeakMap();

/** Show the table to which a link leads, or take it away. Rejects where it cannot be fetched. @param {HTMLAnchorElement} link */
export async function turnTable(link) {
  if (!tables.has(link)) tables.set(link, await fetched(link.href));
  const table = tables.get(link);
  const shown = !table.isConnected;
  if (shown) link.closest(".figure-foot").after(table);
  else table.remove();
  link.setAttribute("aria-expanded", String(shown));
}

/** Show the rows of those marks that the state of a figure leaves. @param {import("./figure.js").Figure} figure @param {HTMLElement} table */
export function tellRows(figure, table) {
  const marks = figure.pictures().slice(0, 1).flatMap((picture) => figure.read(picture).marks);
  const [all, left] = [marks, marks.filter((mark) => figure.fits(mark) && figure.holds(mark))].map((each) => new Set(each.map(({ page }) => page)));
  const root = new URL(figure.root, location.href).href;
  figure.days?.addRows(table);
  for (const row of findAll("tbody tr", table)) {
    const pages = findAll("a", row).map((link) => /** @type {HTMLAnchorElement} */ (link).href.slice(root.length));
    const known = pages.filter((page) => all.has(page) && !(ACTOR.test(page) && pages.length > 1)); // a tie names its actors before its own page
    row.hidden = known.length > 0 && !known.some((page) => left.has(page));
  }
}

/** Return the table of a figure's page, with links that lead from here. @param {string} address @returns {Promise<HTMLElement>} */
async function fetched(address) {
  const page = new DOMParser().parseFromString(await text(address), "text/html");
  const table = find(".figure-table", page);
  if (!table) throw new Error("the page has no table");
  for (const each of findAll("a", table)) /** @type {HTMLAnchorElement} */ (each).href = new URL(each.getAttribute("href"), address).href;
  return document.adoptNode(table);
}
