// What can stand in a plan, as boxes to be ticked: chapters open, the other groups behind their names, events behind a search.

import { element, findAll, status } from "./element.js";
import { letters } from "./words.js";

/** @typedef {import("./draft.js").Catalogue} Catalogue */
/** @typedef {import("./draft.js").Item} Item */
/** @typedef {(item: Item, wanted: boolean) => void} Tick what happens when a reader ticks a box, or clears it */

const SHOWN = 12; // events that a search lists

/** The boxes, of which those are ticked that a plan holds. */
export class Choices {
  /**
   * @param {Catalogue} catalogue
   * @param {Tick} tick
   */
  constructor(catalogue, tick) {
    this.tick = tick;
    /** @type {Set<string>} */
    this.held = new Set();
    this.section = element("section", { className: "syllabus-items" });
    this.section.setAttribute("aria-label", "What to read and do");
    for (const [kind, { title }] of Object.entries(catalogue.groups)) {
      const items = catalogue.items.filter((item) => item.name.startsWith(`${kind}:`));
      const inside = kind === "event" ? this.search(items) : [element("ul", { className: "syllabus-choices" }, ...this.boxes(items))];
      this.section.append(element("details", { open: kind === "chapter" }, element("summary", { textContent: `${title} (${items.length})` }), ...inside));
    }
  }

  /** Tick the boxes of these items, and no others. @param {string[]} names */
  mark(names) {
    this.held = new Set(names);
    for (const input of /** @type {HTMLInputElement[]} */ (findAll("input[type=checkbox]", this.section))) input.checked = this.held.has(input.value);
  }

  /** Return a box for each item. @param {Item[]} items */
  boxes(items) {
    return items.map((item) => {
      const input = element("input", { type: "checkbox", value: item.name, checked: this.held.has(item.name) });
      input.addEventListener("change", () => this.tick(item, input.checked));
      return element("li", {}, element("label", {}, input, ` ${item.title} `, element("span", { className: "tags", textContent: `${item.minutes} min` })));
    });
  }

  /** Return a field for words, and the list of the events that it finds. @param {Item[]} events */
  search(events) {
    const field = element("input", { type: "search" });
    const count = status("p", { className: "syllabus-count" });
    const list = element("ul", { className: "syllabus-choices" });
    const find = () => {
      const words = letters(field.value).split(/\s+/).filter(Boolean);
      const found = words.length ? events.filter((item) => words.every((word) => letters(`${item.title} ${item.name}`).includes(word))) : [];
      list.replaceChildren(...this.boxes(found.slice(0, SHOWN)));
      const more = found.length > SHOWN ? ` The first ${SHOWN} are shown: add a word.` : "";
      count.textContent = words.length ? `${found.length} events.${more}` : "Write a word or a year of the title.";
    };
    field.addEventListener("input", find);
    find();
    return [element("label", {}, "Words ", field), count, list];
  }
}
