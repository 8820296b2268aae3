// What a reader can choose of a figure: sorts of mark by the key of the picture, and one actor.

import { button, element, findAll } from "./element.js";

/** @typedef {import("./figure.js").Figure} Figure */

/** Let the key of a picture show and hide what it explains, and let that stand out while a mouse or the focus is on it. @param {Figure} figure */
export function prepareKey(figure) {
  for (const item of findAll(".figure-key [data-sort]", figure.figure)) {
    const { sort } = item.dataset;
    const highlight = () => !figure.state.off.includes(sort) && figure.highlight((mark) => mark.sort === sort);
    item.addEventListener("pointerenter", ({ pointerType }) => pointerType === "mouse" && highlight());
    item.addEventListener("focusin", ({ target }) => /** @type {Element} */ (target).matches(":focus-visible") && highlight());
    for (const type of ["pointerleave", "focusout"]) item.addEventListener(type, () => figure.highlight(null));
    if (figure.explored) continue; // one form of filters is enough
    const content = [...item.childNodes];
    const made = button("", () => {
      const { off } = figure.state;
      figure.highlight(null);
      figure.set({ off: off.includes(sort) ? off.filter((each) => each !== sort) : [...off, sort] });
    });
    made.append(...content);
    item.append(made);
    item.classList.add("switched"); // it needs no room of its own any more
  }
}

/** Let the switches say what is chosen. @param {Figure} figure */
export function tellKey(figure) {
  for (const made of findAll(".figure-key button", figure.figure)) {
    const { sort } = made.parentElement.dataset;
    made.setAttribute("aria-pressed", String(!figure.state.off.includes(sort)));
    if (!figure.loading) continue;
    const count = figure.read(figure.pictures()[0]).marks.filter((mark) => mark.sort === sort).length;
    made.setAttribute("aria-label", `${made.textContent.trim()}, ${count} mark${count === 1 ? "" : "s"}`);
  }
}

/** Return the choice of one actor, where marks name several; its names come with the cards. @param {Figure} figure @returns {{ label: HTMLElement, tell: () => void }|undefined} */
export function actorChoice(figure) {
  if (figure.explored || !("actors" in figure.figure.dataset)) return undefined;
  const choice = element("select", {}, element("option", { textContent: "all", value: "" }));
  const tell = () => {
    if (choice.options.length === 1) {
      const named = Object.entries(figure.cards.names).sort(([, one], [, other]) => one.localeCompare(other));
      choice.append(...named.map(([value, textContent]) => element("option", { value, textContent })));
    }
    choice.value = figure.state.actor;
  };
  choice.addEventListener("input", () => figure.set({ actor: choice.value }));
  return { label: element("label", {}, "Actor ", choice), tell };
}

/** Return what is chosen, in words. @param {Figure} figure */
export function choiceInWords({ figure, state, cards, asked }) {
  const words = asked ? [asked] : [];
  const named = findAll(".figure-key [data-sort]", figure).filter(({ dataset }) => state.off.includes(dataset.sort));
  if (named.length) words.push(`without ${named.map(({ textContent }) => textContent.trim()).join(", ")}`);
  if (state.actor) words.push(`${cards.names[state.actor]} alone`);
  return words.join("; ");
}
