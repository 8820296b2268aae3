// The card of a mark: what the record says of it, and where it leads. It stays where a reader chose the mark, and goes with the mouse or the focus elsewhere.

import { enter } from "./address.js";
import { element, find, tool } from "./element.js";
import { boxOf, wordsOf } from "./figure_marks.js";

/** @typedef {import("./figure.js").Figure} Figure */
/** @typedef {import("./figure_marks.js").Mark} Mark */
/**
 * What Python wrote of a page that marks lead to; most have a part of it.
 * @typedef {object} Card
 * @property {string} [text]
 * @property {number} [sources] how many
 * @property {string[]} [actors] their ids
 * @property {[by: string, says: string][]} [accounts]
 * @property {[path: string, title: string][]} [events] at a place
 * @property {[path: string, name: string][]} [uses] where the site speaks of it; the names are HTML
 * @property {string} [kind]
 * @property {[first: string, last: string, lastFrom: string]} [held] the first and the last day of a tie, and the first day that its last date can mean; empty where none is known
 * @property {([path: string, title: string]|null)[]} [turning] the event with which it began, and that with which it ended
 * @property {string[]} [days] of what a place stands for
 */

/**
 * What Python wrote for the script of a figure; see `lists/mark_cards.py` and the kinds of figure.
 * @typedef {object} Cards
 * @property {Record<string, string>} names of actors by id
 * @property {Record<string, Card>} cards by page
 * @property {Record<string, string>} words of marks by page and heading
 * @property {Record<string, number[]>} order of the links of marks, by layout
 * @property {Record<string, [start: number, end: number, first: string, last: string]>} time the axis of time, in pixels and as days, by layout
 * @property {string} [as_of] the day of an actor diagram
 * @property {string} [compare] and the day with which it is compared
 * @property {string} [last] day that can be chosen
 * @property {number} [faint] opacity of what held on both of two days
 * @property {Record<string, [symbol: string, outline: string]>} [signs] of changes
 * @property {Record<string, string>} [pictures] of the ties of all days, by layout
 */

const GAP = 8; // pixels between a mark and its card

/**
 * Show the card of a mark.
 * @param {Figure} figure
 * @param {Mark} mark
 * @param {{ stays?: boolean, enters?: boolean, focus?: boolean, at?: DOMRect }} how whether it stays, whether Back closes it where it is a sheet, whether it takes the focus, and
 *   where a mouse is
 */
export function showCard(figure, mark, { stays = false, enters = false, focus = false, at } = {}) {
  const { entered } = removeCard(figure)?.dataset ?? {};
  const title = element("strong", { textContent: mark.heading, tabIndex: -1 });
  const box = element("section", { className: "figure-card" }, title);
  box.dataset.for = mark.id;
  box.setAttribute("role", "dialog");
  box.setAttribute("aria-label", mark.heading);
  box.classList.toggle("stays", stays);
  if (stays) box.prepend(tool("×", "Close the card", () => closeCard(figure, true)));
  const told = element("div");
  box.append(told);
  const fill = () => {
    told.replaceChildren(...contents(figure, mark, stays));
    place(figure, box, at ?? boxOf(mark));
  };
  figure.figure.append(box);
  fill();
  figure.load().then(() => box.isConnected && fill());
  const sheet = enters && getComputedStyle(box).position === "fixed";
  if (entered || (sheet && enter(figure.id))) box.dataset.entered = "";
  if (focus) title.focus({ preventScroll: true });
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    closeCard(figure, true);
  });
}

/** Return what stands below the heading of a card. @param {Figure} figure @param {Mark} mark @param {boolean} whole with what leads elsewhere @returns {Node[]} */
function contents(figure, mark, whole) {
  const { page } = mark;
  /** @type {Card} */
  const card = figure.cards.cards[page] ?? {};
  const words = wordsOf(mark, figure.cards.words);
  const said = card.sources ? `${words}${words && "; "}${card.sources} source${card.sources > 1 ? "s" : ""}`.replace(/\.; /, ". ") : words;
  /** @type {(Node|string|undefined|false)[]} */
  const parts = [said && element("p", { className: "tags", textContent: said }), card.text && card.text !== said && element("p", { textContent: card.text })];
  if (card.accounts?.length && whole) {
    parts.push(element("dl", {}, ...card.accounts.flatMap(([by, says]) => [element("dt", { textContent: by }), element("dd", { textContent: says })])));
  }
  if (card.events) parts.push(element("ul", {}, ...card.events.map(([path, name]) => linked(figure, path, name))));
  const leads = page.startsWith("events/") ? "The event’s page, with its sources" : "More, with the sources";
  parts.push(element("p", {}, element("a", { href: figure.root + page, textContent: leads })));
  const uses = whole ? (card.uses ?? []).filter(([path]) => !path.endsWith(`#${figure.figure.id}`)) : [];
  if (uses.length) parts.push(element("p", { textContent: "Used in" }), element("ul", {}, ...uses.map(([path, name]) => linked(figure, path, name))));
  return parts.filter((part) => part instanceof Node);
}

/** Return an item of a list of links. @param {Figure} figure @param {string} path from the site's root @param {string} name may have entities of HTML */
function linked(figure, path, name) {
  const here = path.includes("#on-") && new URL(figure.root + path, location.href).pathname === location.pathname;
  const textContent = here ? "In the text of this page" : name.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(code));
  return element("li", {}, element("a", { href: here ? path.slice(path.indexOf("#")) : figure.root + path, textContent }));
}

/** Place a card beside its mark: below, or above where there is more room. The stylesheet makes a sheet of it where a screen is narrow. @param {Figure} figure @param {HTMLElement} box @param {DOMRect} mark */
function place({ figure }, box, mark) {
  const around = figure.getBoundingClientRect();
  const { width, height } = box.getBoundingClientRect();
  const above = mark.bottom + GAP + height > innerHeight && mark.top > height + GAP;
  box.style.left = `${Math.max(0, Math.min((mark.left + mark.right - width) / 2, around.right - width) - around.left)}px`;
  box.style.top = `${(above ? mark.top - height - GAP : mark.bottom + GAP) - around.top + figure.scrollTop}px`;
}

/** Return the card of a figure, if one is shown. @param {Figure} figure */
export const cardOf = (figure) => find(".figure-card", figure.figure);

/** Take the card away. @param {Figure} figure */
function removeCard(figure) {
  const box = cardOf(figure);
  box?.remove();
  return box;
}

/** Close the card. @param {Figure} figure @param {boolean} back whether the focus goes back to the figure @returns {boolean} whether there was one */
export function closeCard(figure, back = false) {
  const inside = cardOf(figure)?.contains(document.activeElement);
  const box = removeCard(figure);
  if (!box) return false;
  if (figure.state.mark) figure.remember({ mark: "" });
  if ("entered" in box.dataset && history.state?.opened === figure.id) history.back();
  if (back || inside) figure.focus();
  return true;
}
