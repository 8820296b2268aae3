// What a picture that can be zoomed shows of its plot.

import { utc } from "./days.js";
import { AXES } from "./plot.js";

/** @typedef {import("./zoom.js").Zoom} Zoom */

/** Return a place on an axis as a number: pixels, or milliseconds. @param {number|string} value */
const number = (value) => (typeof value === "number" ? value : utc(value));

/** Return a place on an axis as the address has it. @param {number|string} value */
const short = (value) => (typeof value === "number" ? value.toFixed(1) : minute(utc(value)));

/** Return a time to the minute. @param {number} time */
const minute = (time) => new Date(time).toISOString().slice(0, 16);

/** Whether a finger points: it scrolls the page where nothing is zoomed. */
export const coarse = () => matchMedia("(pointer: coarse)").matches;

/**
 * Set the ranges that the state asks for, before a plot is drawn. Return whether there are any.
 * @param {Zoom} live
 * @param {import("./plot.js").Plot} plot
 */
export function frame(live, { data, layout }) {
  live.whole = Object.fromEntries(AXES.map((name) => [name, layout[name].range]));
  const { state } = live.figure;
  const { view } = state;
  const ends = view.split("~");
  if (live.time && ends.length === 2) {
    layout[live.time].range = ends;
    layout[live.time].tickmode = "auto";
    for (const trace of data) if (trace.meta === "leader") trace.visible = false;
    return true;
  }
  if (!live.time && ends.length === 4) {
    layout.xaxis.range = ends.slice(0, 2).map(Number);
    layout.yaxis.range = ends.slice(2).map(Number);
    return true;
  }
  state.view = "";
  return false;
}

/** Keep a zoom or a pan in the state, and let the ticks and the finger follow it. @param {Zoom} live @param {object} change what Plotly says it was */
export function moved(live, change) {
  if (!Object.keys(change).some((key) => /axis\.(range|autorange)/.test(key))) return;
  const { layout } = live.gd;
  const names = live.time ? [live.time] : AXES;
  const same = names.every((name) => {
    const whole = live.whole[name].map(number);
    return layout[name].range.every((/** @type {any} */ end, /** @type {number} */ index) => Math.abs(number(end) - whole[index]) < Math.abs(whole[1] - whole[0]) / 500);
  });
  const view = same ? "" : names.flatMap((name) => layout[name].range).map(short).join("~");
  if (view !== live.figure.state.view) live.figure.remember({ view });
  const mode = same ? "array" : "auto";
  if (live.time && layout[live.time].tickmode !== mode) live.plotly.relayout(live.gd, { [`${live.time}.tickmode`]: mode });
  const drag = same ? false : "pan";
  if (coarse() && layout.dragmode !== drag) live.plotly.relayout(live.gd, { dragmode: drag });
}

/**
 * Set windows about middles on the axes that can move.
 * @param {Zoom} live
 * @param {(name: string, middle: number, half: number) => [middle: number, half: number]|null} choose a new middle and half a length for those of an axis; null leaves it
 */
function pan(live, choose) {
  /** @type {Record<string, any[]>} */
  const change = {};
  for (const name of AXES) {
    const axis = live.gd.layout[name];
    if (axis.fixedrange) continue;
    const [low, high] = axis.range.map(number);
    const chosen = choose(name, (low + high) / 2, (high - low) / 2);
    if (!chosen) continue;
    const [middle, half] = chosen;
    const ends = [middle - half, middle + half];
    change[`${name}.range`] = axis.type === "date" ? ends.map(minute) : ends;
  }
  return Object.keys(change).length ? live.plotly.relayout(live.gd, change) : null;
}

/** Return where a mark stands on an axis. @param {import("./zoom.js").Place} place @param {string} name of the axis */
const along = (place, name) => number(name === "xaxis" ? place.x : place.y);

/** Zoom about the chosen mark, or about the middle. @param {Zoom} live @param {number} factor less than 1 to come nearer */
export function zoom(live, factor) {
  const place = factor < 1 ? live.placeOf(live.figure.at) : null;
  return pan(live, (name, middle, half) => [place ? along(place, name) : middle, half * factor]);
}

/** Pan to a mark that lies outside a view that is zoomed. @param {Zoom} live @param {import("./zoom.js").Place} place */
export function bring(live, place) {
  return pan(live, (name, middle, half) => {
    const at = along(place, name);
    return Math.abs(at - middle) > Math.abs(half) ? [at, half] : null;
  });
}
