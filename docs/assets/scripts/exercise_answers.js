// How each exercise is answered, and how answers are compared with the record. What is right was decided when the site was made.

import { button, element, find, findAll } from "./element.js";

/** A set with its two parts as elements. @typedef {{ asked: HTMLElement, told: HTMLElement, right: number[] }} ExerciseSet */
/**
 * `prepare` puts controls on the questions, `given` returns the number that a reader gave to one, or -1.
 * @typedef {{ prepare: (questions: HTMLElement, tell: (words: string) => void) => void, given: (question: HTMLElement) => number }} Way
 */

/**
 * Return what has a question's number, in the order of the questions.
 * @param {HTMLElement} part
 */
export const numbered = (part) => findAll("li[data-item]", part).sort((one, other) => Number(one.dataset.item) - Number(other.dataset.item));

/** By buttons that move each event up and down. @type {Way} */
const ORDER = {
  prepare(questions, tell) {
    const list = element("ol", { className: "exercise-order" }, ...numbered(questions));
    find("ul", questions).replaceWith(list);
    for (const event of /** @type {Iterable<HTMLElement>} */ (list.children)) {
      const title = event.textContent;
      /**
       * @param {string} words
       * @param {1|-1} step
       */
      const move = (words, step) => {
        const made = button(
          words,
          () => {
            const to = [...list.children].indexOf(event) + step;
            if (to < 0 || to >= list.children.length) {
              tell(`It stands ${step < 0 ? "first" : "last"} already.`);
              return;
            }
            if (step < 0) event.previousElementSibling.before(event);
            else event.nextElementSibling.after(event);
            made.focus();
            list.dispatchEvent(new Event("change", { bubbles: true }));
            tell(`Now at place ${to + 1} of ${list.children.length}: ${title}`);
          },
          `${words}: ${title}`,
        );
        return made;
      };
      event.replaceChildren(element("span", {}, title), element("span", { className: "exercise-moves" }, move("Up", -1), move("Down", 1)));
    }
  },
  given: (event) => [...event.parentElement.children].indexOf(event),
};

/** By a box for each tie, which shows its line. @type {Way} */
const TIES = {
  prepare(questions) {
    for (const tie of numbered(questions)) {
      const box = element("input", { type: "checkbox" });
      const line = find(`line[data-item="${tie.dataset.item}"]`, questions);
      box.addEventListener("change", () => line.classList.toggle("off", !box.checked));
      tie.replaceChildren(element("label", {}, box, element("span", {}, ...tie.childNodes)));
    }
  },
  given: (tie) => Number(/** @type {HTMLInputElement} */ (find("input", tie)).checked),
};

/** By one of several options. @type {Way} */
const CHOICE = {
  prepare(questions) {
    for (const question of numbered(questions)) {
      const [asked, options] = question.children;
      for (const option of options.children) {
        const radio = element("input", { type: "radio", name: `item-${question.dataset.item}` });
        option.append(element("label", {}, radio, element("span", {}, ...option.childNodes)));
      }
      const group = element("fieldset", {}, asked, options);
      group.setAttribute("aria-labelledby", asked.id);
      question.append(group);
    }
  },
  given: (question) => /** @type {HTMLInputElement[]} */ (findAll("input", question)).findIndex((input) => input.checked),
};

/** @type {Record<string, Way>} */
const WAYS = { order: ORDER, ties: TIES };

/**
 * Return how an exercise is answered.
 * @param {string} exercise
 */
export const way = (exercise) => WAYS[exercise] ?? CHOICE;

/**
 * Put what the record has below each question, and return how many answers were right.
 * @param {HTMLElement[]} questions
 * @param {ExerciseSet} set
 * @param {Way["given"]} given
 */
export function compare(questions, { told, right }, given) {
  const answers = numbered(told);
  return questions.filter((question, number) => {
    const found = given(question);
    const hit = found === right[number];
    const verdict = hit ? "Right." : found < 0 ? "Not answered." : "Not right.";
    question.append(element("div", { className: "exercise-told" }, element("strong", {}, verdict), " ", ...answers[number].cloneNode(true).childNodes));
    return hit;
  }).length;
}
