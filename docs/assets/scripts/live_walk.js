// The way through the marks of a live figure by keyboard.

import { find } from "./element.js";
import { closeCard, openCard } from "./live_card.js";
import { bring } from "./live_view.js";

/** @typedef {import("./live.js").Live} Live */

const AIR = 72; // pixels at the top and bottom of the window in which a chosen mark may not lie: the header and a card cover them

/** Do what a key says. @param {Live} live @param {KeyboardEvent} event */
export function walk(live, event) {
  const last = live.marks.length - 1;
  /** @type {Record<string, number>} */
  const steps = { ArrowRight: live.at + 1, ArrowDown: live.at + 1, ArrowLeft: live.at - 1, ArrowUp: live.at - 1, Home: 0, End: last };
  if (event.key in steps && last >= 0) go(live, Math.min(Math.max(steps[event.key], 0), last));
  else if (event.key === "Enter" && live.at >= 0) openCard(live, live.marks[live.at].data);
  else if (event.key === "Escape") leave(live);
  else return;
  event.preventDefault();
}

/** Choose a mark, and say it. @param {Live} live @param {number} index */
async function go(live, index) {
  live.at = index;
  const mark = live.marks[index];
  live.status.textContent = `${mark.data[0]}. ${mark.data[2]} (${index + 1} of ${live.marks.length})`;
  live.ring(mark);
  await bring(live, mark);
  reveal(live);
  live.plotly.Fx.hover(live.gd, [{ curveNumber: mark.curve, pointNumber: mark.point }]);
}

/** Scroll to the ring where a tall figure holds it outside the window. @param {Live} live */
function reveal(live) {
  const ring = [...live.gd.querySelectorAll(".scatterlayer .trace path.point")].at(-1);
  const { top, bottom } = ring?.getBoundingClientRect() ?? { top: 0, bottom: 0 };
  if (top < AIR || bottom > innerHeight - AIR) ring?.scrollIntoView({ block: "center" });
}

/** Close the card, or take the focus to the buttons. @param {Live} live */
function leave(live) {
  if (closeCard(live)) return;
  live.at = -1;
  live.ring(null);
  live.plotly.Fx.unhover(live.gd);
  find("button", live.tools).focus();
}
