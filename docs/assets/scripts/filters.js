// The form above a list: it narrows the list and the figures below the form, and keeps its state in the address.

import { keep, query } from "./address.js";
import { element, find, findAll } from "./element.js";
import { figuresOfPage } from "./figures_of_page.js";
import { letters } from "./words.js";

/** The folded words of each item, made when they are first asked for. @type {WeakMap<HTMLElement, string>} */
const wordsOf = new WeakMap();

/** @param {HTMLElement} item */
function foldedWords(item) {
  if (!wordsOf.has(item)) wordsOf.set(item, letters(item.textContent));
  return wordsOf.get(item);
}

/**
 * What a choice asks of an item of the list, where that is not the same word in its data.
 * @type {Record<string, (item: HTMLElement, value: string) => boolean>}
 */
const TESTS = {
  words: (item, value) => letters(value).split(/\s+/).every((word) => foldedWords(item).includes(word)),
  since: (item, value) => item.dataset.until >= value,
  until: (item, value) => item.dataset.year <= value,
  without: (item, value) => item.dataset.types.split(" ").some((type) => type !== value),
};

/**
 * Return the pages of what is listed: those of the items and of their actors, and the sections that hold any.
 * @param {HTMLElement[]} items that are shown
 * @param {string} way from the page to the site's root
 */
function pagesOf(items, way) {
  const root = new URL(way, location.href).href;
  const here = location.href.slice(root.length).replace(/[?#].*/, "");
  /** @type {Set<string>} */
  const found = new Set();
  for (const item of items) {
    found.add(item.querySelector("a").href.slice(root.length));
    for (const actor of item.dataset.actors.split(" ")) found.add(`actors/${actor}/`);
    const anchor = item.closest("section")?.querySelector("[id]")?.id;
    if (anchor) found.add(`${here}#${anchor}`);
  }
  return found;
}

/** Let a form narrow what it stands above. @param {HTMLElement} part the form */
export function begin(part) {
  const form = /** @type {HTMLFormElement} */ (part);
  const lists = findAll(".filtered");
  const items = lists.flatMap((list) => findAll("li", list));
  const parts = lists.flatMap((list) => findAll(":scope > :is(section, details)", list));
  const open = new Set(parts.filter((each) => each.hasAttribute("open")));
  const status = find("[role=status]", form);
  const fold = find("summary", form);
  const jump = find("nav.jump"); // its counts are those of the whole list; it keeps its place, so that the form stays under the finger
  const explored = "explores" in form.dataset ? figuresOfPage().filter((figure) => figure.explored) : [];

  const printed = element("p", { className: "figure-status printed" }); // what is chosen, where the form is not shown
  form.after(printed);
  /** Return what is chosen as a reader sees it. @param {[string, string][]} asked */
  const inWords = (asked) =>
    asked.map(([name, value]) => {
      const control = /** @type {HTMLInputElement|HTMLSelectElement} */ (form.elements.namedItem(name));
      const shown = control instanceof HTMLSelectElement ? control.selectedOptions[0]?.textContent : value;
      return `${control.labels[0].firstChild.textContent.trim().toLowerCase()}: ${shown ?? value}`;
    });

  const choice = () => /** @type {[string, string][]} */ ([...new FormData(form)]).filter(([, value]) => value.trim());
  const apply = () => {
    const asked = choice();
    for (const item of items) {
      item.hidden = !asked.every(([name, value]) => TESTS[name]?.(item, value) ?? item.dataset[name]?.split(" ").includes(value));
    }
    const shown = items.filter((item) => !item.hidden);
    for (const each of parts) {
      each.hidden = !find("li:not([hidden])", each);
      if (each instanceof HTMLDetailsElement) each.open = asked.length > 0 || open.has(each);
    }
    if (jump) jump.style.visibility = asked.length ? "hidden" : "";
    if (fold) fold.textContent = asked.length ? `Filter (${asked.length} in force)` : "Filter";
    const count = shown.length ? `${shown.length} of ${items.length} shown` : `None of ${items.length} fits: ask for less, or show all`;
    status.textContent = asked.length ? count : `${items.length} in all`;
    const words = inWords(asked).join("; ");
    printed.textContent = words && `${shown.length} of ${items.length} shown: ${words}.`;
    for (const figure of explored) figure.only(words ? pagesOf(shown, figure.root) : null, words);
  };
  const change = () => {
    const asked = query();
    for (const { name } of /** @type {Iterable<HTMLInputElement>} */ (form.elements)) asked.delete(name);
    for (const [name, value] of choice()) asked.append(name, value);
    apply();
    keep(asked.toString());
  };

  for (const [name, value] of query()) {
    const control = [...form.elements].find((each) => each.getAttribute("name") === name); // not by its key: any key may stand in an address
    if (control instanceof HTMLInputElement || control instanceof HTMLSelectElement) control.value = value;
  }
  for (const control of findAll("select", form)) {
    const select = /** @type {HTMLSelectElement} */ (control);
    if (select.selectedIndex < 0) select.value = ""; // an address asked for what is no option
  }
  form.addEventListener("input", change);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(change));
  apply();
  form.hidden = false;
}

