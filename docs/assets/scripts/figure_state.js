// What a reader chose of a figure, as its address has it.

import { keep, query } from "./address.js";
import { isDay } from "./days.js";
import { find, findAll } from "./element.js";

/** @typedef {import("./figure.js").Figure} Figure */
/**
 * What a reader chose; the address has the same under keys that begin with the figure's id.
 * @typedef {object} State
 * @property {string[]} off sorts of mark that are hidden
 * @property {string} actor whose marks alone are shown; empty for all
 * @property {string} view ends of the axes where a reader has zoomed, joined by `~`; empty for the whole
 * @property {string} day that is chosen; empty for all
 * @property {string} with the day with which it is compared; empty for none
 * @property {string} mark whose card stays open; empty for none
 */

/** Return whether the address names a state of a figure. @param {string} id */
export const isAsked = (id) => [...query().keys()].some((key) => key.startsWith(`${id}.`));

/** Return the state that the address names; what it names wrongly is as at first. @param {Figure} figure @returns {State} */
export function recalled(figure) {
  const asked = query();
  /** @param {string} key */
  const get = (key) => asked.get(`${figure.id}.${key}`) ?? "";
  /** @param {string} value */
  const day = (value) => (isDay(value) ? value : "");
  return {
    off: get("off").split("~").filter((sort) => find(`.figure-key [data-sort="${CSS.escape(sort)}"]`, figure.figure)),
    actor: get("actor"),
    view: /^[-\dT:.]+(~[-\dT:.]+)+$/.test(get("view")) ? get("view") : "",
    day: day(get("day")),
    with: get("with") === "none" ? "none" : day(get("with")),
    mark: get("mark"),
  };
}

/** Write the state into the address, where it differs from the first. @param {Figure} figure */
export function keepState(figure) {
  const asked = query();
  for (const [key, value] of Object.entries(figure.state)) {
    const name = `${figure.id}.${key}`;
    const [words, first] = [value, figure.first[/** @type {keyof State} */ (key)]].map((each) => (Array.isArray(each) ? each.join("~") : each));
    if (words === first) asked.delete(name);
    else asked.set(name, words || "none");
  }
  keep(asked.toString());
  for (const link of findAll(".figure-links a:not([download])", figure.figure)) /** @type {HTMLAnchorElement} */ (link).search = asked.toString();
  for (const cited of findAll(".figure-address")) cited.textContent = linkOf(figure);
}

/** Return the address of this view, that in a frame as it stands on the page of the figure. @param {Figure} figure */
export function linkOf({ figure }) {
  const asked = query().toString();
  return `${location.origin}${location.pathname.replace(/\/embed\/(?=[^/]+\/$)/, "/figures/")}${asked && `?${asked}`}#${figure.id}`;
}
