// A chapter on a small screen, where no contents stand beside it: its sections fold by their headings, and the header names the one that is read and
// leads to the next figure.

import { button, element, find, findAll } from "./element.js";

/** A section: its heading, what follows up to the next one, and the button that folds it. @typedef {{ heading: HTMLElement, parts: HTMLElement[], fold: HTMLElement }} Section */

const NARROW = matchMedia("screen and (max-width: 59.984375em)"); // and not narrow paper
const READ = "9999999px 0px -60%"; // what begins above the lower three fifths of the screen

/** @param {Section} section */
const isFolded = ({ fold }) => fold.getAttribute("aria-expanded") === "false";

/** Return a section with a button in its heading. @param {HTMLElement} heading @returns {Section} */
function sectionOf(heading) {
  const parts = [];
  for (let part = heading.nextElementSibling; part && part.tagName !== "H2"; part = part.nextElementSibling) parts.push(/** @type {HTMLElement} */ (part));
  const fold = button("", () => set(section, isFolded(section)));
  fold.append(...[...heading.childNodes].filter((node) => !(node instanceof Element && node.matches(".headerlink"))));
  heading.prepend(fold);
  const section = { heading, parts, fold };
  set(section, true);
  return section;
}

/** Open a section or fold it; what is folded is still found by the browser's own search, where it can. @param {Section} section @param {boolean} open */
function set({ heading, parts, fold }, open) {
  heading.classList.toggle("folded", !open);
  fold.setAttribute("aria-expanded", String(open));
  for (const part of parts) {
    if (open) part.removeAttribute("hidden");
    else part.setAttribute("hidden", "onbeforematch" in part ? "until-found" : "");
  }
}

/** Let the sections of a chapter fold. */
export function begin() {
  const article = find(".byline").parentElement;
  const headings = findAll(":scope > h2", article);
  const figures = findAll(".figure", article);
  const topic = find(".md-header__topic + .md-header__topic .md-ellipsis");
  const echo = topic.closest(".md-header__topic"); // of the title, until it holds a button
  const title = topic.textContent;
  /** @type {Section[]} */
  let sections = [];
  /** @type {HTMLElement|undefined} */
  let now;

  const folds = button("", () => {
    const open = sections.every(isFolded);
    for (const section of sections) set(section, open);
    now.scrollIntoView();
  });
  const next = element("a", { className: "next-figure", hidden: true });

  /** Open the section in which a place is. @param {Node|null} place */
  const open = (place) => {
    const section = place && sections.find(({ heading, parts }) => [heading, ...parts].some((part) => part.contains(place)));
    if (section) set(section, true);
    return section;
  };
  /** @param {string} hash */
  const placeOf = (hash) => document.getElementById(hash.slice(1));

  /** @type {Set<Element>} */
  const read = new Set();
  const seen = new IntersectionObserver((changes) => {
    for (const { target, isIntersecting } of changes) read[isIntersecting ? "add" : "delete"](target);
    now = headings.filter((heading) => read.has(heading)).at(-1);
    folds.hidden = !now;
    folds.textContent = now ? find("button", now).textContent : "";
    folds.setAttribute("aria-label", `${folds.textContent}: fold or open all sections`);
    const number = figures.findIndex((figure) => !read.has(figure));
    next.hidden = number < 0;
    if (next.hidden) return;
    next.textContent = "Next figure";
    next.href = `#${figures[number].id}`;
    next.setAttribute("aria-label", `Next figure, ${number + 1} of ${figures.length}: ${find(".figure-title", figures[number]).textContent}`);
  }, { rootMargin: READ });

  const arrange = () => {
    if (NARROW.matches) {
      sections = headings.map(sectionOf);
      topic.replaceChildren(folds);
      echo.classList.add("folds");
      echo.removeAttribute("aria-hidden");
      find(".md-header__title").after(next);
      for (const each of [...headings, ...figures]) seen.observe(each);
    } else {
      seen.disconnect();
      for (const section of sections) {
        set(section, true);
        section.fold.replaceWith(...section.fold.childNodes);
      }
      sections = [];
      topic.textContent = title;
      echo.classList.remove("folds");
      echo.setAttribute("aria-hidden", "true");
      next.remove();
    }
  };

  arrange();
  NARROW.addEventListener("change", arrange);
  article.addEventListener("beforematch", ({ target }) => open(/** @type {Node} */ (target)));
  document.addEventListener("click", ({ target }) => {
    const link = target instanceof Element && target.closest('a[href^="#"]');
    if (link) open(placeOf(/** @type {HTMLAnchorElement} */ (link).hash));
  });
  addEventListener("hashchange", () => open(placeOf(location.hash)) && placeOf(location.hash).scrollIntoView());
  addEventListener("beforeprint", () => sections.forEach((section) => set(section, true)));
}
