// @ts-nocheck
// The syllabus builder: sessions of things to read and to do, kept in the address, and their files, made from templates that come with the catalogue.

import { file, readingTime, values } from "./plan_files.js";

const MINUTES = 90; // of a session that no course knows
const FULL = 45; // minutes of reading after which a new session begins
const DAY = 86_400_000; // milliseconds
const SHOWN = 12; // events that a search lists

/** @typedef {import("./plan_files.js").Item} Item */
/** @typedef {import("./plan_files.js").Plan} Plan */

/** Make an element. @param {string} name @param {object} properties @param {...(Node|string)} children */
function element(name, properties, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

/** Give a title of a reader's own without what no file can hold, as `NOT_TEXT` of `lines.py` says. @param {string|null} text */
function clean(text) {
  return (text ?? "").replace(/[^\t\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]|[\u202a-\u202e\u2066-\u2069]/gu, "").trim();
}

/** Build the plan of a page, and keep it in the address. */
class Builder {
  /** @param {HTMLElement} place @param {object} catalogue */
  constructor(place, catalogue) {
    this.place = place;
    this.catalogue = catalogue;
    this.items = new Map(catalogue.items.map((item) => [item.name, item]));
    this.read();
    this.form = this.controls();
    this.list = element("ol", { className: "syllabus-sessions" });
    this.status = element("p", { className: "syllabus-status" });
    this.status.setAttribute("role", "status");
    this.files = element("p", { className: "plan-files" });
    this.place.replaceChildren(this.form, this.choices(), element("h3", { id: "your-plan", textContent: "Your plan" }), this.list, this.status, this.files);
    this.draw();
  }

  /** Read the address: a course, sessions in place of its own, a title, a first day and a rhythm. What is not known is left out. */
  read() {
    const query = new URLSearchParams(location.search);
    const course = this.catalogue.courses.find(({ id }) => id === query.get("course"));
    const sessions = query.getAll("s").map((names) => names.split(",").filter((name) => this.items.has(name))).filter((names) => names.length);
    this.course = course;
    this.sessions = sessions.length ? sessions : (course?.sessions.map((session) => [...session.read, ...session.do]) ?? []);
    this.title = clean(query.get("title")) || (course?.title ?? "Reading list");
    this.start = /^\d{4}-\d\d-\d\d$/.test(query.get("start")) && !Number.isNaN(Date.parse(query.get("start"))) ? query.get("start") : this.catalogue.first;
    this.rhythm = Object.hasOwn(this.catalogue.rhythms, query.get("rhythm")) ? query.get("rhythm") : (course?.rhythm ?? "weekly");
  }

  /** Write the state into the address; what a course says itself is left out. */
  keep() {
    const query = new URLSearchParams();
    if (this.course) query.set("course", this.course.id);
    const own = this.course?.sessions.map((session) => [...session.read, ...session.do].join()) ?? [];
    if (own.join("!") !== this.sessions.map((names) => names.join()).join("!")) for (const names of this.sessions) query.append("s", names.join());
    if (this.title !== (this.course?.title ?? "Reading list")) query.set("title", this.title);
    if (this.start !== this.catalogue.first) query.set("start", this.start);
    if (this.rhythm !== (this.course?.rhythm ?? "weekly")) query.set("rhythm", this.rhythm);
    const asked = String(query).replaceAll("%3A", ":").replaceAll("%2C", ",");
    history.replaceState(history.state, "", `${location.pathname}${asked ? `?${asked}` : ""}${location.hash}`);
  }

  /** Whether an item is done in class, and not read before it. @param {Item} item */
  inClass(item) {
    return this.catalogue.groups[item.name.split(":")[0]].half === "do";
  }

  /** Give what is chosen as a plan with its days. @returns {Plan} */
  get plan() {
    const { days, length } = this.catalogue.rhythms[this.rhythm];
    const first = Date.parse(this.start);
    const meetings = this.sessions.map((names, index) => {
      const { title = "", aim = "", minutes = MINUTES } = this.course?.sessions[index] ?? {};
      const items = names.map((name) => this.items.get(name));
      const day = new Date(first + (Math.floor(index / days.length) * length + days[index % days.length]) * DAY);
      return { title, aim, minutes, day, read: items.filter((item) => !this.inClass(item)), do: items.filter((item) => this.inClass(item)) };
    });
    return { title: this.title, meetings };
  }

  /** Change the state, and draw it. @param {() => void} change @param {string} said what a screen reader is told */
  set(change, said = "") {
    change();
    this.sessions = this.sessions.filter((names) => names.length);
    this.keep();
    this.draw();
    if (said) this.status.textContent = said;
  }

  /** Give the controls of the whole plan. */
  controls() {
    const title = element("input", { type: "text", value: this.title, maxLength: 120, name: "title" });
    title.addEventListener("input", () => this.set(() => (this.title = clean(title.value) || "Reading list")));
    const start = element("input", { type: "date", value: this.start, required: true, name: "start" });
    start.addEventListener("input", () => start.value && this.set(() => (this.start = start.value)));
    const rhythm = element("select", { name: "rhythm" }, ...Object.entries(this.catalogue.rhythms).map(([value, { words: textContent }]) => element("option", { value, textContent, selected: value === this.rhythm })));
    rhythm.addEventListener("change", () => this.set(() => (this.rhythm = rhythm.value)));
    const course = element("select", { name: "course" }, element("option", { value: "", textContent: "an empty plan" }), ...this.catalogue.courses.map(({ id, title: name }) => element("option", { value: id, textContent: name, selected: id === this.course?.id })));
    course.addEventListener("change", () => {
      history.replaceState(history.state, "", `${location.pathname}${course.value ? `?course=${course.value}` : ""}`);
      this.read();
      title.value = this.title;
      rhythm.value = this.rhythm;
      start.value = this.start;
      this.set(() => {}, course.value ? `The plan is now that of ${this.title}.` : "The plan is empty.");
    });
    const label = (words, control) => element("label", {}, `${words} `, control);
    const form = element("form", { className: "syllabus-controls" }, label("Begin with", course), label("Title", title), label("First session", start), label("Sessions meet", rhythm));
    form.setAttribute("aria-label", "Plan");
    form.addEventListener("submit", (event) => event.preventDefault());
    return form;
  }

  /** Give the boxes to be ticked: short groups open, the long ones behind their names, events behind a search. */
  choices() {
    const box = (item) => {
      const input = element("input", { type: "checkbox", value: item.name });
      input.addEventListener("change", () => this.tick(item, input.checked));
      return element("li", {}, element("label", {}, input, ` ${item.title} `, element("span", { className: "tags", textContent: `${item.minutes} min` })));
    };
    const parts = Object.entries(this.catalogue.groups).map(([kind, { title: name }]) => {
      const found = this.catalogue.items.filter((item) => item.name.startsWith(`${kind}:`));
      const list = element("ul", { className: "syllabus-choices" });
      const details = element("details", { open: kind === "chapter" }, element("summary", { textContent: `${name} (${found.length})` }));
      if (kind === "event") {
        const search = element("input", { type: "search" });
        const count = element("p", { className: "syllabus-count" });
        count.setAttribute("role", "status");
        const narrow = () => {
          const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
          const fit = words.length ? found.filter((item) => words.every((word) => `${item.title} ${item.name}`.toLowerCase().includes(word))) : [];
          list.replaceChildren(...fit.slice(0, SHOWN).map(box));
          const more = fit.length > SHOWN ? ` The first ${SHOWN} are shown: add a word.` : "";
          count.textContent = words.length ? `${fit.length} events.${more}` : "Write a word or a year of the title.";
          this.mark();
        };
        search.addEventListener("input", narrow);
        details.append(element("label", {}, "Words ", search), count, list);
        narrow();
      } else {
        list.append(...found.map(box));
        details.append(list);
      }
      return details;
    });
    this.chosen = element("section", { className: "syllabus-items" }, ...parts);
    this.chosen.setAttribute("aria-label", "What to read and do");
    return this.chosen;
  }

  /** Put an item into the last session, or a new one where that is full; or take it out of every session. @param {Item} item @param {boolean} wanted */
  tick(item, wanted) {
    if (!wanted) {
      this.set(() => (this.sessions = this.sessions.map((names) => names.filter((name) => name !== item.name))), `Taken out: ${item.title}.`);
      return;
    }
    const last = this.sessions.at(-1);
    const reading = (last ?? []).map((name) => this.items.get(name)).filter((each) => !this.inClass(each));
    const fits = last && (this.inClass(item) || readingTime(reading) + item.minutes <= FULL);
    this.set(() => (fits ? last.push(item.name) : this.sessions.push([item.name])), `Added to session ${this.sessions.length + (fits ? 0 : 1)}: ${item.title}.`);
  }

  /** Move an item to the session before or after its own; after the last, a new one begins. */
  move(index, name, by) {
    this.set(
      () => {
        this.sessions[index] = this.sessions[index].filter((each) => each !== name);
        if (!this.sessions[index + by]) this.sessions.splice(Math.max(0, index + by), 0, []);
        this.sessions[Math.max(0, index + by)].push(name);
      },
      `${this.items.get(name).title} moved ${by < 0 ? "back" : "on"} a session.`,
    );
  }

  /** Tick the boxes of what the plan holds. */
  mark() {
    const held = new Set(this.sessions.flat());
    for (const input of this.chosen?.querySelectorAll("input[type=checkbox]") ?? []) input.checked = held.has(input.value);
  }

  /** Draw the sessions and the files. The focus stays on the button that was used, or goes to the next that is there. */
  draw() {
    const focused = document.activeElement?.dataset?.does;
    const { plan } = this;
    const root = new URL("../../", location.href);
    const item = (each, index) => {
      const button = (textContent, does, action) => {
        const made = element("button", { type: "button", textContent });
        made.dataset.does = `${does} ${each.name}`;
        made.setAttribute("aria-label", `${textContent}: ${each.title}`);
        made.addEventListener("click", action);
        return made;
      };
      const buttons = [
        ...(index > 0 ? [button("Earlier", "earlier", () => this.move(index, each.name, -1))] : []),
        button("Later", "later", () => this.move(index, each.name, 1)),
        button("Remove", "remove", () => this.set(() => (this.sessions[index] = this.sessions[index].filter((name) => name !== each.name)), `Taken out: ${each.title}.`)),
      ];
      return element("li", {}, element("a", { href: new URL(each.page, root).href, textContent: each.title }), ` (${each.kind}, ${each.minutes} min) `, element("span", { className: "syllabus-buttons" }, ...buttons));
    };
    const drawn = values(plan, this.catalogue).sessions.map((session, index) => {
      const listed = [...plan.meetings[index].read, ...plan.meetings[index].do];
      const parts = session.groups.flatMap(({ heading, items }) => [element("p", { textContent: `${heading}:` }), element("ul", {}, ...items.map(({ place }) => item(listed[place - 1], index)))]);
      return element("li", {}, element("strong", { textContent: session.name }), `, ${session.day}`, ...parts);
    });
    this.list.replaceChildren(...drawn);
    const reading = readingTime(plan.meetings.flatMap((meeting) => meeting.read));
    this.status.textContent = drawn.length ? `${drawn.length} session${drawn.length === 1 ? "" : "s"}, ${reading} minutes of reading.` : "Nothing is chosen yet. Tick something above, or begin with a course.";
    this.offer(plan);
    this.mark();
    if (focused) (this.list.querySelector(`[data-does="${CSS.escape(focused)}"]`) ?? this.list.querySelector(`[data-does$="${CSS.escape(focused.split(" ")[1])}"]`))?.focus();
  }

  /** Offer the files of a plan, each made when it is asked for. @param {Plan} plan */
  offer(plan) {
    if (!plan.meetings.length) {
      this.files.replaceChildren();
      return;
    }
    const buttons = Object.entries(this.catalogue.formats).map(([ending, format]) => {
      const button = element("button", { type: "button", textContent: format.name });
      button.addEventListener("click", () => {
        const address = URL.createObjectURL(file(format, values(plan, this.catalogue)));
        const name = plan.title.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "") || "reading-list";
        element("a", { href: address, download: `${name}.${ending}` }).click();
        setTimeout(() => URL.revokeObjectURL(address), DAY / 1440);
        this.status.textContent = `The file ${name}.${ending} was made.`;
      });
      return button;
    });
    const copy = element("button", { type: "button", textContent: "Copy link to this plan" });
    copy.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(location.href);
        this.status.textContent = "The link was copied.";
      } catch {
        this.status.textContent = "The link stands in the address bar of the browser.";
      }
    });
    this.files.replaceChildren("Take the plan along: ", ...buttons, " ", copy);
  }
}

/** Fetch the catalogue and build. @param {HTMLElement} place */
export async function begin(place) {
  try {
    const answer = await fetch(place.dataset.catalogue);
    if (!answer.ok) throw new Error(answer.statusText);
    place.builder = new Builder(place, await answer.json());
  } catch {
    place.replaceChildren(element("p", { textContent: "The builder could not be loaded. The plans above are whole." }));
  }
}
