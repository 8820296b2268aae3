// The search of the site: fetched, with its index, when a reader turns to it. Words are found whatever quotes, dashes, marks or accents they are typed with.

import { element } from "./element.js";
import { answered } from "./fetched.js";
import { WRITTEN, fold, runs, termsOf } from "./words.js";

/** What MkDocs knows of a page or a part of it. @typedef {{ location: string, title: string, text: string, tags?: string[], boost?: number }} Entry */
/** The same made ready: its words by where they stand, each list with a space around each word. @typedef {Entry & { page: string, heading: string, body: string }} Place */
/** @typedef {import("./words.js").Term} Term */

const ROOT = new URL("../../", import.meta.url);
const MOST = 50; // pages that are shown
const BEFORE = 60; // characters of a place shown before the first word that was found
const LENGTH = 240; // of what is shown of a place
const HEADING = 100; // times as much counts a word in a heading
const WHOLE = 3; // times as much counts a whole word as the beginning of one

/** Fetch the index. @returns {Promise<Place[]>} */
async function fetched() {
  const answer = await answered(new URL("search/search_index.json", ROOT)); // not kept as it came: of all that is fetched it is the largest
  const { docs } = /** @type {{ docs: Entry[] }} */ (await answer.json());
  const reader = new DOMParser();
  return docs.map((entry) => {
    const [title, text] = [entry.title, entry.text].map((html) => (/[<&]/.test(html) ? reader.parseFromString(html, "text/html").body.textContent : html).replace(/\s+/g, " ").trim());
    return { ...entry, title, text, page: entry.location.replace(/#.*/, ""), heading: runs(`${title} ${(entry.tags ?? []).join(" ")}`), body: runs(text) };
  });
}

/** Return how well a list of words answers to a term. @param {string} list @param {Term} term */
function answers(list, { joined, parts }) {
  /** @param {string} word */
  const has = (word) => (list.includes(` ${word} `) ? WHOLE : Number(word.length > 2 && list.includes(` ${word}`)));
  return has(joined) || (parts.length > 1 ? Math.min(...parts.map(has)) : 0);
}

/** Return the places that have all terms, or where none has, the most of them; the best first. @param {Place[]} places @param {Term[]} terms */
function found(places, terms) {
  const judged = places.map((place) => {
    const each = terms.map((term) => HEADING * answers(place.heading, term) + answers(place.body, term));
    return { place, met: each.filter(Boolean).length, score: each.reduce((sum, one) => sum + one, 0) * (place.boost ?? 1) };
  });
  const most = Math.max(1, ...judged.map(({ met }) => met));
  return judged.filter(({ met }) => met === most).sort((a, b) => b.score - a.score).map(({ place }) => place);
}

/** Return a text in which what answers to the terms is marked. @param {string} text @param {Term[]} terms */
function marked(text, terms) {
  return text.split(WRITTEN).map((piece) => (piece && terms.some((term) => answers(runs(piece), term)) ? element("mark", {}, piece) : piece));
}

/** Return what is shown of a text: from shortly before the first word that was found. @param {string} text @param {Term[]} terms */
function shownOf(text, terms) {
  const words = [...text.matchAll(/\S+/g)];
  const first = words.find(([word]) => terms.some((term) => answers(runs(word), term)))?.index ?? 0;
  const start = first > BEFORE ? text.indexOf(" ", first - BEFORE) + 1 : 0;
  const end = start + LENGTH < text.length ? text.lastIndexOf(" ", start + LENGTH) : text.length;
  return `${start ? "… " : ""}${text.slice(start, end)}${end < text.length ? " …" : ""}`;
}

/** Return the link to a place. @param {Place} place @param {Term[]} terms @param {"h1"|"h2"} level */
function link(place, terms, level) {
  const tags = (place.tags ?? []).map((tag) => element("span", { className: "md-tag" }, tag));
  const words = shownOf(place.text, terms);
  const inside = [element(level, {}, ...marked(place.title, terms)), ...(tags.length ? [element("p", { className: "md-tags" }, ...tags)] : [])];
  if (words) inside.push(element("p", {}, ...marked(words, terms)));
  return element("a", { href: new URL(place.location, ROOT).href, className: "md-search-result__link" }, element("div", { className: "md-search-result__article md-typeset" }, ...inside));
}

/** Return the item of a page: its best place, and the others folded. @param {Place[]} places @param {Term[]} terms */
function item([best, ...others], terms) {
  const made = element("li", { className: "md-search-result__item" }, link(best, terms, "h1"));
  if (others.length) {
    const summary = element("summary", {}, element("div", {}, `${others.length} more on this page`));
    made.append(element("details", { className: "md-search-result__more" }, summary, ...others.map((each) => link(each, terms, "h2"))));
  }
  return made;
}

/** Let the search answer. */
export async function begin() {
  const field = /** @type {HTMLInputElement} */ (document.querySelector(".md-search__input"));
  const told = document.querySelector(".md-search-result__meta");
  const list = document.querySelector(".md-search-result__list");
  /** @type {Place[]} */
  let places;
  try {
    places = await fetched();
  } catch {
    told.textContent = "Search could not be loaded.";
    return false;
  }
  const search = () => {
    const terms = termsOf(fold(field.value));
    /** @type {Map<string, Place[]>} */
    const pages = new Map();
    for (const place of terms.length ? found(places, terms) : []) pages.set(place.page, [...(pages.get(place.page) ?? []), place]);
    list.replaceChildren(...[...pages.values()].slice(0, MOST).map((each) => item(each, terms)));
    told.textContent = terms.length ? `${pages.size || "No"} matching page${pages.size === 1 ? "" : "s"}${pages.size > MOST ? `, the first ${MOST}` : ""}` : "Type to start searching";
  };
  field.addEventListener("input", search);
  field.form.addEventListener("reset", () => setTimeout(search));
  field.form.addEventListener("submit", () => /** @type {HTMLElement} */ (list.querySelector("a"))?.click());
  search();
  return true;
}
