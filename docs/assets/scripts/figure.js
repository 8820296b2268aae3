// A figure as it stands in a page: a picture whose marks answer to the text and to the form above it, and which becomes live on intent.

import { query } from "./address.js";
import { button, element, find, findAll } from "./element.js";
import { stepThrough } from "./figure_steps.js";
import { tableInPlace } from "./figure_table.js";

/** @typedef {HTMLElement & { explainer?: Figure }} FigureElement */

const PATIENCE = 300; // milliseconds before a reader is told that something loads
/** What a reader can do with a live figure, by its kind. @type {Record<string, string>} */
const HINTS = {
  timeline: "Zoom, choose kinds and an actor, go from mark to mark, read each card, share the view.",
  actors: "Move the date and see what began and ended, compare two dates, choose types and an actor, share the view.",
  ties: "Zoom, choose types and an actor, go from tie to tie, read each card, share the view.",
  map: "Zoom, go from place to place, read each card, share the view.",
  other: "Go from mark to mark and read each card.",
};

/** A figure: a picture as it comes, live on intent. What it keeps in the address has keys that begin with its id. */
export class Figure {
  /** @type {import("./live.js").Live|undefined} */
  live;
  /** The pages whose marks are shown; null shows all. @type {Set<string>|null} */
  pages = null;

  /** @param {FigureElement} figure */
  constructor(figure) {
    this.figure = figure;
    this.id = figure.id.slice("fig-".length);
    this.stage = find(".figure-stage", figure);
    this.tools = find(".figure-tools", figure);
    this.status = find(".figure-status", figure);
    const start = () => this.start();
    this.button = button("Explore", start);
    this.tools.append(this.button, element("p", { className: "figure-hint", textContent: HINTS[figure.dataset.kind] ?? HINTS.other }));
    // A page that scrolls below a mouse at rest is no intent: only a mouse that moves is.
    this.stage.addEventListener("pointermove", (event) => event.pointerType === "mouse" && (event.movementX || event.movementY) && start());
    this.stage.addEventListener("click", (event) => /** @type {Element} */ (event.target).closest("a") || start());
    this.stage.addEventListener("focusin", start);
    const title = find(".figure-title", figure).textContent;
    for (const link of [this.button, ...findAll(".figure-links a", figure)]) link.setAttribute("aria-label", `${link.textContent}: ${title}`);
    if (!figure.closest(".figure-alone")) tableInPlace(figure);
    if (find(".part", figure)) stepThrough(figure);
    figure.explainer = this;
    if ([...query().keys()].some((key) => key.startsWith(`${this.id}.`))) start();
  }

  /** Fetch what is needed and take the picture's place. */
  async start() {
    const { state } = this.figure.dataset;
    if (state === "loading" || state === "live") return;
    this.figure.dataset.state = "loading";
    const wait = setTimeout(() => (this.status.textContent = "Loading the live figure …"), PATIENCE);
    try {
      const { Live } = await import("./live.js");
      const asked = document.activeElement === this.button;
      this.live = await Live.begin(this);
      if (asked) this.live.focus();
      this.figure.dataset.state = "live";
      this.status.textContent = "";
    } catch {
      this.figure.dataset.state = "failed";
      find(".figure-live", this.figure)?.remove();
      this.status.textContent = "The live figure could not be loaded. The picture and the table hold the same rows.";
    } finally {
      clearTimeout(wait);
    }
  }

  /** Show only the marks of these pages; null shows all. @param {Set<string>|null} pages */
  only(pages) {
    this.pages = pages;
    for (const mark of this.marks()) mark.classList.toggle("off", Boolean(pages) && !pages.has(this.page(mark)));
    this.tell();
    return this.live?.refresh();
  }

  /** Say how much of the figure the form of the page leaves; the words and sizes of the figure are those of the whole. */
  tell() {
    const shown = this.marks().filter((mark) => !mark.classList.contains("off"));
    const none = this.pages && shown.every((mark) => /^actors\/[^#]*$/.test(this.page(mark)));
    const some = this.pages ? "Narrowed by the form above; the words below tell of the whole." : "";
    this.status.textContent = none ? "Nothing fits this choice." : some;
  }

  /** Let the marks of a page stand out, or none. @param {string|null} page */
  light(page) {
    for (const mark of this.marks()) mark.classList.toggle("lit", this.page(mark) === page);
    this.live?.light(page);
  }

  /** Return the marks and labels of both pictures. */
  marks() {
    return /** @type {SVGAElement[]} */ ([...this.stage.querySelectorAll(".picture a")]);
  }

  /** Return the page of a mark, from the site's root. @param {SVGAElement} mark */
  page(mark) {
    return mark.href.baseVal.slice(this.figure.dataset.root.length);
  }
}

/** Return the figures of the page that have a picture. @returns {Figure[]} */
export const figuresOfPage = () => findAll(".figure").map((figure) => /** @type {FigureElement} */ (figure).explainer).filter(Boolean);

/** Prepare the figures of the page, and let the marks of an event stand out while its link in the text is pointed at or has the focus. */
export function prepareFigures() {
  for (const figure of findAll('.figure[data-state="static"]:has(.picture)')) new Figure(figure);
  const root = find(".figure")?.dataset.root;
  if (root === undefined) return;
  /** @param {string|null} page */
  const light = (page) => figuresOfPage().forEach((figure) => figure.light(page));
  for (const link of findAll("a.event-link")) {
    const page = link.getAttribute("href").slice(root.length);
    for (const type of ["pointerenter", "focus"]) link.addEventListener(type, () => light(page));
    for (const type of ["pointerleave", "blur"]) link.addEventListener(type, () => light(null));
  }
}
