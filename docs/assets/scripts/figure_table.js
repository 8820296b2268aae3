// The table of a figure, which stands on the figure's own page: fetched and shown below the figure when a reader asks for it.

import { find, findAll } from "./element.js";
import { text } from "./fetched.js";

/** Let the link to the table show it in place; where it cannot be fetched, the link leads to it. @param {HTMLElement} figure */
export function tableInPlace(figure) {
  const link = /** @type {HTMLAnchorElement|undefined} */ (find('.figure-links a[href$="#table"]', figure));
  if (!link) return;
  link.setAttribute("aria-expanded", "false");
  /** @type {HTMLElement|undefined} */
  let table;
  link.addEventListener("click", async (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    try {
      table ??= await fetched(link.href);
    } catch {
      location.assign(link.href);
      return;
    }
    const shown = !table.isConnected;
    if (shown) link.closest(".figure-foot").after(table);
    else table.remove();
    link.setAttribute("aria-expanded", String(shown));
  });
}

/** Return the table of a figure's page, with links that lead from here. @param {string} address @returns {Promise<HTMLElement>} */
async function fetched(address) {
  const page = new DOMParser().parseFromString(await text(address), "text/html");
  const table = find(".figure-table", page);
  if (!table) throw new Error("the page has no table");
  for (const each of findAll("a", table)) /** @type {HTMLAnchorElement} */ (each).href = new URL(each.getAttribute("href"), address).href;
  return document.adoptNode(table);
}
