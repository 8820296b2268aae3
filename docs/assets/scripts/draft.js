// A plan as a reader makes it: what it holds, on which days, and how it stands in the address. What is seen of it is in `syllabus.js`.

import { keep, query } from "./address.js";
import { DAY, isDay } from "./days.js";
import { readingTime } from "./plan_files.js";

/** @typedef {import("./plan_files.js").Format} Format */
/** @typedef {import("./plan_files.js").Item} Item */
/** @typedef {import("./plan_files.js").Plan} Plan */
/** @typedef {import("./plan_files.js").Values} Values */
/** @typedef {import("./plan_files.js").Words} Words */
/** @typedef {{ words: string, days: number[], length: number }} Rhythm */
/** @typedef {{ title: string, aim: string, minutes: number, read: string[], do: string[] }} Session of a course, with the names of items */
/** @typedef {{ id: string, title: string, rhythm: string, sessions: Session[] }} Course */
/** @typedef {{ title: string, half: "read"|"do" }} Group of items of one kind */
/**
 * What `src/explainer/teaching/builder_data.py` writes.
 * @typedef {{ items: Item[], courses: Course[], groups: Record<string, Group>, rhythms: Record<string, Rhythm>, formats: Record<string, Format>, first: string, surroundings: Values, words: Words }} Catalogue
 */

const MINUTES = 90; // of a session that no course knows
const FULL = 45; // minutes of reading after which a new session begins
const TITLE = "Reading list"; // of a plan that has no other
export const LONGEST_TITLE = 120; // in characters: with the name of the site, a learning platform takes 255

// What no file can hold, as `NOT_TEXT` of `src/explainer/record/yaml_source.py` says.
const NOT_TEXT = /[^\t\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]|[\u202a-\u202e\u2066-\u2069]/gu;

/**
 * Return a title of a reader's own as text that every file can hold.
 * @param {string|null} text
 */
const clean = (text) => (text ?? "").slice(0, LONGEST_TITLE).replace(NOT_TEXT, "").trim();

const OWN = /^[0-9a-f]{16}$/; // the id of a plan of a reader's own

/** Return an id that no other plan has. */
const drawn = () => Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16).padStart(2, "0")).join("");

/** The state of a plan. */
export class Draft {
  /** @param {Catalogue} catalogue */
  constructor(catalogue) {
    this.catalogue = catalogue;
    this.items = new Map(catalogue.items.map((item) => [item.name, item]));
    /** The names of the items of each session. @type {string[][]} */
    this.sessions = [];
    this.read();
  }

  /** Take what the address asks for: a course, sessions in place of its own, a title, a first day and a rhythm. What is not known is left out. */
  read() {
    const asked = query();
    this.course = this.catalogue.courses.find(({ id }) => id === asked.get("course"));
    const { usual } = this;
    const sessions = asked.getAll("s").map((names) => names.split(",").filter((name) => this.items.has(name))).filter((names) => names.length);
    this.sessions = sessions.length ? sessions : usual.sessions;
    /** @type {string} */
    this.title = clean(asked.get("title")) || usual.title;
    this.start = isDay(asked.get("start")) ? asked.get("start") : usual.start;
    this.rhythm = Object.hasOwn(this.catalogue.rhythms, asked.get("rhythm")) ? asked.get("rhythm") : usual.rhythm;
    this.own = OWN.test(asked.get("plan")) ? asked.get("plan") : drawn();
  }

  /** The id by which calendars and platforms know the plan: the course's where only the days are the reader's, or its own. @returns {string} */
  get id() {
    return this.course && this.asUsual && this.title === this.usual.title ? this.course.id : this.own;
  }

  /** Whether the sessions are those of the course, or none. @returns {boolean} */
  get asUsual() {
    return this.usual.sessions.join("!") === this.sessions.join("!");
  }

  /** Put the state into the address; what a course says itself is left out. */
  keep() {
    const { usual } = this;
    const asked = new URLSearchParams();
    if (this.course) asked.set("course", this.course.id);
    if (!this.asUsual) for (const names of this.sessions) asked.append("s", names.join());
    for (const key of /** @type {const} */ (["title", "start", "rhythm"])) if (this[key] !== usual[key]) asked.set(key, this[key]);
    if (this.sessions.length && this.id === this.own) asked.set("plan", this.own);
    keep(String(asked).replaceAll("%3A", ":").replaceAll("%2C", ","));
  }

  /** What holds where the address does not say otherwise. */
  get usual() {
    return {
      sessions: this.course?.sessions.map((session) => [...session.read, ...session.do]) ?? [],
      title: this.course?.title ?? TITLE,
      start: this.catalogue.first,
      rhythm: this.course?.rhythm ?? "weekly",
    };
  }

  /** The plan with its days. @returns {Plan} */
  get plan() {
    const { days, length } = this.catalogue.rhythms[this.rhythm];
    const first = Date.parse(this.start);
    const meetings = this.sessions.map((names, index) => {
      const { title = "", aim = "", minutes = MINUTES } = this.course?.sessions[index] ?? {};
      const items = names.map((name) => this.items.get(name));
      const day = new Date(first + (Math.floor(index / days.length) * length + days[index % days.length]) * DAY);
      return { title, aim, minutes, day, read: items.filter((item) => !this.inClass(item)), do: items.filter((item) => this.inClass(item)) };
    });
    return { id: this.id, title: this.title, meetings };
  }

  /** Whether an item is done in class, and not read before it. @param {Item} item */
  inClass(item) {
    return this.catalogue.groups[item.name.split(":")[0]].half === "do";
  }

  /** Begin with a course, or with nothing. @param {string} course its id, which may be empty */
  begin(course) {
    keep(course && `course=${course}`);
    this.read();
  }

  /** Change the title. What has another title is another plan, and comes beside the first wherever both are imported. @param {string} title */
  rename(title) {
    const renamed = clean(title) || TITLE;
    if (renamed !== this.title) this.own = drawn();
    this.title = renamed;
  }

  /** Put an item into the last session, or into a new one where that is full. @param {Item} item */
  add(item) {
    const last = this.sessions.at(-1);
    const reading = (last ?? []).map((name) => this.items.get(name)).filter((each) => !this.inClass(each));
    if (last && (this.inClass(item) || readingTime(reading) + item.minutes <= FULL)) last.push(item.name);
    else this.sessions.push([item.name]);
  }

  /**
   * Take an item out of a session, or out of all. A session that holds nothing goes.
   * @param {Item} item
   * @param {number} [session] its place
   */
  remove(item, session) {
    const without = this.sessions.map((names, index) => (session === undefined || index === session ? names.filter((name) => name !== item.name) : names));
    this.sessions = without.filter((names) => names.length);
  }

  /**
   * Move an item to the session before or after its own; after the last, a new one begins.
   * @param {Item} item
   * @param {number} session its place
   * @param {1|-1} by
   */
  move(item, session, by) {
    this.sessions[session] = this.sessions[session].filter((name) => name !== item.name);
    if (!this.sessions[session + by]) this.sessions.push([]);
    this.sessions[session + by].push(item.name);
    this.sessions = this.sessions.filter((each) => each.length);
  }
}
