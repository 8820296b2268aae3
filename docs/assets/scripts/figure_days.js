// The day of a figure, or its two days: which ties held, what a map had seen by then, what became of ties in between, and the controls that move the days.

import { dayAfter, middleOf, monthOf, spoken } from "./days.js";
import { button, element, find, findAll, tool } from "./element.js";

/** @typedef {import("./figure.js").Figure} Figure */
/** @typedef {"held"|"begun"|"ended"|"changed"} Change */

const [BEGAN, ENDED] = [0, 1]; // the places of the events with which a tie began and ended among those of its card
const FIRST_MONTH = monthOf("1991-01"); // of the sliders, at the least
const SVG = "http://www.w3.org/2000/svg";

/** The days of a figure whose cards say when what they tell of held. */
export class Days {
  /** What became of each tie that held on the day, or on one of two, by its page. @type {Map<string, Change>} */
  found = new Map();
  /** The pictures as they came, and with the ties of all days. @type {WeakMap<SVGSVGElement, Node[][]>} */
  drawn = new WeakMap();

  /** @param {Figure} figure */
  constructor(figure) {
    this.figure = figure;
    this.last = figure.cards.last;
    this.compares = Boolean(figure.cards.signs);
    this.pages = Object.entries(figure.cards.cards).filter(([, card]) => card.held ?? card.days);
    const over = ([, last] = ["", "", ""]) => last && dayAfter(last);
    const edges = this.pages.flatMap(([, { held, days }]) => days ?? [held[0], over(held)]);
    /** The days on which something changed. */
    this.edges = [...new Set(edges.filter((day) => day && day <= this.last))].sort();
    this.text = find(".figure-text", figure.figure);
    this.words = [...this.text.childNodes];
    this.asOf = find(".figure-as-of", figure.figure);
    this.said = this.asOf.textContent;
    this.addControls();
  }

  /** Return the earlier day, empty where one day is shown, and the later one. @returns {[string, string]} */
  days() {
    const { day, with: other } = this.figure.state;
    return other > day ? [day, other] : [other, day];
  }

  /** Whether the days are those with which the figure comes. */
  get first() {
    const { state, first } = this.figure;
    return state.day === first.day && state.with === first.with;
  }

  /** Return the card of a page. @param {string} page @returns {import("./figure_card.js").Card} */
  card(page) {
    return this.figure.cards.cards[page] ?? {};
  }

  /** Return whether what a page tells of held on a day, or on a map had been seen by then. @param {string} page @param {string} day */
  on(page, day) {
    const { held, days } = this.card(page);
    if (days) return days[0] <= day;
    return !held || ((!held[0] || held[0] <= day) && (!held[1] || held[1] >= day));
  }

  /** Return the sign on a tie: what became of it between two days, or that one day is its last date. @param {string} page */
  signOf(page) {
    const [before, day] = this.days();
    const lastFrom = this.card(page).held?.[2];
    return before ? this.found.get(page) : lastFrom && lastFrom <= day ? "last" : "";
  }

  /** Return whether a mark of this page belongs to the day, or to one of two. @param {string} page */
  holds(page) {
    return !this.figure.state.day || this.found.has(page) || !(this.card(page).held ?? this.card(page).days);
  }

  /** Return whether the page is no actor's, or that of an actor whom a tie that is shown names. @param {string} page */
  names(page) {
    return !this.compares || !/^actors\/[^#]*$/.test(page) || this.present.has(page.split("/")[1]);
  }

  /** Find out what became of each tie, as `changes_between` of `figures/actors_selection.py` does, and draw the ties of these days. */
  prepare() {
    const [before, after] = this.days();
    this.found.clear();
    for (const [page] of this.pages) {
      const [now, then] = [this.on(page, after), before && this.on(page, before)];
      if (now || then) this.found.set(page, !before || (now && then) ? "held" : now ? "begun" : "ended");
    }
    /** @param {string} page */
    const pair = (page) => `${[...this.card(page).actors].sort().join()} ${this.card(page).kind}`;
    /** @param {Change} change */
    const pairs = (change) => new Set([...this.found].filter(([, each]) => each === change).map(([page]) => pair(page)));
    if (this.compares) {
      const [begun, ended] = [pairs("begun"), pairs("ended")];
      for (const [page, change] of this.found) {
        if (change !== "held" && begun.has(pair(page)) && ended.has(pair(page))) this.found.set(page, "changed");
      }
    }
    this.present = new Set();
    for (const picture of this.figure.pictures()) this.draw(picture);
  }

  /** Draw one picture of the present days. @param {SVGSVGElement} picture */
  draw(picture) {
    const { pictures, signs, faint } = this.figure.cards;
    if (this.compares) {
      if (!this.drawn.has(picture)) {
        const layout = picture.classList.contains("wide") ? "wide" : "narrow";
        const whole = new DOMParser().parseFromString(`<svg xmlns="${SVG}">${pictures[layout]}</svg>`, "image/svg+xml").documentElement;
        for (const link of whole.querySelectorAll("a")) link.setAttribute("href", this.figure.root + link.getAttribute("href"));
        this.drawn.set(picture, [[...picture.childNodes], [...whole.childNodes]]);
      }
      const [first, whole] = this.drawn.get(picture);
      picture.replaceChildren(...(this.first ? first : whole));
    }
    const { marks } = this.figure.read(picture, this.compares, this.first);
    const [before] = this.days();
    for (const mark of marks.filter((each) => this.card(each.page).held && this.figure.fits(each) && this.holds(each.page))) {
      for (const actor of this.card(mark.page).actors) this.present.add(actor);
      if (!this.compares || this.first) continue;
      const change = this.found.get(mark.page);
      for (const link of mark.links) link.style.opacity = before && change === "held" ? String(faint) : "";
      const [path, sign] = [mark.links[0].querySelector("path"), signs[this.signOf(mark.page)]];
      if (!sign) continue;
      const { x, y } = path.getPointAtLength(path.getTotalLength() / 2);
      this.sign(picture, { d: sign[1], transform: `translate(${x} ${y})` });
    }
    if (this.figure.kind === "ties") this.line(picture);
  }

  /** Draw a sign that is there until the next drawing. @param {SVGSVGElement} picture @param {Record<string, string>} attributes of a path */
  sign(picture, attributes) {
    const made = document.createElementNS(SVG, "path");
    for (const [name, value] of Object.entries({ class: "sign", ...attributes })) made.setAttribute(name, value);
    picture.append(made);
  }

  /** Draw the line of the day across a picture with an axis of time. @param {SVGSVGElement} picture */
  line(picture) {
    for (const old of picture.querySelectorAll(".sign")) old.remove();
    const layout = picture.classList.contains("wide") ? "wide" : "narrow";
    const [start, end, first, last] = this.figure.cards.time[layout];
    const [from, to, now] = [first, last, this.figure.state.day].map(Date.parse);
    const x = start + ((now - from) / (to - from)) * (end - start);
    if (now >= from && now <= to) this.sign(picture, { d: `M${x.toFixed(1)} 0V${picture.viewBox.baseVal.height}` });
  }

  /** Let words and controls follow. */
  tell() {
    const { day, with: other } = this.figure.state;
    const held = this.shown().length;
    const words = !day ? "all days" : this.compares ? `${spoken(day)}: ${counted(held)}` : `${this.figure.kind === "map" ? "until " : ""}${spoken(day)}: ${held}`;
    this.main.show(day || this.last, day && other ? spoken(day) : words, words);
    this.other.label.hidden = !other;
    if (other) this.other.show(other, spoken(other));
    this.compare?.setAttribute("aria-pressed", String(Boolean(other)));
    if (this.all) this.all.disabled = !day;
    if (!this.compares) return;
    if (!this.first) this.text.closest("details")?.setAttribute("open", ""); // which ties began or ended
    this.text.replaceChildren(...(this.first ? this.words : this.told()));
    this.asOf.textContent = this.first ? this.said : `Ties on ${this.days().filter(Boolean).map(spoken).join(" and on ")}.`;
  }

  /** Return the day in words, for what says how much is shown; empty where it is the first. */
  inWords() {
    const days = this.days().filter(Boolean).map(spoken);
    if (this.first || !days.length) return "";
    return this.figure.kind === "map" ? `until ${days[0]}` : days.join(" and ");
  }

  /** Let a table have a row for each tie, on whatever day it held. @param {HTMLElement} table its body */
  addRows(table) {
    if (!this.compares || this.first) return;
    const [row] = findAll("tbody tr", table);
    const has = new Set(findAll("a", table).map((link) => /** @type {HTMLAnchorElement} */ (link).href));
    for (const { heading, page, words } of this.figure.read(this.figure.pictures()[0]).marks) {
      const link = element("a", { href: this.figure.root + page, textContent: heading });
      if (!page.includes("#") || has.has(link.href)) continue;
      row.parentElement.append(element("tr", {}, element("th", { scope: "row" }, link), element("td", { colSpan: row.childElementCount - 1, textContent: words })));
    }
  }

  /** Return the marks of what held that the other choices leave, each page once. */
  shown() {
    const picture = this.figure.pictures()[0];
    return this.figure.read(picture).marks.filter((mark) => this.found.has(mark.page) && this.figure.fits(mark));
  }

  /** Return links to the events with which ties began, or ended. @param {import("./figure_marks.js").Mark[]} ties @param {number} at @returns {(Node|string)[]} */
  events(ties, at) {
    const found = new Map(ties.flatMap(({ page }) => (this.card(page).turning?.[at] ? [this.card(page).turning[at]] : [])));
    const links = [...found].flatMap(([path, textContent]) => ["; ", element("a", { href: this.figure.root + path, textContent })]);
    return links.length ? [this.figure.state.with ? "On those days: " : "On that day: ", ...links.slice(1), ". "] : [];
  }

  /** Return the words on which ties held, and what changed. @returns {(Node|string)[]} */
  told() {
    const { day, with: other } = this.figure.state;
    const shown = this.shown();
    if (!other) {
      const began = shown.filter(({ page }) => this.card(page).held[0] === day);
      const all = this.figure.pictures().slice(0, 1).flatMap((picture) => this.figure.read(picture).marks);
      const ended = all.filter((mark) => this.figure.fits(mark) && this.card(mark.page).held?.[1] && dayAfter(this.card(mark.page).held[1]) === day);
      const last = shown.filter(({ page }) => this.signOf(page) === "last");
      const parts = [...listed("○ On its last date", last), ...listed("Begun on this day", began), ...this.events(began, BEGAN), ...listed("Ended the day before", ended), ...this.events(ended, ENDED)];
      return [`On ${spoken(day)}, ${counted(shown.length)} held. `, ...parts];
    }
    const [before, after] = this.days();
    /** @param {Change} change */
    const of = (change) => shown.filter(({ page }) => this.found.get(page) === change);
    const [begun, ended] = [of("begun"), of("ended")];
    const parts = [...listed("+ Begun", begun), ...this.events(begun, BEGAN), ...listed("× Ended", ended), ...this.events(ended, ENDED)];
    return [`${spoken(before)} and ${spoken(after)}: ${counted(of("held").length)} held on both. `, ...parts, ...listed("◇ Changed", of("changed"))];
  }

  /** Make the sliders that set one day or two, and the steps from change to change. */
  addControls() {
    const { figure, last, edges } = this;
    const months = [...new Set(edges.map(monthOf))];
    const own = figure.first.day ? [monthOf(figure.first.day)] : [];
    const range = { min: Math.max(FIRST_MONTH, Math.min(...months, ...own)), max: monthOf(last) };
    const marks = element("datalist", { id: `${figure.id}-edges` }, ...months.map((value) => element("option", { value: String(value) })));
    /** @param {number} month */
    const dayOf = (month) => {
      const day = own[0] === month ? figure.first.day : middleOf(month);
      return day > last ? last : day;
    };
    this.main = slider("Date", range, marks.id, (month) => figure.set({ day: dayOf(month) }));
    this.other = slider("Compared with", range, marks.id, (month) => figure.set({ with: dayOf(month) }));
    /** @param {string|undefined} day */
    const step = (day) => day && figure.set({ day });
    const now = () => figure.state.day || last;
    const back = tool("‹ change", "Change before", () => step(edges.findLast((edge) => edge < now())));
    const on = tool("change ›", "Change after", () => step(edges.find((edge) => edge > now())));
    const yearBefore = () => middleOf(Math.max(range.min, monthOf(now()) - 12));
    if (this.compares) this.compare = button("Compare two dates", () => figure.set({ with: figure.state.with ? "" : yearBefore() }));
    else this.all = button("All days", () => figure.set({ day: "" }));
    figure.row.append(back, on, this.compare ?? this.all);
    figure.tools.append(marks, this.main.label, this.other.label);
    if (this.compares) this.text.setAttribute("aria-live", "polite");
  }
}

/** Return a number of ties in words. @param {number} count */
const counted = (count) => `${count} ${count === 1 ? "tie" : "ties"}`;

/** Make a slider over months. @param {string} name @param {{ min: number, max: number }} range @param {string} list id of the months at which something changed @param {(month: number) => void} move */
function slider(name, { min, max }, list, move) {
  const input = element("input", { type: "range", min: String(min), max: String(max) });
  input.setAttribute("list", list);
  input.addEventListener("input", () => move(Number(input.value)));
  const output = element("output");
  /** @param {string} day @param {string} words @param {string} [read] what a screen reader says, if not the words */
  const show = (day, words, read = words) => {
    input.value = String(monthOf(day));
    output.textContent = words;
    input.setAttribute("aria-valuetext", read);
  };
  return { label: element("label", { className: "figure-day" }, name, input, output), show };
}

/** Name ties behind a heading, where there are any. @param {string} heading @param {import("./figure_marks.js").Mark[]} ties @returns {(Node|string)[]} */
function listed(heading, ties) {
  const names = [...new Set(ties.map((tie) => tie.heading))];
  return names.length ? [element("strong", { textContent: `${heading} (${names.length}): ` }), `${names.join("; ")}. `] : [];
}
