// The exercises: a reader chooses a set, works on it and checks the answers, or reads them on a page of their own.

import { query } from "./address.js";
import { button, element, find, findAll, status } from "./element.js";
import { compare, numbered, way } from "./exercise_answers.js";
import { json } from "./fetched.js";

/** @typedef {import("./exercise_answers.js").ExerciseSet} ExerciseSet */

/**
 * Fetch a set, as `src/explainer/teaching/exercises/questions_and_answers.py` has it. Its links are relative to its file.
 * @param {URL} url
 * @returns {Promise<ExerciseSet>}
 */
async function fetched(url) {
  const { questions, answers, right } = await json(url.href);
  const [asked, told] = [questions, answers].map((html) => new DOMParser().parseFromString(html, "text/html").body);
  for (const link of told.querySelectorAll("a")) link.href = new URL(link.getAttribute("href"), url).href;
  return { asked, told, right };
}

/**
 * Make the form that leads to a set by its number; the browser does the rest.
 * @param {HTMLElement} place
 * @param {HTMLElement[]} buttons
 * @param {string} [value] the number that it shows
 */
function choose(place, buttons, value = place.dataset.first) {
  const { first: min, last: max } = place.dataset;
  const field = element("input", { type: "number", name: "set", min, max, value, required: true });
  const form = element("form", {}, element("label", {}, "Set number ", field), ...buttons);
  form.setAttribute("aria-label", "Choose a set");
  place.replaceChildren(form);
  return form;
}

/**
 * Return the number of the set that the address asks for: the first where it names none, NaN where it names one that is not there.
 * @param {DOMStringMap} range
 */
function wanted({ first, last }) {
  const text = query().get("set") ?? first;
  const number = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
  return number >= Number(first) && number <= Number(last) ? number : NaN;
}

/**
 * Return the set that the address asks for, or the first with the reason. The first stands in the page, and is not fetched.
 * @param {DOMStringMap} range
 * @param {(number: number) => Promise<ExerciseSet>} get
 * @returns {Promise<{ number: number, set?: ExerciseSet, missing?: string }>}
 */
async function opened(range, get) {
  const first = Number(range.first);
  const number = wanted(range);
  const instead = `This is set ${first}.`;
  if (number === first) return { number };
  if (!number) return { number: first, missing: `There is no such set: the numbers go from ${first} to ${range.last}. ${instead}` };
  try {
    return { number, set: await get(number) };
  } catch {
    return { number: first, missing: `Set ${number} could not be loaded. ${instead}` };
  }
}

/**
 * Let each exercise of the overview be begun with a set of the reader's choice.
 * @param {HTMLElement} overview
 */
function lead(overview) {
  const place = find(".exercise-choose", overview);
  const links = /** @type {HTMLAnchorElement[]} */ (findAll("li > a:first-child", overview));
  if (place) choose(place, links.map((link) => element("button", { formAction: link.href, textContent: link.textContent })));
}

/**
 * Show the number of the set, and lead to others and to the other page of the exercise.
 * @param {HTMLElement} exercise
 * @param {number} number
 */
function navigate(exercise, number) {
  find("h2", exercise).textContent = `Set ${number}`;
  const place = find(".exercise-choose", exercise);
  const form = choose(place, [element("button", { textContent: "Show" })], String(number));
  if (number > Number(place.dataset.first)) form.append(element("a", { href: `?set=${number - 1}`, textContent: "Previous set" }));
  if (number < Number(place.dataset.last)) form.append(element("a", { href: `?set=${number + 1}`, textContent: "Next set" }));
}

/**
 * Let a reader work on the questions that stand in a page.
 * @param {HTMLElement} questions
 * @param {string} exercise
 * @param {() => Promise<ExerciseSet>} get fetches the answers
 * @param {(words: string) => void} tell
 * @returns {HTMLButtonElement} that compares
 */
function work(questions, exercise, get, tell) {
  const { prepare, given } = way(exercise);
  const clear = () => {
    for (const told of findAll(".exercise-told", questions)) told.remove();
    tell("");
  };
  const check = async () => {
    clear();
    let set;
    try {
      set = await get();
    } catch {
      tell("The answers could not be loaded. They stand on the page of answers.");
      return;
    }
    const asked = numbered(questions);
    tell(`${compare(asked, set, given)} of ${asked.length} right. Below each stands what the record has.`);
  };
  prepare(questions, tell);
  questions.addEventListener("change", clear);
  return button("Check", check);
}

/**
 * Let a reader work on an exercise, read its answers, or choose one.
 * @param {HTMLElement} exercise
 */
export async function begin(exercise) {
  const place = find(".exercise-sheet", exercise);
  if (place) await show(exercise, place);
  else lead(exercise);
  exercise.dataset.state = "live";
}

/**
 * Show a set, with the controls of its page.
 * @param {HTMLElement} exercise
 * @param {HTMLElement} place of the set
 */
async function show(exercise, place) {
  const { exercise: name, sheets } = exercise.dataset;
  const told = status();
  /** @param {string} words */
  const tell = (words) => {
    told.textContent = words;
  };
  const tools = find(".exercise-tools", exercise);
  tools.append(told);
  /** @param {number} number */
  const get = (number) => fetched(new URL(`${sheets}${number}.json`, location.href));
  const answers = find(".exercise-answers", place);
  const { number, set, missing = "" } = await opened(find(".exercise-choose", exercise).dataset, get);
  if (set) {
    place.replaceChildren(...(answers ? set.told : set.asked).cloneNode(true).childNodes);
    /** @type {HTMLAnchorElement} */ (find(".exercise-other a", exercise)).search = `?set=${number}`;
  }
  navigate(exercise, number);
  let whole = set;
  if (!answers) tools.prepend(work(place, name, async () => (whole ??= await get(number)), tell));
  tell(missing);
}
