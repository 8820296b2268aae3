// A sign beside the heading or the paragraph that a mouse is on, which leads to it. Without a script the table of contents leads to all headings.

import { element, find } from "./element.js";

const PART = ".md-content :is(h1, h2, h3, p[id^=p-])[id]";

/** Let one sign follow the mouse. */
export function begin() {
  const sign = element("a", { className: "headerlink part", textContent: "#", tabIndex: -1, ariaHidden: "true" });
  /** @param {Element|null} part */
  const beside = (part) => {
    if (!part || sign.parentElement === part) return;
    sign.href = `#${part.id}`;
    sign.title = `Link to this ${part.matches("p") ? "paragraph" : "section"}`;
    part.append(sign);
  };
  document.addEventListener("pointerover", ({ target, pointerType }) => pointerType === "mouse" && beside(/** @type {Element} */ (target).closest(PART)));
  beside(find(`:is(${PART}):hover`)); // the mouse came before this script
}
