// A figure as it stands in a page: its picture answers to mouse, finger, keyboard, text, key and form. What a reader chose of it is one state, which the
// picture, the words, the table, the address and the paper follow.

import { copy } from "./address.js";
import { button, element, find, findAll, status } from "./element.js";
import { text } from "./fetched.js";
import { cardOf, closeCard, showCard } from "./figure_card.js";
import { actorChoice, prepareKey, tellKey } from "./figure_choices.js";
import { forget, marksOf } from "./figure_marks.js";
import { prepareMenu } from "./figure_menu.js";
import { listen } from "./figure_pointer.js";
import { isAsked, keepState, linkOf, recalled } from "./figure_state.js";
import { tell, tellTable } from "./figure_words.js";

/** @typedef {import("./figure_marks.js").Mark} Mark */
/** A figure of the page. */
export class Figure {
  /** The mark that is chosen. @type {Mark|null} */
  at = null;
  /** The pages whose marks the form of the page leaves; null leaves all. @type {Set<string>|null} */
  pages = null;
  asked = ""; // what the form of the page asks for, in words
  /** @type {import("./figure_card.js").Cards} */
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

  /** @param {import("./figures_of_page.js").FigureElement} figure @param {boolean} explored whether the form of the page narrows it */
  constructor(figure, explored) {
    this.figure = figure;
    this.explored = explored;
    this.id = figure.id.slice("fig-".length);
    this.kind = figure.dataset.kind;
    this.root = figure.dataset.root;
    this.files = `${this.root}figures/${this.id}`; // of the figure, but for their endings
    this.stage = find(".figure-stage", figure);
    this.tools = element("div", { className: "figure-tools" });
    this.status = status("p", { className: "figure-status" });
    this.said = status("p", { className: "figure-said" });
    this.title = find(".figure-title", figure).textContent;
    /** @type {import("./figure_state.js").State} */
    this.first = { off: [], actor: "", view: "", day: "", with: "", mark: "" };
    /** @type {import("./figure_state.js").State} */
    this.state = recalled(this);
    figure.explainer = this;
    this.addTools();
    listen(this);
    prepareMenu(this);
    if (find(".part", figure)) import("./figure_steps.js").then(({ stepThrough }) => stepThrough(figure), () => {});
    if (isAsked(this.id)) this.begin();
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
    const share = button("Copy link", () => copy(linkOf(this), (words) => (this.status.textContent = words)), "Copy link of this view");
    this.row = element("div", { className: "figure-row" }, ...(this.actor ? [this.actor.label] : []), zoom, share, this.again);
    this.tools.append(this.row);
    find(".figure-menu", this.figure).before(element("div", { className: "figure-line" }, this.tools, this.said, this.status));
    prepareKey(this);
    this.tellControls();
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

  /** Change the state, and let all that tells of it follow. @param {Partial<import("./figure_state.js").State>} change */
  set(change) {
    Object.assign(this.state, change);
    this.apply();
    keepState(this);
  }

  /** Change what of the state the picture does not show. @param {Partial<import("./figure_state.js").State>} change */
  remember(change) {
    Object.assign(this.state, change);
    keepState(this);
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
    return marksOf(picture, this.root, order || [], this.cards.words);
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
  holds = ({ page }) => this.days?.holds(page) ?? true;

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
    tell(this);
    tellTable(this);
    this.zoom?.refresh();
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
    this.stage.classList.toggle("chosen", Boolean(mark));
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

  /** Let the marks of a page stand out, or none; not while the keyboard goes through the marks, which would lose its place. @param {string|null} page */
  light(page) {
    if (document.activeElement === this.stage) return;
    const marks = this.marks();
    const found = page ? marks.find((mark) => mark.page === page) : marks.find(({ id }) => id === this.state.mark);
    if (found || !page) this.choose(found ?? null);
  }

  /** Do something a little later, unless something else comes first. @param {number} time @param {() => void} work */
  later(time, work) {
    clearTimeout(this.timer);
    this.timer = setTimeout(work, time);
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

  /** Open the card of a mark, where it stays. @param {Mark} mark @param {boolean} focus whether the card takes it @param {DOMRect} [at] */
  open(mark, focus, at) {
    clearTimeout(this.timer);
    this.choose(mark);
    showCard(this, mark, { stays: true, enters: true, focus, at });
    this.remember({ mark: mark.id });
  }

  /** Take the focus. */
  focus = () => this.stage.focus({ preventScroll: true });

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
      tell(this);
    } catch {
      this.status.textContent = "The zoomable figure could not be loaded. The picture and the table hold the same.";
      dataset.state = "failed";
    }
  }
}
