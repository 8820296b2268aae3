// The passages of a page that differ between a kept edition and today.

import { answered } from "./fetched.js";
import { find } from "./element.js";

/** Passages under one heading: those that are no longer there, and those that are new. @typedef {{ heading: string, then: string[], now: string[] }} Passages */

const APART = "sup, figure, .footnote, .cite, .headerlink, script, style, template"; // what is no wording of the page

/** Return the paragraphs, items and cells of a page, each with its heading. @param {string} html @returns {{ heading: string, text: string }[]} */
function passages(html) {
  const article = find("article", new DOMParser().parseFromString(html, "text/html"));
  for (const part of article.querySelectorAll(APART)) part.remove();
  const found = [];
  let heading = "";
  for (const part of article.querySelectorAll("h1, h2, h3, p, li, td, dt, dd")) {
    const text = part.textContent.trim().replace(/\s+/g, " ");
    if (part.matches("h1, h2, h3")) heading = text;
    else if (text && !part.querySelector("p, li")) found.push({ heading, text });
  }
  return found;
}

/**
 * Return what differs between a page of a kept edition and the same page today, by heading; the order is that of today. Rejects where either cannot be fetched.
 * @param {string} kept the address of the page in the edition
 * @param {string} today
 * @returns {Promise<Passages[]>}
 */
export async function compare(kept, today) {
  const [then, now] = await Promise.all([kept, today].map(async (address) => passages(await (await answered(address)).text())));
  /** @type {Map<string, Passages>} */
  const found = new Map();
  /** @type {["now"|"then", typeof now, typeof then][]} */
  const sides = [
    ["now", now, then],
    ["then", then, now],
  ];
  for (const [side, own, other] of sides) {
    const texts = new Set(other.map(({ text }) => text));
    for (const { heading, text } of own) {
      if (texts.has(text)) continue;
      if (!found.has(heading)) found.set(heading, { heading, then: [], now: [] });
      found.get(heading)[side].push(text);
    }
  }
  return [...found.values()];
}
