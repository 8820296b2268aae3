// The passages of a page that differ between a kept edition and today.

import { find } from "./element.js";
import { text } from "./fetched.js";

/** What an edition and today say of one thing: a field of a record, or what stands under one heading. @typedef {{ of: string, then: string[], now: string[] }} Wordings */

const APART = "sup, figure, .byline, .footnote, .cite, .headerlink, script, style, template"; // what is no wording of the page, or changes with every edition

/** Return the headings, paragraphs, items and rows of a page, each with the heading above it. @param {string} html @returns {{ heading: string, text: string }[]} */
function passages(html) {
  const article = find("article", new DOMParser().parseFromString(html, "text/html"));
  for (const part of article.querySelectorAll(APART)) part.remove();
  const found = [];
  let heading = "";
  for (const part of article.querySelectorAll("h1, h2, h3, p, li, tr, dt, dd")) {
    const cells = part.matches("tr") ? [...part.children] : [part];
    const words = cells.map((each) => each.textContent.trim().replace(/\s+/g, " ")).join(" | ");
    if (part.matches("h1, h2, h3")) heading = words;
    if (words && !part.querySelector("p, li")) found.push({ heading, text: words });
  }
  return found;
}

/**
 * Return what differs between a page of a kept edition and the same page today, by heading; the order is that of today. Rejects where either cannot be fetched.
 * @param {string} kept the address of the page in the edition
 * @param {string} today
 * @returns {Promise<Wordings[]>}
 */
export async function compare(kept, today) {
  const [then, now] = await Promise.all([kept, today].map(async (address) => passages(await text(address))));
  /** @type {Map<string, Wordings>} */
  const found = new Map();
  /** @type {["now"|"then", typeof now, typeof then][]} */
  const sides = [
    ["now", now, then],
    ["then", then, now],
  ];
  for (const [side, own, other] of sides) {
    const others = new Set(other.map((each) => each.text));
    for (const { heading, text: words } of own) {
      if (others.has(words)) continue;
      if (!found.has(heading)) found.set(heading, { of: heading, then: [], now: [] });
      found.get(heading)[side].push(words);
    }
  }
  return [...found.values()];
}
