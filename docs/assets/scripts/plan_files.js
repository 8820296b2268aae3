// A plan as files, from the templates of `src/explainer/teaching/plan_formats.py`, which come with the builder's data. No format is known here.

import { fill } from "./mustache.js";
import { zip } from "./zip.js";

/** @typedef {import("./mustache.js").Escape} Escape */
/** @typedef {{ path: string, template: string, each: string }} ZippedFile */
/** @typedef {{ name: string, media_type: string, escape: Escape, template: string, folded: boolean, zipped: ZippedFile[] }} Format */
/** @typedef {{ name: string, kind: string, title: string, minutes: number, page: string, signed?: Values }} Item */
/** @typedef {{ title: string, aim: string, minutes: number, day: Date, read: Item[], do: Item[] }} Meeting */
/** @typedef {{ id: string, title: string, meetings: Meeting[] }} Plan */
/** @typedef {{ day: string, name: string, halves: Record<"read"|"do", { heading: string, when: string }>, weekdays: string[], months: string[] }} Words */
/** @typedef {Record<string, any>} Values what templates can name */

const FOLD = 75; // octets of a line of a calendar, less one for the space before a line that goes on
const MINUTE = 60_000; // milliseconds

/**
 * Return the reading time of items in minutes.
 * @param {Item[]} items
 */
export const readingTime = (items) => items.reduce((sum, item) => sum + item.minutes, 0);

/**
 * Return what templates can name of a plan, as `values` in `plan_formats.py` does.
 * @param {Plan} plan
 * @param {{ surroundings: Values, words: Words }} catalogue
 * @returns {Values}
 */
export function values(plan, { surroundings, words }) {
  const turns = new Map();
  const sessions = plan.meetings.map((meeting, index) => session(index + 1, meeting, surroundings.home, words, turns));
  const entries = sessions.flatMap((each) => each.groups.flatMap((group) => group.items.map((item) => ({ ...each, ...group, ...item }))));
  const works = new Map(entries.map((entry) => [entry.id, entry]));
  return { ...surroundings, plan: plan.id, title: plan.title, sessions, entries, works: [...works.values()].map((work, index) => ({ ...work, below: index > 0 })) };
}

/**
 * Return what a calendar says of the moment in which its file is made. Without it, a program could take a plan whose days were moved for the older one.
 * @param {Date} moment
 */
export const revision = (moment) => ({ stamp: moment.toISOString().replace(/[-:]|\.\d+/g, ""), sequence: Math.floor(moment.getTime() / MINUTE) });

/**
 * Return what templates can name of a session.
 * @param {number} number
 * @param {Meeting} meeting
 * @param {string} home
 * @param {Words} words
 * @param {Map<string, number>} turns how often each item has come up in the plan, which is counted on
 */
function session(number, { title, aim, day, ...meeting }, home, words, turns) {
  let place = 0;
  const groups = [];
  for (const [half, total] of /** @type {["read"|"do", number][]} */ ([["read", readingTime(meeting.read)], ["do", meeting.minutes]])) {
    if (!meeting[half].length) continue;
    const { heading, when } = words.halves[half];
    const items = meeting[half].map(({ name, title: of, kind, minutes, page, signed }) => {
      turns.set(name, (turns.get(name) ?? 0) + 1);
      return { id: name.replace(":", "-"), item: of, kind, minutes, address: home + page, ...signed, place: ++place, turn: turns.get(name) };
    });
    groups.push({ half, heading: fill(heading, { minutes: total }), when, below: Boolean(aim || groups.length), items });
  }
  const date = day.toISOString().slice(0, 10);
  return { number, session: title, name: fill(words.name, { number, session: title }), aim, day: spoken(day, words), date, digits: date.replaceAll("-", ""), groups };
}

/**
 * Return a day with its weekday.
 * @param {Date} day
 * @param {Words} words
 */
function spoken(day, { day: template, weekdays, months }) {
  const weekday = weekdays[(day.getUTCDay() + 6) % 7]; // Python's week begins on Monday
  return fill(template, { weekday, day_of_month: day.getUTCDate(), month: months[day.getUTCMonth()], year: day.getUTCFullYear() });
}

/**
 * Return the file of a plan in a format.
 * @param {Format} format
 * @param {Values} of the plan
 */
export function file({ media_type: type, escape, template, folded, zipped }, of) {
  if (zipped.length) {
    const files = zipped.flatMap(({ path, template: text, each }) =>
      (each ? of[each] : [{}]).map((/** @type {Values} */ scope) => [fill(path, { ...of, ...scope }), fill(text, { ...of, ...scope }, escape)]),
    );
    return new Blob([zip(Object.fromEntries(files))], { type });
  }
  const text = fill(template, of, escape);
  return new Blob([folded ? text.split("\n").map((line) => `${fold(line)}\r\n`).join("") : text], { type });
}

/**
 * Fold a line of a calendar where it is long (RFC 5545, 3.1), and never within an escape.
 * @param {string} line
 */
function fold(line) {
  const encoder = new TextEncoder();
  const lines = [""];
  let octets = 0;
  for (const [unit] of line.matchAll(/\\?./gu)) {
    const size = encoder.encode(unit).length;
    if (octets + size >= FOLD) {
      lines.push("");
      octets = 0;
    }
    lines[lines.length - 1] += unit;
    octets += size;
  }
  return lines.join("\r\n ");
}
