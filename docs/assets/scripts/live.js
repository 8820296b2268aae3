// A live figure: what a reader chose of it, drawn in the place of the picture. Fetched when a reader turns to a figure.

import { keep, query } from "./address.js";
import { element, find, findAll } from "./element.js";
import { plotly, text } from "./fetched.js";
import { closeCard, openCard, showCard } from "./live_card.js";
import { addControls, resetControls } from "./live_controls.js";
import { chooseTies, settleTies } from "./live_dates.js";
import { collected, sift } from "./live_marks.js";
import { coarse, frame, moved } from "./live_view.js";
import { walk } from "./live_walk.js";
import { AXES, coloured, fit, plain, variable } from "./plot.js";

/**
 * What a reader chose; the address has the same under keys that begin with the figure's id.
 * @typedef {object} State
 * @property {string[]} off sorts of mark that are hidden
 * @property {string} actor whose marks alone are shown; empty for all
 * @property {string} view ends of the axes, joined by `~`; empty for the whole
 * @property {string} day of an actor diagram
 * @property {string} with the day with which it is compared; empty for none
 * @property {string} mark whose card is open; empty for none
 */
/** @typedef {{ names: Record<string, string>, cards: Record<string, import("./live_card.js").Card> }} Cards names of actors by id, and cards by page */
/** @typedef {import("./live_marks.js").Mark} Mark */

const RING = 22; // pixels across the ring around the chosen mark
const NOTHING = "Nothing fits this choice.";

/** A live figure. Its whole state stands in `state`. */
export class Live {
  at = -1; // the place of the chosen mark among the marks; -1 where none is
  /** The marks that are shown, in the order in which the keyboard goes through them. @type {Mark[]} */
  marks = [];
  busy = false; // it is being drawn
  again = false; // and must be drawn once more after that
  /** The element in which Plotly draws. @type {any} */
  gd = null;
  /** Follow a new drawing with what else tells of the state. */
  follow = () => {};
  /** The ties of an actor diagram by what became of them, as traces. @type {Record<string, any[]>} */
  changes = {};
  /** All its ties, as traces. @type {any[]} */
  ties = [];
  count = 0; // of the ties that are shown
  /** The days on which a tie began, or was over. @type {string[]} */
  edges = [];
  scale = 1; // of the page to the plot
  drawn = 0; // the width for which it is drawn
  /** @type {import("./plot.js").Plot} */
  plot = null;
  /** The name of the axis of time, if there is one. @type {string|undefined} */
  time = undefined;
  /** The ranges of the axes where nothing is zoomed. @type {Record<string, any[]>} */
  whole = {};

  /** Fetch all that is needed, and draw in the place of the picture. @param {import("./figure.js").Figure} owner */
  static async begin(owner) {
    const { plotly: program, plot, cards } = owner.figure.dataset;
    const found = await Promise.all([plotly(program), text(plot), text(cards).then(JSON.parse, () => ({ names: {}, cards: {} }))]);
    const live = new Live(owner, ...found);
    await live.draw();
    addControls(live);
    live.watch();
    live.keep();
    live.at = live.marks.findIndex((mark) => mark.id === live.state.mark);
    if (live.at >= 0) {
      live.ring(live.marks[live.at]);
      showCard(live, live.marks[live.at].data);
    }
    return live;
  }

  /**
   * @param {import("./figure.js").Figure} owner the figure in the page
   * @param {import("./fetched.js").Plotly} program
   * @param {string} file the file of the plot
   * @param {Cards} cards
   */
  constructor(owner, program, file, cards) {
    this.owner = owner;
    this.figure = owner.figure;
    this.id = owner.id;
    this.stage = owner.stage;
    this.tools = owner.tools;
    this.status = owner.status;
    this.root = owner.figure.dataset.root;
    this.plotly = program;
    this.file = file;
    this.cards = cards;
    this.control = JSON.parse(file);
    /** @type {State} */
    this.first = { off: [], actor: "", view: "", day: this.control.as_of ?? "", with: this.control.compare ?? "", mark: "" };
    /** @type {State} */
    this.state = this.recalled();
  }

  /** Return the state that the address names; what it names wrongly is as at first. @returns {State} */
  recalled() {
    const asked = query();
    /** @param {string} key */
    const get = (key) => asked.get(`${this.id}.${key}`) ?? "";
    /** @param {string} value */
    const valid = (value) => (/^\d{4}-\d\d-\d\d$/.test(value) ? value : "");
    return {
      off: get("off").split("~").filter(Boolean),
      actor: get("actor") in this.cards.names ? get("actor") : "",
      view: /^[-\dT:.]+(~[-\dT:.]+)+$/.test(get("view")) ? get("view") : "",
      day: valid(get("day")) || this.first.day,
      with: get("with") === "none" ? "" : valid(get("with")) || this.first.with,
      mark: get("mark"),
    };
  }

  /** Write the state into the address, where it differs from the first. */
  keep() {
    const asked = query();
    for (const [key, value] of Object.entries(this.state)) {
      const name = `${this.id}.${key}`;
      const [words, first] = [value, this.first[/** @type {keyof State} */ (key)]].map((each) => (Array.isArray(each) ? each.join("~") : each));
      if (words === first) asked.delete(name);
      else asked.set(name, words || "none");
    }
    keep(asked.toString());
    for (const link of findAll(".figure-links a:not([download])", this.figure)) /** @type {HTMLAnchorElement} */ (link).search = location.search;
    for (const cited of findAll(".figure-address")) cited.textContent = this.link();
  }

  /** Return the address of this view. */
  link() {
    return `${location.origin}${location.pathname}${location.search}#${this.figure.id}`;
  }

  /** Change the state, keep it and draw it. @param {Partial<State>} change */
  set(change) {
    Object.assign(this.state, change);
    this.keep();
    return this.refresh();
  }

  /** Draw for the present width, colours and state. */
  async draw() {
    this.drawn = this.stage.clientWidth;
    this.plot = this.chosen();
    const { data, layout } = this.plot;
    const ring = { symbol: "circle-open", size: RING * this.scale, color: variable("ink"), line: { width: 2.5 }, opacity: 1 };
    data.push({ type: "scatter", mode: "markers", name: "chosen", x: [null], y: [null], marker: ring, hoverinfo: "skip", cliponaxis: false });
    const fresh = element("div", { className: "figure-live", tabIndex: 0 });
    fresh.style.width = `${layout.width}px`;
    fresh.setAttribute("role", "application");
    const title = find(".figure-title", this.figure).textContent;
    fresh.setAttribute("aria-label", `${title}: live figure. Arrow keys go from mark to mark, Enter opens a card, Escape leaves.`);
    this.stage.append(fresh);
    await this.plotly.newPlot(fresh, data, layout, { displayModeBar: false, responsive: false, doubleClick: "reset", scrollZoom: false });
    this.replace(fresh);
    this.follow();
    if (this.at >= 0) this.ring(this.marks[this.at]);
    this.message();
  }

  /** Return the plot of the layout that the page shows, of what the state leaves of it. */
  chosen() {
    const picture = [...this.stage.querySelectorAll(".picture")].find((each) => getComputedStyle(each).display !== "none");
    const plot = coloured(this.file)[picture.classList.contains("wide") ? "wide" : "narrow"];
    this.scale = picture.getBoundingClientRect().width / plot.layout.width;
    fit(plot, this.scale);
    this.time = AXES.find((name) => plot.layout[name].type === "date");
    if (this.control.as_of) chooseTies(this, plot);
    sift(plot, (page) => this.fits(page), this.state.off);
    if (this.control.as_of) settleTies(this, plot);
    const chosen = this.marks[this.at]?.id;
    this.marks = collected(plot, this.time);
    this.at = this.marks.findIndex((mark) => mark.id === chosen);
    const zoomed = frame(this, plot);
    if (coarse() && !zoomed) plot.layout.dragmode = false;
    return plot;
  }

  /** Return whether the marks of a page are among those that the form of the page and the choice of an actor leave. @param {string} page */
  fits(page) {
    const { actor } = this.state;
    const card = this.cards.cards[page];
    if (this.owner.pages && !this.owner.pages.has(page)) return false;
    return !actor || !card || card.actors.includes(actor);
  }

  /** Let a new drawing take the place of the old one, and hear what a reader does to it. @param {any} fresh */
  replace(fresh) {
    const focused = this.gd === document.activeElement;
    this.gd?.remove();
    this.gd = fresh;
    if (focused) this.focus();
    fresh.on("plotly_click", (/** @type {any} */ { points }) => openCard(this, points[0].customdata));
    fresh.on("plotly_clickannotation", (/** @type {any} */ { annotation }) => {
      const mark = this.marks.find(({ data }) => data[1] === annotation.name);
      openCard(this, mark?.data ?? [plain(annotation.text), annotation.name, ""]);
    });
    fresh.on("plotly_relayout", (/** @type {any} */ change) => moved(this, change));
    fresh.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => walk(this, event));
  }

  /** Draw again, one drawing at a time. @returns {Promise<void>} */
  async refresh() {
    if (this.busy) {
      this.again = true;
      return;
    }
    this.busy = true;
    try {
      await this.draw();
    } finally {
      this.busy = false;
    }
    if (this.again) {
      this.again = false;
      await this.refresh();
    }
  }

  /** Set the ring around a mark, or take it away. @param {Mark|null} mark */
  ring(mark) {
    this.plotly.restyle(this.gd, { x: [[mark ? mark.x : null]], y: [[mark ? mark.y : null]] }, [this.plot.data.length - 1]);
  }

  /** Let the mark of a page stand out. @param {string|null} page */
  light(page) {
    this.ring(this.marks.find((mark) => mark.data[1] === page) ?? this.marks[this.at] ?? null);
  }

  /** Take the focus. */
  focus() {
    this.gd.focus({ preventScroll: true });
  }

  /** Say so where nothing is left. */
  message() {
    if (!this.marks.length) this.status.textContent = NOTHING;
    else if (this.status.textContent === NOTHING) this.status.textContent = "";
  }

  /** Go back to the first state. */
  reset() {
    closeCard(this);
    this.at = -1;
    resetControls(this);
    return this.set({ ...this.first, off: [] });
  }

  /** Draw again when the width or the colours change. */
  watch() {
    const size = new ResizeObserver(() => this.stage.clientWidth && this.stage.clientWidth !== this.drawn && this.refresh());
    const scheme = new MutationObserver(() => {
      if (this.stage.isConnected) this.refresh();
      else scheme.disconnect(); // another page took the place of this one
    });
    size.observe(this.stage);
    scheme.observe(document.body, { attributeFilter: ["data-md-color-scheme"] });
  }
}
