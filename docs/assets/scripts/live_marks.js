// The marks of a live figure: those that a choice leaves, and the order in which a keyboard goes through them.

import { utc } from "./days.js";

/** @typedef {import("./plot.js").Plot} Plot */
/** @typedef {[title: string, page: string, words: string]} Data what a mark carries: its title, the page to which it leads, from the site's root, and more words */
/**
 * @typedef {object} Mark
 * @property {string} id its page; of several marks of one page the second has the id `page~2`
 * @property {Data} data
 * @property {any} x
 * @property {any} y
 * @property {number} curve the place of its trace in the plot
 * @property {number} point its place in the trace
 * @property {string|null} since the day on which a tie began, empty where none is known; null for what is no tie
 */

/**
 * Hide the marks of some sorts, and those of pages that do not fit, with their labels.
 * @param {Plot} plot
 * @param {(page: string) => boolean} fits
 * @param {string[]} off the sorts
 */
export function sift({ data, layout }, fits, off) {
  const marked = new Set(data.flatMap((trace) => (trace.customdata ?? []).map((/** @type {Data} */ each) => each?.[1])));
  for (const trace of data) {
    if (off.includes(trace.name)) trace.visible = false;
    if (!trace.customdata) continue;
    trace.x = trace.x.map((/** @type {any} */ value, /** @type {number} */ index) => {
      const mark = trace.customdata[index];
      return !mark || fits(mark[1]) ? value : null;
    });
    // Plotly takes the type of an axis from the first trace that is shown, when the ring moves: one without a date must not be shown.
    if (trace.x.every((/** @type {any} */ value) => value === null)) trace.visible = false;
  }
  /** @param {string} page */
  const shown = (page) =>
    data.some((trace) => trace.visible !== false && trace.customdata?.some((/** @type {Data} */ each, /** @type {number} */ index) => each?.[1] === page && trace.x[index] !== null));
  for (const note of layout.annotations ?? []) {
    if (note.name && marked.has(note.name)) note.visible = note.visible !== false && fits(note.name) && shown(note.name);
  }
}

/** Return the marks of a trace, several points of which may be one mark. @param {any} trace @param {number} curve @returns {Mark[]} */
function marksOf(trace, curve) {
  /** @type {Map<string, number[]>} */
  const points = new Map();
  trace.customdata.forEach((/** @type {Data} */ data, /** @type {number} */ point) => {
    const invisible = trace.mode === "markers" && trace.marker?.size?.[point] === 0;
    if (!data || trace.x[point] === null || invisible) return;
    const key = `${data[0]}|${data[1]}`;
    points.set(key, [...(points.get(key) ?? []), point]);
  });
  const since = Array.isArray(trace.meta) && typeof trace.meta[2] === "string" ? trace.meta[2] : null;
  return [...points.values()].map((same) => {
    const point = same[Math.floor(same.length / 2)];
    return { id: "", data: trace.customdata[point], x: trace.x[point], y: trace.y[point], curve, point, since };
  });
}

/**
 * Return the marks of a plot in the order of time, or from the top to the bottom where there is no time.
 * @param {Plot} plot
 * @param {string|undefined} time the name of the axis of time
 */
export function collected({ data }, time) {
  /** @type {Map<string, Mark>} */
  const found = new Map();
  data.forEach((trace, curve) => {
    if (trace.visible === false || !trace.customdata || trace.hoverinfo === "skip") return;
    for (const mark of marksOf(trace, curve)) {
      const key = `${mark.data[0]}|${mark.data[1]}`;
      if (!found.has(key)) found.set(key, mark);
    }
  });
  /** @param {Mark} mark */
  const place = (mark) => {
    if (time) return utc(time === "xaxis" ? mark.x : mark.y);
    return mark.since === null ? mark.y * 1e4 + mark.x : utc(mark.since || "1900");
  };
  const marks = [...found.values()].sort((one, other) => Number(one.since === null) - Number(other.since === null) || place(one) - place(other));
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const mark of marks) {
    const [, page] = mark.data;
    const count = (counts.get(page) ?? 0) + 1;
    counts.set(page, count);
    mark.id = count > 1 ? `${page}~${count}` : page;
  }
  return marks;
}
