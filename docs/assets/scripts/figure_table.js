// The table of a figure, which stands on the figure's own page: fetched and shown below the figure when a reader asks for it.

import { find, findAll } from "./element.js";
import { text } from "./fetched.js";

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

/** Return the table of a figure's page, with links that lead from here. @param {string} address @returns {Promise<HTMLElement>} */
async function fetched(address) {
  const page = new DOMParser().parseFromString(await text(address), "text/html");
  const table = find(".figure-table", page);
  if (!table) throw new Error("the page has no table");
  for (const each of findAll("a", table)) /** @type {HTMLAnchorElement} */ (each).href = new URL(each.getAttribute("href"), address).href;
  return document.adoptNode(table);
}
