// The way through the marks of a figure by keyboard. A screen reader says each mark.

import { boxOf, spoken, wordsOf } from "./figure_marks.js";

/** @typedef {import("./figure.js").Figure} Figure */

const AIR = 72; // pixels at the top and bottom of the window in which a chosen mark may not lie: the header and a card cover them

const TEN = 10; // marks that a key skips where there are many

/** Do what a key says. @param {Figure} figure @param {string} key */
export function walk(figure, key) {
  const marks = figure.marks();
  const at = marks.findIndex(({ id }) => id === figure.at?.id);
  const last = marks.length - 1;
  /** @type {Record<string, number>} */
  const steps = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, PageDown: at + TEN, PageUp: at - TEN, Home: 0, End: last };
  if (key === "Escape") figure.escape();
  else if (key === "Enter" && at >= 0) figure.open(marks[at], true);
  else if (key in steps && last >= 0) go(figure, Math.min(Math.max(steps[key], 0), last));
}

/** Choose a mark, show its card and say it. @param {Figure} figure @param {number} index */
function go(figure, index) {
  const marks = figure.marks();
  const mark = marks[index];
  figure.choose(mark);
  reveal(figure.zoom?.boxOf(mark) ?? boxOf(mark));
  figure.arrive(mark);
  figure.said.textContent = `${spoken(mark.heading, wordsOf(mark, figure.cards.words))} (${index + 1} of ${marks.length})`;
}

/** Scroll to a mark where a tall figure holds it outside the window. @param {DOMRect} box */
function reveal({ top, bottom }) {
  if (top < AIR || bottom > innerHeight - AIR) scrollBy({ top: (top + bottom - innerHeight) / 2 });
}
