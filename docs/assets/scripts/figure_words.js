// What tells of the choice of a reader beside the picture: words, which stand on paper too, and the table.

import { element, find } from "./element.js";
import { choiceInWords } from "./figure_choices.js";

/** @typedef {import("./figure.js").Figure} Figure */

const NEXT_TO_NONE = 5; // marks that are few enough to be named
const NOTHING = "Nothing fits this choice.";

/** Say how much of the figure is shown, and by what choice; on paper too. @param {Figure} figure */
export function tell(figure) {
  const chosen = [choiceInWords(figure), figure.days?.inWords()].filter(Boolean).join("; ");
  figure.status.replaceChildren();
  if (!chosen) return;
  const picture = figure.pictures()[0];
  const of = picture ? figure.read(picture).marks.filter(({ sort }) => sort !== "actors") : [];
  const left = of.filter((mark) => figure.fits(mark) && figure.holds(mark));
  if (!left.length) figure.status.textContent = NOTHING;
  else figure.status.append(`${left.length} of ${of.length} shown: ${chosen}.`);
  if (left.length > NEXT_TO_NONE) return;
  for (const { heading, page } of left) figure.status.append(" ", element("a", { href: figure.root + page, textContent: heading }), ".");
}

/** Let the rows of the table, if it is shown, be those of the marks. @param {Figure} figure */
export function tellTable(figure) {
  const table = find(".figure-table table", figure.figure.closest(".figure-alone, .embed") ? document : figure.figure);
  if (table) import("./figure_table.js").then(({ tellRows }) => tellRows(figure, table), () => {});
}

/** Show the table in place, or hide it; where it cannot be fetched, its link leads to it. @param {Figure} figure @param {MouseEvent} event */
export function showTable(figure, event) {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  const link = /** @type {HTMLAnchorElement} */ (event.currentTarget);
  import("./figure_table.js").then(({ turnTable }) => turnTable(link)).then(() => tellTable(figure), () => location.assign(link.href));
}
