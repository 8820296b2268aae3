// @ts-nocheck
// Lets a reader answer a set of an exercise. What is right was decided when the site was made: this only compares. site.js loads it on a page with an exercise.

/** @typedef {{ questions: string, answers: string, right: number[] }} Sheet as src/explainer/sheets.py makes it */

/** Make an element. @param {string} name @param {object} properties @param {...(Node|string)} children */
function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

/** Make a button. @param {string} textContent @param {() => void} press @param {string} [of] what it acts on, for who does not see where it stands */
function button(textContent, press, of) {
  const made = element("button", { type: "button", textContent });
  if (of) made.setAttribute("aria-label", `${textContent}: ${of}`);
  made.addEventListener("click", press);
  return made;
}

/** Give the items of a sheet in the order of the questions. @param {ParentNode} sheet @returns {HTMLElement[]} */
const items = (sheet) => [...sheet.querySelectorAll("li[data-item]")].sort((one, two) => one.dataset.item - two.dataset.item);

/** Fetch a set; its links are relative to its file. @param {URL} url @returns {Promise<Sheet & { asked: Element, told: Element }>} */
async function fetched(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  const sheet = await response.json();
  const [asked, told] = [sheet.questions, sheet.answers].map((html) => new DOMParser().parseFromString(html, "text/html").body);
  for (const link of told.querySelectorAll("a")) link.href = new URL(link.getAttribute("href"), url);
  return { ...sheet, asked, told };
}

/**
 * How each exercise is answered: `prepare` puts controls on a sheet, `given` gives the number that an item has, or -1.
 * @type {Record<string, { prepare: (sheet: HTMLElement, tell: (words: string) => void) => void, given: (item: HTMLElement) => number }>}
 */
const WAYS = {
  order: {
    prepare(sheet, tell) {
      const list = element("ol", { className: "exercise-order" }, ...items(sheet));
      sheet.querySelector("ul").replaceWith(list);
      for (const item of list.children) {
        const title = item.textContent;
        const move = (step) => (event) => {
          const to = [...list.children].indexOf(item) + step;
          if (to < 0 || to >= list.children.length) return tell(`It stands ${step < 0 ? "first" : "last"} already.`);
          if (step < 0) item.previousElementSibling.before(item);
          else item.nextElementSibling.after(item);
          event.target.focus();
          list.dispatchEvent(new Event("change", { bubbles: true }));
          tell(`Now at place ${to + 1} of ${list.children.length}: ${title}`);
        };
        item.replaceChildren(element("span", {}, title), element("span", { className: "exercise-moves" }, button("Up", move(-1), title), button("Down", move(1), title)));
      }
    },
    given: (item) => [...item.parentElement.children].indexOf(item),
  },
  ties: {
    prepare(sheet) {
      for (const item of items(sheet)) {
        const box = element("input", { type: "checkbox" });
        const line = sheet.querySelector(`line[data-item="${item.dataset.item}"]`);
        box.addEventListener("change", () => line.classList.toggle("off", !box.checked));
        item.replaceChildren(element("label", {}, box, element("span", {}, ...item.childNodes)));
      }
    },
    given: (item) => Number(item.querySelector("input").checked),
  },
  choice: {
    prepare(sheet) {
      for (const item of items(sheet)) {
        const [asked, options] = item.children;
        for (const option of options.children) {
          option.append(element("label", {}, element("input", { type: "radio", name: `item-${item.dataset.item}` }), element("span", {}, ...option.childNodes)));
        }
        const group = element("fieldset", {}, asked, options);
        group.setAttribute("aria-labelledby", asked.id);
        item.append(group);
      }
    },
    given: (item) => [...item.querySelectorAll("input")].findIndex((input) => input.checked),
  },
};

/** Make the form that leads to a set by its number; the browser does the rest. @param {HTMLElement} place @param {HTMLElement[]} buttons */
function choose(place, buttons) {
  const { first: min, last: max } = place.dataset;
  const field = element("input", { type: "number", name: "set", min, max, value: min, required: true });
  const form = element("form", {}, element("label", {}, "Set number ", field), ...buttons);
  form.setAttribute("aria-label", "Choose a set");
  place.replaceChildren(form);
  return form;
}

/** Give the number of the set that the address asks for: the first where it names none, NaN where it names one that is not there. @param {DOMStringMap} range */
function wanted({ first, last }) {
  const text = new URLSearchParams(location.search).get("set") ?? first;
  const number = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
  return number >= Number(first) && number <= Number(last) ? number : NaN;
}

/** Let each exercise of the overview be begun with a set of the reader's choice. @param {HTMLElement} overview */
function lead(overview) {
  const links = overview.querySelectorAll("li > a:first-child");
  const place = overview.querySelector(".exercise-choose");
  if (place) choose(place, [...links].map((link) => element("button", { formAction: link.href, textContent: link.textContent })));
}

/** Give the set that the address asks for, or the first with the reason. @param {HTMLElement} exercise @param {(number: number) => Promise<Sheet>} get */
async function opened(exercise, get) {
  const { first, last } = exercise.querySelector(".exercise-choose").dataset;
  const set = wanted({ first, last });
  const said = `This is set ${first}.`;
  if (set === Number(first)) return { set };
  if (!set) return { set: Number(first), missing: `There is no such set: the numbers go from ${first} to ${last}. ${said}` };
  try {
    return { set, sheet: await get(set) };
  } catch {
    return { set: Number(first), missing: `Set ${set} could not be loaded. ${said}` };
  }
}

/** Put what the record has below each item of a sheet, and give how many were right. @param {HTMLElement[]} asked @param {Sheet} sheet @param {(item: HTMLElement) => number} given */
function compare(asked, sheet, given) {
  const answers = items(sheet.told);
  return asked.filter((item, number) => {
    const found = given(item);
    const right = found === sheet.right[number];
    const words = right ? "Right." : found < 0 ? "Not answered." : "Not right.";
    item.append(element("div", { className: "exercise-told" }, element("strong", {}, words), " ", ...answers[number].cloneNode(true).childNodes));
    return right;
  }).length;
}

/** Let a reader work on an exercise, read its answers, or choose one. @param {HTMLElement} exercise */
export async function begin(exercise) {
  const place = exercise.querySelector(".exercise-sheet");
  if (!place) {
    lead(exercise);
    exercise.dataset.state = "live";
    return;
  }
  const status = element("p", {});
  status.setAttribute("role", "status");
  const tools = exercise.querySelector(".exercise-tools");
  tools.append(status);
  const tell = (words) => (status.textContent = words);
  const get = (number) => fetched(new URL(`${exercise.dataset.sheets}${number}.json`, location.href));
  const way = place.querySelector(".exercise-answers") ? null : (WAYS[exercise.dataset.exercise] ?? WAYS.choice);

  let { set, sheet, missing = "" } = await opened(exercise, get);
  if (sheet) place.replaceChildren(...(way ? sheet.asked : sheet.told.cloneNode(true)).childNodes);
  exercise.querySelector("h2").textContent = `Set ${set}`;
  const choice = exercise.querySelector(".exercise-choose");
  const form = choose(choice, [element("button", { textContent: "Show" })]);
  form.elements.set.value = set;
  if (set > Number(choice.dataset.first)) form.append(element("a", { href: `?set=${set - 1}`, textContent: "Previous set" }));
  if (set < Number(choice.dataset.last)) form.append(element("a", { href: `?set=${set + 1}`, textContent: "Next set" }));
  if (sheet) exercise.querySelector(".exercise-other a").search = `?set=${set}`;

  if (way) {
    const clear = () => {
      place.querySelectorAll(".exercise-told").forEach((told) => told.remove());
      tell("");
    };
    const check = async () => {
      clear();
      try {
        sheet ??= await get(set);
      } catch {
        tell("The answers could not be loaded. They stand on the page of answers.");
        return;
      }
      const asked = items(place);
      tell(`${compare(asked, sheet, way.given)} of ${asked.length} right. Below each stands what the record has.`);
    };
    way.prepare(place, tell);
    place.addEventListener("change", clear);
    tools.prepend(button("Check", check));
  }
  tell(missing);
  exercise.dataset.state = "live";
}
