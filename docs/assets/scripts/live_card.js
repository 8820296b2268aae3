// The card of a mark: what the record says of it, and where it leads.

import { element, find, tool } from "./element.js";

/** @typedef {import("./live.js").Live} Live */
/** @typedef {import("./live_marks.js").Data} Data */
/**
 * What Python wrote of a page that marks lead to.
 * @typedef {object} Card
 * @property {string} text
 * @property {string[]} actors their ids
 * @property {[by: string, says: string][]} accounts
 * @property {[path: string, name: string][]} uses where the site speaks of it; the names are HTML
 */

/** Choose a mark, and open its card. @param {Live} live @param {Data|undefined} data @param {boolean} focus whether the card takes it */
export function openCard(live, data, focus = true) {
  if (!data?.[1]) return;
  const index = live.marks.findIndex((mark) => mark.data[0] === data[0] && mark.data[1] === data[1]);
  if (index >= 0) {
    live.at = index;
    live.ring(live.marks[index]);
  }
  live.state.mark = index >= 0 ? live.marks[index].id : "";
  live.keep();
  showCard(live, data, focus);
}

/** Show the card of a mark. @param {Live} live @param {Data} data @param {boolean} focus whether the card takes it */
export function showCard(live, [heading, page, words], focus = false) {
  find(".figure-card", live.figure)?.remove();
  const card = live.cards.cards[page];
  const title = element("strong", { textContent: heading, tabIndex: -1 });
  const close = tool("×", "Close the card", () => closeCard(live, true));
  const box = element("section", { className: "figure-card" }, close, title, element("p", { className: "tags", textContent: words }));
  box.setAttribute("aria-label", "Card");
  if (card && card.text !== words) box.append(element("p", { textContent: card.text }));
  if (card?.accounts.length) {
    box.append(element("dl", {}, ...card.accounts.flatMap(([by, says]) => [element("dt", { textContent: by }), element("dd", { textContent: says })])));
  }
  const leads = page.startsWith("events/") ? "The event’s page, with its sources" : "More, with the sources";
  box.append(element("p", {}, element("a", { href: live.root + page, textContent: leads })));
  const uses = (card?.uses ?? []).filter(([path]) => !path.endsWith(`#${live.figure.id}`));
  if (uses.length) box.append(element("p", { textContent: "Used in" }), element("ul", {}, ...uses.map(([path, name]) => use(live, path, name))));
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    closeCard(live, true);
  });
  live.stage.after(box);
  if (focus) {
    title.focus({ preventScroll: true });
    box.scrollIntoView({ block: "nearest" });
  }
}

/** Return an item of the list of uses. @param {Live} live @param {string} path from the site's root @param {string} name */
function use(live, path, name) {
  const here = path.includes("#on-") && new URL(live.root + path, location.href).pathname === location.pathname;
  if (here) return element("li", {}, element("a", { href: path.slice(path.indexOf("#")), textContent: "In the text of this page" }));
  const textContent = name.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(code));
  return element("li", {}, element("a", { href: live.root + path, textContent }));
}

/** Close the card. @param {Live} live @param {boolean} back whether the focus goes back to the figure @returns {boolean} whether there was one */
export function closeCard(live, back = false) {
  const box = find(".figure-card", live.figure);
  if (!box) return false;
  const inside = box.contains(document.activeElement);
  box.remove();
  if (live.state.mark) {
    live.state.mark = "";
    live.keep();
  }
  if (back || inside) live.focus();
  return true;
}
