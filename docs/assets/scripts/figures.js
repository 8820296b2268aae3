// The figures of a page, tied to its text, its form and the way back.

import { find, findAll } from "./element.js";
import { Figure } from "./figure.js";
import { cardOf, closeCard } from "./figure_card.js";
import { unpackMenu } from "./figure_menu.js";
import { isAsked } from "./figure_state.js";
import { figuresOfPage } from "./figures_of_page.js";

const AHEAD = "100%"; // of the screen, from which a figure is prepared

/**
 * Prepare the figures of the page, those that nobody asked for as a reader comes near them; and let the marks of an event stand out while its link in the
 * text is pointed at or has the focus.
 */
export function prepareFigures() {
  const pictured = findAll('.figure[data-state="static"]').filter((each) => find(".picture", each));
  if (!pictured.length) return;
  const { root } = pictured[0].dataset;
  const form = find("form.filters[data-explores]");
  /** @param {HTMLElement} figure */
  const explored = (figure) => Boolean(form && form.compareDocumentPosition(figure) & Node.DOCUMENT_POSITION_FOLLOWING);
  const near = new IntersectionObserver(
    (seen) => {
      for (const { target, isIntersecting } of seen) {
        if (!isIntersecting) continue;
        near.unobserve(target);
        new Figure(/** @type {HTMLElement} */ (target), false);
      }
    },
    { rootMargin: AHEAD },
  );
  for (const figure of pictured) {
    const asked = explored(figure); // by its form, or by the address
    if (asked || isAsked(figure.id.slice("fig-".length))) new Figure(figure, asked);
    else near.observe(figure);
  }
  addEventListener("beforeprint", () => pictured.forEach(unpackMenu)); // folds.js, whose turn is later, unfolds them
  /** @param {Event} event @param {boolean} on */
  const light = ({ target }, on) => {
    const link = /** @type {Element} */ (target).closest?.("a.event-link");
    if (link) for (const figure of figuresOfPage()) figure.light(on ? link.getAttribute("href").slice(root.length) : null);
  };
  for (const type of ["pointerover", "focusin"]) document.addEventListener(type, (event) => light(event, true));
  for (const type of ["pointerout", "focusout"]) document.addEventListener(type, (event) => light(event, false));
  addEventListener("popstate", () => {
    for (const figure of figuresOfPage()) if (cardOf(figure)?.dataset.entered === "" && history.state?.opened !== figure.id) closeCard(figure);
  });
}
