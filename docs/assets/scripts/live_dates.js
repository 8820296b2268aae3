// The day, or the two days, of an actor diagram: which ties held, what became of them, and the controls that move the days.

import { dayAfter, middleOf, monthOf, spoken } from "./days.js";
import { button, element, find, tool } from "./element.js";
import { variable } from "./plot.js";

/** @typedef {import("./live.js").Live} Live */
/** @typedef {import("./plot.js").Plot} Plot */
/**
 * A tie of a plot, as `figures/actors_picture.py` writes its trace. Its `meta`: the ids of its ends, the days on which it was first and last held (empty where none
 * is known), and the title and page of the event of each of these days, or null.
 * @typedef {any} Tie
 */

const BEGAN = 4; // the place in the meta of a tie of the event with which it began
const ENDED = 5; // and of that with which it ended
const FIRST_MONTH = monthOf("1991-01"); // of the sliders, at the least

/** Return the day on which a tie was over, empty where no end is known. @param {Tie} tie */
const over = ({ meta }) => meta[3] && dayAfter(meta[3]);

/** Return whether a tie held on a day. @param {Tie} tie @param {string} day */
const held = ({ meta: [, , first, last] }, day) => (!first || first <= day) && (!last || last >= day);

/** Return what ties of the same two actors and the same type have in common. @param {Tie} tie */
const pair = ({ meta, name }) => `${[meta[0], meta[1]].sort().join()} ${name}`;

/** Return the earlier day, empty where one day is shown, and the later one. @param {Live} live @returns {[string, string]} */
function days({ state: { day, with: other } }) {
  return other > day ? [day, other] : [other, day];
}

/** Return what became of each tie that held on one of two days, as `changes_between` of `figures/actors_ties.py` does; all that held where there is one day. @param {Tie[]} ties @param {string} before @param {string} after */
function changes(ties, before, after) {
  /** @type {Map<Tie, string>} */
  const found = new Map();
  for (const tie of ties) {
    const [now, then] = [held(tie, after), before && held(tie, before)];
    if (now || then) found.set(tie, !before || (now && then) ? "held" : now ? "begun" : "ended");
  }
  /** @param {string} change */
  const pairs = (change) => new Set([...found].filter(([, each]) => each === change).map(([tie]) => pair(tie)));
  const [begun, ended] = [pairs("begun"), pairs("ended")];
  for (const [tie, change] of found) {
    if (change !== "held" && begun.has(pair(tie)) && ended.has(pair(tie))) found.set(tie, "changed");
  }
  return found;
}

/** Show the ties of the state's day, or days, in a plot that is not drawn yet. @param {Live} live @param {Plot} plot */
export function chooseTies(live, plot) {
  const [before, after] = days(live);
  plot.data = plot.data.filter((trace) => trace.name !== "changes");
  live.ties = plot.data.filter((trace) => trace.name !== "actors");
  live.changes = { held: [], begun: [], ended: [], changed: [] };
  const found = changes(live.ties, before, after);
  for (const tie of live.ties) {
    const change = found.get(tie);
    tie.visible = Boolean(change);
    tie.opacity = before && change === "held" ? live.control.faint : 1;
    if (change) live.changes[change].push(tie);
  }
  const first = live.state.day === live.first.day && live.state.with === live.first.with;
  for (const note of plot.layout.annotations) if (note.name?.includes("#")) note.visible = first;
  const edges = live.ties.flatMap((tie) => [tie.meta[2], over(tie)]);
  live.edges = [...new Set(edges.filter((day) => day && day <= live.control.last))].sort();
}

/** After all other choices: count the ties that are left, sign those that changed, and show the actors that they name. @param {Live} live @param {Plot} plot */
export function settleTies(live, { data, layout }) {
  /** @param {Tie} tie */
  const left = (tie) => tie.visible && tie.x[0] !== null;
  const ties = live.ties.filter(left);
  const present = new Set(ties.flatMap(({ meta }) => meta.slice(0, 2)));
  live.count = ties.length;
  for (const [change, found] of Object.entries(live.changes)) live.changes[change] = found.filter(left);
  for (const [change, symbol] of Object.entries(live.control.signs)) {
    const signed = live.state.with ? live.changes[change] : [];
    const [x, y] = ["x", "y"].map((axis) => signed.map((tie) => tie[axis][Math.floor(tie.x.length / 2)]));
    const marker = { symbol, size: 10 * live.scale, color: variable("ink"), line: { width: 2 * live.scale }, opacity: 1 };
    data.splice(-1, 0, { type: "scatter", mode: "markers", name: "changes", x, y, marker, hoverinfo: "skip" });
  }
  const dots = data.at(-1);
  dots.marker.size = dots.meta.map((/** @type {[string, number]} */ [id, size]) => (present.has(id) ? size * live.scale : 0));
  for (const note of layout.annotations) {
    if (note.name && !note.name.includes("#")) note.visible = present.has(note.name.split("/")[1]);
  }
}

/** Make a slider over months. @param {string} name @param {Record<string, string|number>} range @param {string} list id of the months at which something changed @param {(month: number) => void} move */
function slider(name, range, list, move) {
  const input = element("input", { type: "range", ...range });
  input.setAttribute("list", list);
  input.addEventListener("input", () => move(Number(input.value)));
  const output = element("output");
  /** @param {string} day @param {string} words @param {string} [read] what a screen reader says, if not the words */
  const show = (day, words, read = words) => {
    input.value = String(monthOf(day));
    output.textContent = words;
    input.setAttribute("aria-valuetext", read);
  };
  return { label: element("label", {}, name, input, output), show };
}

/** Return links to the events with which ties began, or ended. @param {Live} live @param {Tie[]} ties @param {number} at the place of the event in their meta @returns {(Node|string)[]} */
function events(live, ties, at) {
  const found = new Map(ties.flatMap(({ meta }) => (meta[at] ? [[meta[at][1], meta[at][0]]] : [])));
  const links = [...found].flatMap(([path, textContent]) => ["; ", element("a", { href: live.root + path, textContent })]);
  return links.length ? [live.state.with ? "On those days: " : "On that day: ", ...links.slice(1), ". "] : [];
}

/** Name ties behind a heading, where there are any. @param {string} heading @param {Tie[]} ties @returns {(Node|string)[]} */
function listed(heading, ties) {
  const names = [...new Set(ties.map((tie) => tie.customdata[0][0]))];
  return names.length ? [element("strong", { textContent: `${heading} (${names.length}): ` }), `${names.join("; ")}. `] : [];
}

/** Return the words on which ties held, and what changed. @param {Live} live @returns {(Node|string)[]} */
function told(live) {
  const { day, with: other } = live.state;
  if (!other) {
    const began = live.ties.filter(({ meta }) => meta[2] === day);
    const ended = live.ties.filter((tie) => over(tie) === day);
    const parts = [...listed("Begun on this day", began), ...events(live, began, BEGAN), ...listed("Ended the day before", ended), ...events(live, ended, ENDED)];
    return [`On ${spoken(day)}, ${live.count} ties held. `, ...parts];
  }
  const [before, after] = days(live);
  const { begun, ended, changed, held: both } = live.changes;
  const parts = [...listed("+ Begun", begun), ...events(live, begun, BEGAN), ...listed("× Ended", ended), ...events(live, ended, ENDED), ...listed("◇ Changed", changed)];
  return [`${spoken(before)} and ${spoken(after)}: ${both.length} ties held on both. `, ...parts];
}

/**
 * Make the sliders that set one day or two, the steps from change to change, and the words that say what changed.
 * @param {Live} live
 * @param {HTMLElement} buttons the row of buttons
 */
export function dateControls(live, buttons) {
  const { last } = live.control;
  const months = [...new Set(live.edges.map(monthOf))];
  const range = { min: Math.max(FIRST_MONTH, Math.min(...months, monthOf(live.first.day))), max: monthOf(last) };
  const marks = element("datalist", { id: `${live.id}-edges` }, ...months.map((value) => element("option", { value })));
  live.tools.after(marks);
  /** @param {number} month */
  const dayOf = (month) => {
    const day = monthOf(live.first.day) === month ? live.first.day : middleOf(month);
    return day > last ? last : day;
  };
  const main = slider("Date", range, marks.id, (month) => live.set({ day: dayOf(month) }));
  const other = slider("Compared with", range, marks.id, (month) => live.set({ with: dayOf(month) }));
  const yearBefore = () => middleOf(Math.max(range.min, monthOf(live.state.day) - 12));
  const compare = button("Compare two dates", () => live.set({ with: live.state.with ? "" : yearBefore() }));
  /** @param {string|undefined} day */
  const step = (day) => day && live.set({ day });
  const back = tool("‹ change", "Change before", () => step(live.edges.findLast((edge) => edge < live.state.day)));
  const on = tool("change ›", "Change after", () => step(live.edges.find((edge) => edge > live.state.day)));
  buttons.append(back, on, compare);

  const text = find(".figure-text", live.figure);
  const first = [...text.childNodes];
  text.setAttribute("aria-live", "polite");
  live.follow = () => {
    const { day, with: date } = live.state;
    const words = `${spoken(day)}: ${live.count} ties`;
    main.show(day, date ? spoken(day) : words, words);
    compare.setAttribute("aria-pressed", String(Boolean(date)));
    other.label.hidden = !date;
    if (date) other.show(date, spoken(date));
    text.replaceChildren(...(day === live.first.day && date === live.first.with ? first : told(live)));
  };
  live.follow();
  return [main.label, other.label];
}
