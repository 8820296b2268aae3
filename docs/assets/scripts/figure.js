// A figure as it stands in a page: its picture answers to mouse, finger, keyboard, text, key and form. What a reader chose of it is one state, which the
// picture, the words, the table, the address and the paper follow.

import { copy, keep, query } from "./address.js";
import { button, element, find, findAll, status } from "./element.js";
import { text } from "./fetched.js";
import { cardOf, closeCard, showCard } from "./figure_card.js";
import { actorChoice, choiceInWords, prepareKey, tellKey } from "./figure_choices.js";
import { forget, marksOf, nearest } from "./figure_marks.js";

/** @typedef {HTMLElement & { explainer?: Figure }} FigureElement */
/** @typedef {import("./figure_marks.js").Mark} Mark */
/**
 * What a reader chose; the address has the same under keys that begin with the figure's id.
 * @typedef {object} State
 * @property {string[]} off sorts of mark that are hidden
 * @property {string} actor whose marks alone are shown; empty for all
 * @property {string} view ends of the axes where a reader has zoomed, joined by `~`; empty for the whole
 * @property {string} day that is chosen; empty for all
 * @property {string} with the day with which it is compared; empty for none
 * @property {string} mark whose card stays open; empty for none
 */
/**
 * What Python wrote for the script of a figure; see `lists/mark_cards.py` and the kinds of figure.
 * @typedef {object} Cards
 * @property {Record<string, string>} names of actors by id
 * @property {Record<string, import("./figure_card.js").Card>} cards by page
 * @property {Record<string, string>} words of marks by page and heading
 * @property {Record<string, number[]>} order of the links of marks, by layout
 * @property {Record<string, [start: number, end: number, first: string, last: string]>} time the axis of time, in pixels and as days, by layout
 * @property {string} [as_of] the day of an actor diagram
 * @property {string} [compare] and the day with which it is compared
 * @property {string} [last] day that can be chosen
 * @property {number} [faint] opacity of what held on both of two days
 * @property {Record<string, [symbol: string, outline: string]>} [signs] of changes
 * @property {Record<string, string>} [pictures] of the ties of all days, by layout
 */

const SOON = 60; // milliseconds on a mark before its card is shown
const PATIENCE = 300; // milliseconds before a card goes
const NEXT_TO_NONE = 5; // marks that are few enough to be named
const DATED = ["actors", "ties", "map"]; // kinds of figure of which a day can be chosen
const KEYS = /^(Arrow(Up|Down|Left|Right)|Home|End|Enter|Escape)$/;
const NOTHING = "Nothing fits this choice.";

/** Fetch the way through the marks by keyboard, as soon as a figure has the focus. */
const keys = () => import("./figure_keys.js");

/** A figure of the page. */
export class Figure {
  /** The mark that is chosen. @type {Mark|null} */
  at = null;
  /** The pages whose marks the form of the page leaves; null leaves all. @type {Set<string>|null} */
  pages = null;
  asked = ""; // what the form of the page asks for, in words
  /** @type {Cards} */
  cards = { names: {}, cards: {}, words: {}, order: {}, time: {} };
  /** @type {Promise<void>|undefined} */
  loading;
  /** @type {import("./figure_days.js").Days|undefined} */
  days;
  /** The picture that can be zoomed. @type {import("./zoom.js").Zoom|undefined} */
  zoom;
  /** @type {number|undefined} */
  timer;
  pressed = Promise.resolve(); // once the keys so far are done
  touched = false; // a finger, and no mouse, pointed last

  /** @param {FigureElement} figure @param {boolean} explored whether the form of the page narrows it */
  constructor(figure, explored) {
    this.figure = figure;
    this.explored = explored;
    this.id = figure.id.slice("fig-".length);
    this.kind = figure.dataset.kind;
    this.root = figure.dataset.root;
    this.files = `${this.root}figures/${this.id}`; // of the figure, but for their endings
    this.stage = find(".figure-stage", figure);
    this.tools = find(".figure-tools", figure);
    this.status = find(".figure-status", figure);
    this.said = status("p", { className: "figure-said" });
    this.title = find(".figure-title", figure).textContent;
    /** @type {State} */
    this.first = { off: [], actor: "", view: "", day: "", with: "", mark: "" };
    /** @type {State} */
    this.state = this.recalled();
    figure.explainer = this;
    this.addTools();
    this.listen();
    for (const link of findAll(".figure-links a", figure)) link.setAttribute("aria-label", `${link.textContent}, ${this.title}`);
    const table = !figure.closest(".figure-alone") && find('.figure-links a[href$="#table"]', figure);
    if (table) table.addEventListener("click", (event) => this.showTable(event));
    if (find(".part", figure)) import("./figure_steps.js").then(({ stepThrough }) => stepThrough(figure), () => {});
    if ([...query().keys()].some((key) => key.startsWith(`${this.id}.`))) this.begin();
  }

  /** Show what the address asks for. */
  async begin() {
    this.apply();
    await this.load();
    const mark = this.marks().find(({ id }) => id === this.state.mark);
    if (!mark) return;
    this.choose(mark);
    showCard(this, mark, { stays: true });
  }

  /** Put the buttons and the choice of an actor in their place. */
  addTools() {
    const zoom = button("Zoom and export", () => this.start(), `Zoom and export: ${this.title}`);
    zoom.dataset.live = "";
    this.again = button("Reset", () => this.reset());
    this.actor = actorChoice(this);
    const share = button("Copy link", () => copy(this.link(), (words) => (this.status.textContent = words)), "Copy the link of this view");
    this.row = element("div", { className: "figure-row" }, ...(this.actor ? [this.actor.label] : []), zoom, share, this.again);
    this.tools.append(this.row);
    this.tools.after(this.said);
    prepareKey(this);
    this.tellControls();
  }

  /** Hear what a reader does. */
  listen() {
    const { figure, stage } = this;
    stage.tabIndex = 0;
    stage.setAttribute("role", "application");
    stage.setAttribute("aria-label", `${this.title}: figure. Arrow keys go from mark to mark, Enter opens a card, Escape leaves.`);
    const load = () => {
      this.load();
    };
    for (const type of ["pointerenter", "pointerdown", "focusin"]) figure.addEventListener(type, load, { once: true });
    figure.addEventListener("pointerover", (event) => this.over(event));
    figure.addEventListener("pointerleave", () => this.later(PATIENCE, () => this.leave()));
    stage.addEventListener("pointerdown", ({ pointerType }) => {
      this.touched = pointerType !== "mouse";
    });
    stage.addEventListener("click", (event) => this.click(event));
    stage.addEventListener("keydown", (event) => this.press(event));
    stage.addEventListener("focusin", ({ target }) => {
      keys();
      const mark = target === stage ? null : this.markOf(/** @type {Element} */ (target));
      if (mark && !this.touched) this.hover(mark);
    });
    stage.addEventListener("focusout", () => this.later(PATIENCE, () => this.leave()));
    new MutationObserver(() => this.zoom || this.apply()).observe(stage, { childList: true }); // another layout is drawn
    if (DATED.includes(this.kind)) {
      const near = new IntersectionObserver((seen) => {
        if (seen.some(({ isIntersecting }) => isIntersecting)) this.load().then(() => near.disconnect());
      });
      near.observe(figure);
    }
  }

  /** Fetch the words of the cards, and what else is told of the marks. What cannot be fetched is asked for again. @returns {Promise<void>} */
  load() {
    this.loading ??= text(`${this.files}.cards.json`).then(
      async (found) => {
        const { cards, words, ...told } = JSON.parse(found);
        Object.assign(this.cards, told, { cards: Object.fromEntries(cards), words: Object.fromEntries(words) });
        for (const picture of this.pictures()) this.read(picture, true);
        const { names, as_of: day = "", compare = "", last } = this.cards;
        if (!Object.hasOwn(names, this.state.actor)) this.state.actor = "";
        Object.assign(this.first, { day, with: compare });
        this.state.day ||= day;
        this.state.with = this.state.with === "none" ? "" : this.state.with || compare;
        if (last && !this.explored) {
          const { Days } = await import("./figure_days.js");
          this.days = new Days(this);
        }
        this.apply();
      },
      () => {
        this.loading = undefined;
      },
    );
    return this.loading;
  }

  /** Return the state that the address names; what it names wrongly is as at first. @returns {State} */
  recalled() {
    const asked = query();
    /** @param {string} key */
    const get = (key) => asked.get(`${this.id}.${key}`) ?? "";
    /** @param {string} value */
    const day = (value) => (/^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value)) ? value : "");
    return {
      off: get("off").split("~").filter((sort) => find(`.figure-key [data-sort="${CSS.escape(sort)}"]`, this.figure)),
      actor: get("actor"),
      view: /^[-\dT:.]+(~[-\dT:.]+)+$/.test(get("view")) ? get("view") : "",
      day: day(get("day")),
      with: get("with") === "none" ? "none" : day(get("with")),
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
    for (const link of findAll(".figure-links a:not([download])", this.figure)) /** @type {HTMLAnchorElement} */ (link).search = asked.toString();
    for (const cited of findAll(".figure-address")) cited.textContent = this.link();
  }

  /** Return the address of this view, that in a frame as it stands on the page of the figure. */
  link() {
    const asked = query().toString();
    return `${location.origin}${location.pathname.replace(/\/embed\/(?=[^/]+\/$)/, "/figures/")}${asked && `?${asked}`}#${this.figure.id}`;
  }

  /** Change the state, and let all that tells of it follow. @param {Partial<State>} change */
  set(change) {
    Object.assign(this.state, change);
    this.apply();
    this.keep();
  }

  /** Change what of the state the picture does not show. @param {Partial<State>} change */
  remember(change) {
    Object.assign(this.state, change);
    this.keep();
    this.tellControls();
  }

  /** Go back to the first state. */
  reset() {
    closeCard(this);
    this.choose(null);
    this.set({ ...this.first, off: [] });
    this.zoom?.refresh();
  }

  /** Return the pictures. @returns {SVGSVGElement[]} */
  pictures() {
    return Array.from(this.stage.querySelectorAll("svg.picture"));
  }

  /** Return all marks of a picture. @param {SVGSVGElement} picture @param {boolean} [anew] where it has been drawn anew @param {boolean} [same] with the links that it had at first */
  read(picture, anew = false, same = true) {
    if (anew) forget(picture);
    const order = same && this.cards.order[picture.classList.contains("wide") ? "wide" : "narrow"];
    return marksOf(picture, this.root, order || []);
  }

  /** Return the marks of the picture that is shown, of those that the state leaves, in the order in which the keyboard goes through them. */
  marks() {
    const picture = this.pictures().find((each) => each.getBoundingClientRect().width);
    return picture ? this.read(picture).marks.filter((mark) => this.fits(mark) && this.holds(mark)) : [];
  }

  /** Return the mark of which an element is drawn. @param {Element} target @returns {Mark|undefined} */
  markOf(target) {
    const link = target.closest("a");
    const picture = /** @type {SVGSVGElement} */ (link?.closest("svg.picture"));
    return picture && this.read(picture).of.get(link);
  }

  /** Return whether a mark is among those that the form, the key and the choice of an actor leave. @param {Mark} mark */
  fits({ page, sort }) {
    const { off, actor } = this.state;
    const { actors } = this.cards.cards[page] ?? {};
    return (!this.pages || this.pages.has(page)) && !off.includes(sort) && (!actor || !actors || actors.includes(actor)) && (this.days?.names(page) ?? true);
  }

  /** Return whether a mark stands for what held on the chosen day. @param {Mark} mark */
  holds({ page }) {
    return this.days?.holds(page) ?? true;
  }

  /** Let the picture, and all that tells of it, show what the state leaves. */
  apply() {
    this.days?.prepare();
    const past = this.kind === "ties" ? "dim" : "off"; // where each pair has its row, what is over is still there
    for (const picture of this.pictures()) {
      for (const mark of this.read(picture).marks) {
        const [fits, holds] = [this.fits(mark), this.holds(mark)];
        for (const { classList } of mark.links) {
          classList.toggle("dim", fits && !holds && past === "dim");
          classList.toggle("off", !fits || (!holds && past === "off"));
        }
      }
    }
    this.days?.tell();
    this.tellControls();
    this.tell();
    this.tellTable();
    this.zoom?.refresh();
  }

  /** Say how much of the figure is shown, and by what choice; on paper too. */
  tell() {
    const chosen = [choiceInWords(this), this.days?.inWords()].filter(Boolean).join("; ");
    this.status.replaceChildren();
    if (!chosen) return;
    const picture = this.pictures()[0];
    const of = picture ? this.read(picture).marks.filter(({ sort }) => sort !== "actors") : [];
    const left = of.filter((mark) => this.fits(mark) && this.holds(mark));
    if (!left.length) this.status.textContent = NOTHING;
    else this.status.append(`${left.length} of ${of.length} shown: ${chosen}.`);
    if (left.length > NEXT_TO_NONE) return;
    for (const { heading, page } of left) this.status.append(" ", element("a", { href: this.root + page, textContent: heading }), ".");
  }

  /** Let the rows of the table, if it is shown, be those of the marks. */
  tellTable() {
    const table = find(".figure-table tbody", this.figure.closest(".figure-alone, .embed") ? document : this.figure);
    if (table) import("./figure_table.js").then(({ tellRows }) => tellRows(this, table), () => {});
  }

  /** Show the table in place, or hide it; where it cannot be fetched, its link leads to it. @param {MouseEvent} event */
  showTable(event) {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const link = /** @type {HTMLAnchorElement} */ (event.currentTarget);
    import("./figure_table.js").then(({ turnTable }) => turnTable(link)).then(() => this.tellTable(), () => location.assign(link.href));
  }

  /** Let the controls say what is chosen. */
  tellControls() {
    const { state, first } = this;
    this.again.classList.toggle("idle", JSON.stringify(state) === JSON.stringify(first));
    this.actor?.tell();
    tellKey(this);
  }

  /** Show only the marks of these pages; null shows all. @param {Set<string>|null} pages @param {string} words that say what was asked for */
  only(pages, words) {
    this.pages = pages;
    this.asked = words;
    this.apply();
  }

  /** Choose a mark, or none: it stands out, with its links in the text. @param {Mark|null} mark */
  choose(mark) {
    this.at = mark;
    const actor = mark?.sort === "actors" && mark.page.split("/")[1];
    this.highlight(actor ? ({ page, id }) => id === mark.id || this.cards.cards[page]?.actors?.includes(actor) : null);
    for (const picture of this.pictures()) {
      for (const each of this.read(picture).marks) {
        for (const { classList } of each.links) classList.toggle("at", each.id === mark?.id);
      }
    }
    for (const link of findAll("a.event-link.lit")) link.classList.remove("lit");
    if (mark) for (const link of findAll(`a.event-link[href="${CSS.escape(this.root + mark.page)}"]`)) link.classList.add("lit");
    this.zoom?.ring(mark);
  }

  /** Let some marks stand out before the others; null ends it. @param {((mark: Mark) => boolean)|null} test */
  highlight(test) {
    for (const picture of this.pictures()) {
      picture.classList.toggle("some", Boolean(test));
      for (const mark of this.read(picture).marks) for (const { classList } of mark.links) classList.toggle("lit", Boolean(test?.(mark)));
    }
  }

  /** Let the marks of a page stand out, or none. @param {string|null} page */
  light(page) {
    const marks = this.marks();
    const found = page ? marks.find((mark) => mark.page === page) : marks.find(({ id }) => id === this.state.mark);
    if (found || !page) this.choose(found ?? null);
  }

  /** Do something a little later, unless something else comes first. @param {number} time @param {() => void} work */
  later(time, work) {
    clearTimeout(this.timer);
    this.timer = setTimeout(work, time);
  }

  /** Follow a mouse to a mark, to the card, or away. @param {PointerEvent} event */
  over({ target, pointerType, clientX, clientY }) {
    if (pointerType !== "mouse" || this.zoom) return;
    clearTimeout(this.timer);
    const mark = this.markOf(/** @type {Element} */ (target));
    if (mark) this.later(SOON, () => this.hover(mark, new DOMRect(clientX, clientY, 0, 0)));
    else if (!(/** @type {Element} */ (target).closest(".figure-card"))) this.later(PATIENCE, () => this.leave());
  }

  /** Show the card of a mark while a mouse or the focus is on it. @param {Mark} mark @param {DOMRect} [at] where the mouse is */
  hover(mark, at) {
    const card = cardOf(this);
    if (card?.classList.contains("stays") || card?.dataset.for === mark.id) return;
    this.choose(mark);
    showCard(this, mark, { at });
  }

  /** Show the card of the mark to which a keyboard came. @param {Mark} mark */
  arrive(mark) {
    closeCard(this);
    showCard(this, mark);
  }

  /** Close the card, or leave the figure. */
  escape() {
    const stays = cardOf(this)?.classList.contains("stays");
    closeCard(this);
    if (stays) return;
    this.choose(null);
    find("button", this.tools).focus();
  }

  /** Take the card away that nobody wants to stay. */
  leave() {
    const card = cardOf(this);
    const here = document.activeElement;
    if (card?.classList.contains("stays") || (this.at && here === this.stage)) return;
    if (card?.contains(here)) return;
    card?.remove();
    if (this.at) this.choose(null);
  }

  /** Go through the marks by the keys that do so. @param {KeyboardEvent} event */
  press(event) {
    if (!KEYS.test(event.key) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key !== "Enter" || this.at) event.preventDefault();
    this.pressed = this.pressed.then(keys).then(({ walk }) => walk(this, event.key), () => {}); // in the order of the keys
  }

  /** Let the first click or tap on a mark, or near it, open its card, and the second follow its link. @param {MouseEvent} event */
  click(event) {
    if (this.zoom || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const target = /** @type {Element} */ (event.target);
    const picture = /** @type {SVGSVGElement|null} */ (target.closest("svg.picture"));
    if (!picture) return;
    const direct = this.markOf(target);
    if (!direct && (target.closest("a") || !this.touched)) return;
    const mark = direct ?? nearest(this.read(picture), event.clientX, event.clientY);
    if (!mark) return;
    const card = cardOf(this);
    const second = card?.classList.contains("stays") && card.dataset.for === mark.id;
    if (second && direct) return;
    event.preventDefault();
    if (second) location.assign(mark.links[0].href.baseVal);
    else this.open(mark, true, direct && !this.touched ? new DOMRect(event.clientX, event.clientY, 0, 0) : undefined);
  }

  /** Open the card of a mark, where it stays. @param {Mark} mark @param {boolean} focus whether the card takes it @param {DOMRect} [at] */
  open(mark, focus, at) {
    clearTimeout(this.timer);
    this.choose(mark);
    showCard(this, mark, { stays: true, enters: true, focus, at });
    this.remember({ mark: mark.id });
  }

  /** Take the focus. */
  focus() {
    this.stage.focus({ preventScroll: true });
  }

  /** Fetch Plotly, which lets a reader zoom, and draw in the picture's place. */
  async start() {
    const { dataset } = this.figure;
    if (dataset.state === "loading" || dataset.state === "live") return;
    dataset.state = "loading";
    try {
      await this.load(); // after which the words below the picture are told anew
      const { begin } = await import("./zoom.js");
      await begin(this);
      dataset.state = "live";
    } catch {
      this.status.textContent = "What zooms could not be loaded. The picture and the table hold the same.";
      dataset.state = "failed";
    }
  }
}

/** Return the figures of the page that have a picture. @returns {Figure[]} */
export const figuresOfPage = () => findAll(".figure").map((figure) => /** @type {FigureElement} */ (figure).explainer).filter(Boolean);

/** Prepare the figures of the page, and let the marks of an event stand out while its link in the text is pointed at or has the focus. */
export function prepareFigures() {
  const form = find("form.filters[data-explores]");
  /** @param {HTMLElement} figure */
  const explored = (figure) => Boolean(form && form.compareDocumentPosition(figure) & Node.DOCUMENT_POSITION_FOLLOWING);
  for (const figure of findAll('.figure[data-state="static"]').filter((each) => find(".picture", each))) new Figure(figure, explored(figure));
  const figures = figuresOfPage();
  if (!figures.length) return;
  const { root } = figures[0];
  /** @param {Event} event @param {boolean} on */
  const light = ({ target }, on) => {
    const link = /** @type {Element} */ (target).closest?.("a.event-link");
    if (link) for (const figure of figures) figure.light(on ? link.getAttribute("href").slice(root.length) : null);
  };
  for (const type of ["pointerover", "focusin"]) document.addEventListener(type, (event) => light(event, true));
  for (const type of ["pointerout", "focusout"]) document.addEventListener(type, (event) => light(event, false));
  addEventListener("popstate", () => {
    for (const figure of figures) if (cardOf(figure)?.dataset.entered === "" && history.state?.opened !== figure.id) closeCard(figure);
  });
}
