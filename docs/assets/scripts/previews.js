// What a link of the text leads to, shown while the link is pointed at or has the focus: a note, or the words of its title.

import { element, find } from "./element.js";

const LINKS = ".md-content :is(.footnote-ref, .event-link, .term)";
const PATIENCE = 300; // milliseconds before a preview comes or goes
const GAP = 6; // pixels between a link and its preview

/** Return what the preview of a link holds, the first of it empty where there is nothing to say. @param {HTMLAnchorElement} link */
function contents(link) {
  if (link.matches(".footnote-ref")) {
    const note = /** @type {HTMLElement} */ (document.getElementById(link.hash.slice(1)).cloneNode(true));
    note.querySelectorAll(".footnote-backref").forEach((back) => back.remove());
    return [...note.childNodes];
  }
  const first = link.matches(".event-link") ? find(`.event-link[id][href="${link.getAttribute("href")}"]`) : null; // of several links to an event the first tells
  const telling = first ?? link;
  return [telling.dataset.preview ?? telling.title];
}

/** Place the preview below a link, or above it where there is more room. @param {HTMLElement} shown @param {HTMLElement} link */
function place(shown, link) {
  const { left, top, bottom } = link.getClientRects()[0];
  const { width, height } = shown.getBoundingClientRect();
  const above = bottom + GAP + height > innerHeight && top > height + GAP;
  shown.style.left = `${scrollX + Math.max(GAP, Math.min(left, document.documentElement.clientWidth - width - GAP))}px`;
  shown.style.top = `${scrollY + (above ? top - height - GAP : bottom + GAP)}px`;
}

/** Show previews on this page. */
export function begin() {
  const shown = element("div", { className: "preview", id: "preview" });
  shown.setAttribute("role", "tooltip");
  /** @type {HTMLAnchorElement|null} */
  let of = null;
  /** @type {number|undefined} */
  let waiting;

  const hide = () => {
    clearTimeout(waiting);
    shown.remove();
    of?.removeAttribute("aria-describedby");
    of = null;
  };
  /** @param {HTMLAnchorElement} link */
  const show = (link) => {
    const held = contents(link);
    if (!held[0]) return;
    hide();
    if (link.title) link.dataset.preview = link.title; // else the browser would show it a second time
    link.removeAttribute("title");
    shown.replaceChildren(...held);
    document.body.append(shown);
    place(shown, link);
    link.setAttribute("aria-describedby", shown.id);
    of = link;
  };
  /** Go on to what is pointed at: another link, the preview itself, or neither. The way to the preview may take a moment. @param {PointerEvent|FocusEvent} event */
  const turn = (event) => {
    const mouse = event instanceof PointerEvent;
    if (mouse && event.pointerType !== "mouse") return;
    const target = /** @type {Element} */ (event.target);
    const link = /** @type {HTMLAnchorElement|null} */ (target.closest(LINKS));
    clearTimeout(waiting);
    if (link === of || shown.contains(target)) return;
    if (!link && mouse && of === document.activeElement) return; // it stays while its link has the focus
    if (link && !mouse) show(link);
    else waiting = setTimeout(() => (link ? show(link) : hide()), PATIENCE);
  };
  document.addEventListener("pointerover", turn);
  document.addEventListener("focusin", turn);
  document.addEventListener("focusout", ({ target }) => {
    if (target === of) waiting = setTimeout(hide, PATIENCE);
  });
  document.addEventListener("keydown", ({ key }) => key === "Escape" && hide());
  const met = document.querySelectorAll(`:is(${LINKS}):is(:hover, :focus)`);
  for (const link of met) show(/** @type {HTMLAnchorElement} */ (link)); // while this was fetched
}
