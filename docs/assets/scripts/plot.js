// A plot as Python wrote it, to one in the colours and the width of the page.

/**
 * A plot of Plotly, which has no types of its own.
 * @typedef {{ data: any[], layout: any }} Plot
 */

const LINE = 46; // characters of a line of a hover card
const LINES = 7; // of a hover card
/** Of ticks, by their distance. */
const TICKS = [
  { dtickrange: [null, 864e5 * 27], value: "%-d %b %Y" },
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

/** Return text as Plotly's pseudo-HTML that says it. @param {string} text */
const escaped = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");

/** Return the words of a label. @param {string} label pseudo-HTML */
export const plain = (label) => new DOMParser().parseFromString(label.replaceAll("<br>", " "), "text/html").body.textContent;

/** Break a text for a hover card. @param {string} text @returns {string} pseudo-HTML */
function wrapped(text) {
  const lines = [""];
  for (const word of text.split(" ")) {
    if (lines.at(-1).length + word.length > LINE) lines.push("");
    lines.push(`${lines.pop()} ${word}`.trim());
  }
  const short = lines.length > LINES ? [...lines.slice(0, LINES - 1), `${lines[LINES - 1]} …`] : lines;
  return short.map(escaped).join("<br>");
}

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
  }
  for (const shape of layout.shapes ?? []) multiply(shape.line, by, "width");
  for (const trace of data) {
    multiply(trace.marker, by, "size");
    multiply(trace.marker?.line, by, "width");
    multiply(trace.line, by, "width");
    // A dash may be a row of blocks that are counted.
    if (/px/.test(trace.line?.dash)) trace.line.dash = trace.line.dash.replace(/[\d.]+/g, (/** @type {string} */ length) => String(Number(length) * by));
    if (trace.customdata && trace.hoverinfo !== "skip") {
      trace.hovertext = trace.customdata.map((/** @type {string[]} */ each) => each && `<b>${wrapped(each[0])}</b><br>${wrapped(each[2])}`);
      trace.hovertemplate = "%{hovertext}<extra></extra>";
    }
  }
  layout.font = { family: getComputedStyle(document.documentElement).getPropertyValue("--sans") };
  layout.paper_bgcolor = variable("paper");
  layout.hoverlabel = { namelength: 0, align: "left", bgcolor: variable("paper"), bordercolor: variable("quiet"), font: { ...layout.font, size: 13, color: variable("ink") } };
}
