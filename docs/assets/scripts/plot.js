// A plot as Python wrote it, to one in the colours and the width of the page.

import { DAY } from "./days.js";

/**
 * A plot of Plotly, which has no types of its own.
 * @typedef {{ data: any[], layout: any }} Plot
 */

/** Of ticks, by their distance. */
const TICKS = [
  { dtickrange: [null, DAY * 27], value: "%-d %b %Y" },
  { dtickrange: ["M1", "M11"], value: "%b %Y" },
  { dtickrange: ["M12", null], value: "%Y" },
];
export const AXES = ["xaxis", "yaxis"];

/** Return the value of a CSS variable. @param {string} name */
export const variable = (name) => getComputedStyle(document.body).getPropertyValue(`--${name}`).trim();

/**
 * Read the file of a plot, with the values of the present scheme in the place of `var(--name)`.
 * @param {string} text
 */
export function coloured(text) {
  return JSON.parse(text, (_key, value) => (typeof value === "string" ? value.replace(/^var\(--([a-z]+)\)$/, (_whole, name) => variable(name)) : value));
}

/** Return the words of a label. @param {string} label pseudo-HTML */
export const plain = (label) => new DOMParser().parseFromString(label.replaceAll("<br>", " "), "text/html").body.textContent;

/**
 * Multiply numbers in a part of a plot.
 * @param {any} part
 * @param {number} by
 * @param {...string} names of numbers, or of lists of numbers
 */
function multiply(part, by, ...names) {
  for (const name of names) {
    if (Array.isArray(part?.[name])) part[name] = part[name].map((/** @type {number} */ size) => size * by);
    else if (typeof part?.[name] === "number") part[name] *= by;
  }
}

/** Fit a plot, which is drawn for one width, to the page: multiply every size, and set the page's font and colours. @param {Plot} plot @param {number} by */
export function fit({ data, layout }, by) {
  multiply(layout, by, "width", "height");
  multiply(layout.margin, by, "l", "r", "t", "b");
  for (const name of AXES) {
    multiply(layout[name].tickfont, by, "size");
    layout[name].tickformatstops = TICKS;
  }
  for (const note of layout.annotations ?? []) {
    multiply(note, by, "xshift", "yshift");
    multiply(note.font, by, "size");
    note.captureevents = Boolean(note.name);
    delete note.bgcolor; // the stylesheet gives words a halo
  }
  for (const shape of layout.shapes ?? []) multiply(shape.line, by, "width");
  for (const trace of data) {
    multiply(trace.marker, by, "size");
    multiply(trace.marker?.line, by, "width");
    multiply(trace.line, by, "width");
    // A dash may be a row of blocks that are counted.
    if (/px/.test(trace.line?.dash)) trace.line.dash = trace.line.dash.replace(/[\d.]+/g, (/** @type {string} */ length) => String(Number(length) * by));
    trace.hoverinfo ??= "none"; // the card of the figure tells more
  }
  layout.font = { family: getComputedStyle(document.documentElement).getPropertyValue("--sans") };
  layout.paper_bgcolor = variable("paper");
}
