// What a mouse, a finger and a keyboard do with a figure.

import { cardOf } from "./figure_card.js";
import { nearest } from "./figure_marks.js";

/** @typedef {import("./figure.js").Figure} Figure */

const SOON = 60; // milliseconds on a mark before its card is shown
const PATIENCE = 300; // milliseconds before a card goes
const KEYS = /^(Arrow(Up|Down|Left|Right)|Page(Up|Down)|Home|End|Enter|Escape)$/;

let place = ""; // where the mouse moved last
addEventListener("pointermove", (event) => (place = placeOf(event)), { passive: true });

/** Return where a mouse is. @param {PointerEvent} event */
const placeOf = ({ clientX, clientY }) => `${clientX} ${clientY}`;

/** Fetch the way through the marks by keyboard, as soon as a figure has the focus. */
const keys = () => import("./figure_keyboard.js");

/** Hear what a reader does with a figure. @param {Figure} figure */
export function listen(figure) {
  const { figure: box, stage } = figure;
  stage.tabIndex = 0;
  stage.setAttribute("role", "application");
  stage.setAttribute("aria-label", `${figure.title}: figure. Arrow keys go from mark to mark, Page Up and Page Down by ten, Enter opens a card, Escape leaves.`);
  const load = () => {
    figure.load();
  };
  for (const type of ["pointerenter", "pointerdown", "focusin"]) box.addEventListener(type, load, { once: true });
  box.addEventListener("pointerover", (event) => over(figure, event));
  box.addEventListener("pointerleave", () => figure.later(PATIENCE, () => figure.leave()));
  stage.addEventListener("pointerdown", ({ pointerType }) => {
    figure.touched = pointerType !== "mouse";
  });
  stage.addEventListener("click", (event) => click(figure, event));
  stage.addEventListener("keydown", (event) => press(figure, event));
  stage.addEventListener("focusin", ({ target }) => {
    keys();
    const mark = target === stage ? null : figure.markOf(/** @type {Element} */ (target));
    if (mark && !figure.touched) figure.hover(mark);
  });
  stage.addEventListener("focusout", () => figure.later(PATIENCE, () => figure.leave()));
  new MutationObserver(() => figure.zoom || figure.apply()).observe(stage, { childList: true }); // another layout is drawn
  if ("days" in box.dataset) {
    const near = new IntersectionObserver((seen) => {
      if (seen.some(({ isIntersecting }) => isIntersecting)) figure.load().then(() => near.disconnect());
    });
    near.observe(box);
  }
}

/**
 * Follow a mouse to a mark, to the card, or away; not to a mark that a key scrolled below a mouse at rest, which would take the place of the keyboard.
 * @param {Figure} figure @param {PointerEvent} event
 */
function over(figure, event) {
  const { target, pointerType, clientX, clientY } = event;
  if (pointerType !== "mouse" || figure.zoom) return;
  if (document.activeElement === figure.stage && placeOf(event) === place) return;
  clearTimeout(figure.timer);
  const mark = figure.markOf(/** @type {Element} */ (target));
  if (mark) figure.later(SOON, () => figure.hover(mark, new DOMRect(clientX, clientY, 0, 0)));
  else if (!(/** @type {Element} */ (target).closest(".figure-card"))) figure.later(PATIENCE, () => figure.leave());
}

/** Go through the marks by the keys that do so. @param {Figure} figure @param {KeyboardEvent} event */
function press(figure, event) {
  if (!KEYS.test(event.key) || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key !== "Enter" || figure.at) event.preventDefault();
  const ready = figure.pressed.then(() => figure.load()).then(keys); // with the cards comes the order of the marks
  figure.pressed = ready.then(({ walk }) => walk(figure, event.key), () => {}); // in the order of the keys
}

/** Let the first click or tap on a mark, or near it, open its card, and the second follow its link. @param {Figure} figure @param {MouseEvent} event */
function click(figure, event) {
  if (figure.zoom || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const target = /** @type {Element} */ (event.target);
  const picture = /** @type {SVGSVGElement|null} */ (target.closest("svg.picture"));
  if (!picture) return;
  const direct = figure.markOf(target);
  if (!direct && (target.closest("a") || !figure.touched)) return;
  const mark = direct ?? nearest(figure.read(picture), event.clientX, event.clientY);
  if (!mark) return;
  const card = cardOf(figure);
  const second = card?.classList.contains("stays") && card.dataset.for === mark.id;
  if (second && direct) return;
  event.preventDefault();
  if (second) follow(mark.links[0].href.baseVal);
  else figure.open(mark, true, direct && !figure.touched ? new DOMRect(event.clientX, event.clientY, 0, 0) : undefined);
}

/** Go to a page; from a frame, which it would fill, in a new tab. @param {string} page */
function follow(page) {
  if (document.documentElement.matches(".embed")) open(page, "_blank", "noopener");
  else location.assign(page);
}
