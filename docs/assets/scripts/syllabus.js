// The syllabus builder: a reader ticks what to read and to do, moves it from session to session, and takes the plan along as files.

import { copy } from "./address.js";
import { Draft, LONGEST_TITLE } from "./draft.js";
import { button, element, find, status } from "./element.js";
import { json } from "./fetched.js";
import { file, readingTime, revision, values } from "./plan_files.js";
import { Choices } from "./syllabus_choices.js";

/** @typedef {import("./draft.js").Catalogue} Catalogue */
/** @typedef {import("./draft.js").Item} Item */
/** @typedef {import("./plan_files.js").Values} Values */

const PATIENCE = 60_000; // milliseconds in which a browser has surely begun to save a file

/** The builder of a page: the controls, the boxes, the plan and its files. */
class Builder {
  /**
   * @param {HTMLElement} place
   * @param {Catalogue} catalogue
   */
  constructor(place, catalogue) {
    this.draft = new Draft(catalogue);
    this.choices = new Choices(catalogue, (item, wanted) => this.tick(item, wanted));
    this.sessions = element("ol", { className: "syllabus-sessions" });
    this.status = status("p", { className: "syllabus-status" });
    this.files = element("p", { className: "plan-files" });
    const heading = element("h3", { id: "your-plan", textContent: "Your plan" });
    place.replaceChildren(this.controls(), this.choices.section, heading, this.sessions, this.status, this.files);
    this.draw();
  }

  /** @param {string} words that a screen reader reads out too */
  tell(words) {
    this.status.textContent = words;
  }

  /** Keep and draw the plan after a change. @param {string} [told] */
  changed(told) {
    this.draft.keep();
    this.draw();
    if (told) this.tell(told);
  }

  /** Return the controls of the whole plan. */
  controls() {
    const { draft } = this;
    const title = element("input", { type: "text", maxLength: LONGEST_TITLE, name: "title" });
    const start = element("input", { type: "date", required: true, name: "start" });
    const rhythm = element("select", { name: "rhythm" }, ...Object.entries(draft.catalogue.rhythms).map(([value, { words }]) => new Option(words, value)));
    const course = element("select", { name: "course" }, new Option("an empty plan", ""), ...draft.catalogue.courses.map((each) => new Option(each.title, each.id)));
    const show = () => {
      title.value = draft.title;
      start.value = draft.start;
      rhythm.value = draft.rhythm;
    };
    show();
    course.value = draft.course?.id ?? "";
    title.addEventListener("input", () => {
      draft.rename(title.value);
      this.changed();
    });
    start.addEventListener("input", () => {
      if (!start.value) return;
      draft.start = start.value;
      this.changed();
    });
    rhythm.addEventListener("change", () => {
      draft.rhythm = rhythm.value;
      this.changed();
    });
    course.addEventListener("change", () => {
      draft.begin(course.value);
      show();
      this.changed(course.value ? `The plan is now that of ${draft.title}.` : "The plan is empty.");
    });
    const named = { "Begin with": course, Title: title, "First session": start, "Sessions meet": rhythm };
    const labels = Object.entries(named).map(([words, control]) => element("label", {}, `${words} `, control));
    const form = element("form", { className: "syllabus-controls" }, ...labels);
    form.setAttribute("aria-label", "Plan");
    form.addEventListener("submit", (event) => event.preventDefault());
    return form;
  }

  /**
   * Put an item into the plan, or take it out.
   * @param {Item} item
   * @param {boolean} wanted
   */
  tick(item, wanted) {
    if (wanted) this.draft.add(item);
    else this.draft.remove(item);
    this.changed(wanted ? `Added to session ${this.draft.sessions.length}: ${item.title}.` : `Taken out: ${item.title}.`);
  }

  /** Draw the plan and offer its files. The focus stays on the button that was used, or goes to the next that is there. */
  draw() {
    const does = /** @type {HTMLElement} */ (document.activeElement)?.dataset.does;
    const { plan, catalogue } = this.draft;
    const filled = values(plan, catalogue);
    this.sessions.replaceChildren(
      ...filled.sessions.map((/** @type {Values} */ session, /** @type {number} */ index) => this.session(session, [...plan.meetings[index].read, ...plan.meetings[index].do], index)),
    );
    const count = plan.meetings.length;
    const reading = readingTime(plan.meetings.flatMap((meeting) => meeting.read));
    this.tell(count ? `${count} session${count === 1 ? "" : "s"}, ${reading} minutes of reading.` : "Nothing is chosen yet. Tick something above, or begin with a course.");
    this.files.replaceChildren(...(count ? ["Take the plan along: ", ...this.fileButtons(filled), " ", this.linkButton()] : []));
    this.choices.mark(this.draft.sessions.flat());
    if (does) (this.buttonThat("=", does) ?? this.buttonThat("$=", does.split(" ")[1]))?.focus();
  }

  /**
   * Return the button of the plan that does something, or one that does something else to the same item.
   * @param {"="|"$="} operator of a selector
   * @param {string} does
   */
  buttonThat(operator, does) {
    return find(`[data-does${operator}"${CSS.escape(does)}"]`, this.sessions);
  }

  /**
   * Return a session of the plan.
   * @param {Values} session what templates can name of it
   * @param {Item[]} items in the order in which they stand there
   * @param {number} index
   */
  session({ name, day, groups }, items, index) {
    const parts = groups.flatMap((/** @type {Values} */ group) => [
      element("p", { textContent: `${group.heading}:` }),
      element("ul", {}, ...group.items.map((/** @type {Values} */ { place }) => this.item(items[place - 1], index))),
    ]);
    return element("li", {}, element("strong", { textContent: name }), `, ${day}`, ...parts);
  }

  /**
   * Return an item of a session with buttons that move it and take it out.
   * @param {Item} item
   * @param {number} index of the session
   */
  item(item, index) {
    const { draft } = this;
    /** @type {(by: 1|-1) => () => void} */
    const move = (by) => () => {
      draft.move(item, index, by);
      this.changed(`${item.title} moved ${by < 0 ? "back" : "on"} a session.`);
    };
    const remove = () => {
      draft.remove(item, index);
      this.changed(`Taken out: ${item.title}.`);
    };
    /** @type {[string, () => void][]} */
    const actions = [["Earlier", move(-1)], ["Later", move(1)], ["Remove", remove]];
    const buttons = actions.slice(index > 0 ? 0 : 1).map(([words, press]) => {
      const made = button(words, press, `${words}: ${item.title}`);
      made.dataset.does = `${words} ${item.name}`;
      return made;
    });
    const link = element("a", { href: new URL(`../../${item.page}`, location.href).href, textContent: item.title });
    return element("li", {}, link, ` (${item.kind}, ${item.minutes} min) `, element("span", { className: "syllabus-buttons" }, ...buttons));
  }

  /** Return a button for each format, which makes the file when it is pressed. @param {Values} filled what templates can name of the plan */
  fileButtons(filled) {
    const name = filled.title.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "") || "reading-list";
    return Object.entries(this.draft.catalogue.formats).map(([ending, format]) =>
      button(format.name, () => {
        this.draft.keep(); // the address holds the id of what was taken along
        const address = URL.createObjectURL(file(format, { ...filled, ...revision(new Date()) }));
        element("a", { href: address, download: `${name}.${ending}` }).click();
        setTimeout(() => URL.revokeObjectURL(address), PATIENCE);
        this.tell(`The file ${name}.${ending} was made.`);
      }),
    );
  }

  /** Return a button that copies the address, which holds the plan. */
  linkButton() {
    return button("Copy link to this plan", () => {
      this.draft.keep();
      copy(location.href, (words) => this.tell(words));
    });
  }
}

/**
 * Fetch the catalogue and build.
 * @param {HTMLElement} place
 */
export async function begin(place) {
  try {
    new Builder(place, await json(place.dataset.catalogue));
  } catch {
    place.replaceChildren(element("p", { textContent: "The builder could not be loaded. The plans above are whole." }));
  }
}
