// The menu of a figure, which unfolds to its words and leads to its table, sources, files and forms of citation.

import { find, findAll } from "./element.js";
import { showTable } from "./figure_words.js";

/** Put the menu, which waits in the template of the pictures, in the place of the link to the page of the figure. @param {HTMLElement} figure */
export function unpackMenu(figure) {
  const menu = find(".figure-menu", /** @type {HTMLTemplateElement} */ (find(".figure-stage > template", figure)).content);
  if (!menu) return;
  const link = find("a.figure-menu", figure);
  const focused = link === document.activeElement;
  link.replaceWith(menu);
  if (focused) find("summary", menu).focus();
}

/** Let the links of the menu say of which figure they are, and that to the table show it in place. @param {import("./figure.js").Figure} of */
export function prepareMenu(of) {
  const { figure, title } = of;
  unpackMenu(figure);
  for (const link of findAll(".figure-links a", figure)) link.setAttribute("aria-label", `${link.textContent}, ${title}`);
  const table = !figure.closest(".figure-alone") && find('.figure-links a[href$="#table"]', figure);
  if (table) table.addEventListener("click", (event) => showTable(of, event));
}
