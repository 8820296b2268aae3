// The figures of a page, tied to its text, its form and the way back.

import { find, findAll } from "./element.js";
import { Figure } from "./figure.js";
import { cardOf, closeCard } from "./figure_card.js";
import { figuresOfPage } from "./figures_of_page.js";

/** Prepare the figures of the page, and let the marks of an event stand out while its link in the text is pointed at or has the focus. */
export function prepareFigures() {
  const form = find("form.filters[data-explores]");
  /** @param {HTMLElement} figure */
  const explored = (figure) => Boolean(form && form.compareDocumentPosition(figure) & Node.DOCUMENT_POSITION_FOLLOWING);
  for (const figure of findAll('.figure[data-state="static"]').filter((each) => find(".picture", each))) new Figure(figure, explored(figure));
  const figures = figuresOfPage();
  if (!figures.length) return;
  const { root } = figures[0];
  /** @param {Event} event @param {boolean} on */
  const light = ({ target }, on) => {
    const link = /** @type {Element} */ (target).closest?.("a.event-link");
    if (link) for (const figure of figures) figure.light(on ? link.getAttribute("href").slice(root.length) : null);
  };
  for (const type of ["pointerover", "focusin"]) document.addEventListener(type, (event) => light(event, true));
  for (const type of ["pointerout", "focusout"]) document.addEventListener(type, (event) => light(event, false));
  addEventListener("popstate", () => {
    for (const figure of figures) if (cardOf(figure)?.dataset.entered === "" && history.state?.opened !== figure.id) closeCard(figure);
  });
}
