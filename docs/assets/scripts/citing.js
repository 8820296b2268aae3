// What stands under a page to be cited: today as the day of access, buttons that copy, and links to the parts of a chapter.

import { button, element, find, findAll, status } from "./element.js";

const PARTS = ".md-content :is(h2, h3, figure, p)[id]:not(.parts *)";
const NAME = 70; // characters of the name of a part in the list of links

/** @param {Date} day @param {Intl.DateTimeFormatOptions} options */
const american = (day, options) => day.toLocaleDateString("en-US", options);

/** Return a month as MLA shortens it: those of four letters not at all, September to four, all others to three. @param {Date} day */
function shortMonth(day) {
  const name = american(day, { month: "long" });
  return name.length > 4 ? `${name.slice(0, name === "September" ? 4 : 3)}.` : name;
}

/** @param {Date} day */
const iso = (day) => [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, "0")).join("-");

/** A day of access, by the form that a reference asks for. @type {Record<string, (day: Date) => string>} */
const ACCESSED = {
  us: (day) => american(day, { month: "long", day: "numeric", year: "numeric" }),
  mla: (day) => `${day.getDate()} ${shortMonth(day)} ${day.getFullYear()}`,
  iso,
  ris: (day) => `${iso(day).replaceAll("-", "/")}/`,
  parts: (day) => `${day.getFullYear()}, ${day.getMonth() + 1}, ${day.getDate()}`,
};

/** Set today as the day of access into the references of the page. */
function date() {
  for (const place of findAll(".accessed")) {
    const { form, before, after } = place.dataset;
    place.textContent = before + ACCESSED[form](new Date()) + after;
  }
}

/** Put a button that copies a form of a reference beside it. @param {HTMLElement} form */
function offer(form) {
  const told = status("span", { className: "copied" });
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(form.textContent);
      told.textContent = "Copied.";
    } catch {
      getSelection().selectAllChildren(form);
      told.textContent = "Selected, to be copied by keyboard.";
    }
  };
  const name = form.matches("pre") ? form.getAttribute("aria-label") : form.previousElementSibling.textContent;
  const parts = [button("Copy", copy, `Copy: ${name}`), told];
  if (form.matches("pre")) form.after(element("p", { className: "copy" }, ...parts));
  else form.previousElementSibling.append(...parts);
}

/** Return the first words of a part. @param {HTMLElement} part */
function nameOf(part) {
  const words = (find(".figure-title", part) ?? part).textContent.trim().replace(/\s+/g, " ");
  return words.length > NAME ? `${words.slice(0, NAME).replace(/ \S*$/, "")} …` : words;
}

/** Return a link to a part, as an item of a list. @param {HTMLElement} part */
function linkTo(part) {
  const className = part.matches("p") ? "part-paragraph" : part.matches("figure") ? "part-figure" : "part-heading";
  return element("li", { className }, element("a", { href: `#${part.id}`, textContent: nameOf(part) }));
}

/** List links to the parts of a chapter, when the list is opened. @param {HTMLElement} place */
function listParts(place) {
  const list = element("details", {}, element("summary", { textContent: "Link to a part of this page" }));
  list.addEventListener("toggle", () => list.children.length > 1 || list.append(element("ul", {}, ...findAll(PARTS).map(linkTo))));
  place.append(list);
}

let begun = false;

/** Prepare the page, once. */
export function begin() {
  if (begun) return;
  begun = true;
  date();
  findAll(".cite :is(dd, pre)").forEach(offer);
  findAll(".parts").forEach(listParts);
}
