// A picture in parts, such as the scenes of a night, shown whole or one part at a time, as a reader asks.

import { button, element, find, findAll, status } from "./element.js";

/** Let a reader go through the parts of a figure; without a script they all stand there. @param {HTMLElement} figure */
export function stepThrough(figure) {
  const names = findAll(".part", figure).map((part) => find("text", part)?.textContent ?? "");
  if (names.length < 2) return;
  let at = -1; // the part that is shown; -1 shows all
  const told = status("span");

  /** @param {number} next */
  const show = (next) => {
    at = Math.max(-1, Math.min(next, names.length - 1));
    const picture = find(".picture", figure);
    const part = findAll(".part", picture)[at];
    const frame = part && /** @type {SVGGraphicsElement} */ (part.querySelector("path")).getBBox(); // it is drawn first
    const [x, y] = part?.getAttribute("transform").match(/[\d.]+/g) ?? [];
    const box = frame
      ? `${+x - 1} ${+y - 1} ${frame.width + 2} ${frame.height + 2}`
      : `0 0 ${picture.getAttribute("width")} ${picture.getAttribute("height")}`;
    picture.setAttribute("viewBox", box);
    const [, , width, height] = box.split(" ");
    picture.style.aspectRatio = `${width}/${height}`;
    picture.style.maxWidth = frame ? "19rem" : "";
    told.textContent = at < 0 ? `All ${names.length} scenes` : `Scene ${at + 1} of ${names.length}`;
    back.disabled = all.disabled = at < 0;
    on.disabled = at === names.length - 1;
  };
  /** Show a part, and keep the buttons where they are on the screen: one scene is far less tall than all. @param {number} next */
  const step = (next) => {
    const { top } = bar.getBoundingClientRect();
    show(next);
    scrollBy({ top: bar.getBoundingClientRect().top - top, behavior: "instant" });
  };
  const back = button("Back", () => step(at - 1), "Back to the scene before");
  const on = button("Next", () => step(at + 1), "Next scene");
  const all = button("All", () => step(-1), "All scenes");
  const bar = element("p", { className: "figure-steps" }, back, on, all, told);
  bar.addEventListener("keydown", (event) => {
    if (event.key === "ArrowRight") step(at + 1);
    else if (event.key === "ArrowLeft") step(at - 1);
    else if (event.key === "Escape") step(-1);
  });
  figure.addEventListener("redrawn", () => show(at));
  find(".figure-tools", figure).prepend(bar); // where room is kept for it
  show(-1);
}
