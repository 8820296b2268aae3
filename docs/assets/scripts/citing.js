// @ts-nocheck
// What stands under a page to be cited: the day of access in references, buttons that copy them, and links to the parts of a chapter.

// Written out, so that no formatter of dates is made while a page loads.
const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const MLA_MONTHS = ["Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."];
const PARAGRAPH = ".md-content p[id^=p-]";
const PART = 70; // characters of a part's name in the list of links

/** Make an element. @param {string} name @param {object} properties @param {...(Node|string)} children */
function element(name, properties, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

const ACCESSED = {
  us: (day) => `${MONTHS[day.getMonth()]} ${day.getDate()}, ${day.getFullYear()}`,
  mla: (day) => `${day.getDate()} ${MLA_MONTHS[day.getMonth()]} ${day.getFullYear()}`,
  iso: (day) => `${day.getFullYear()}-${String(day.getMonth() + 1).padStart(2, "0")}-${String(day.getDate()).padStart(2, "0")}`,
  ris: (day) => `${ACCESSED.iso(day).replaceAll("-", "/")}/`,
  parts: (day) => `${day.getFullYear()}, ${day.getMonth() + 1}, ${day.getDate()}`,
};

/** Set today as the day of access into references, and give each form a button that copies it. */
function references() {
  for (const place of document.querySelectorAll(".accessed")) {
    const { form, before, after } = place.dataset;
    place.textContent = before + ACCESSED[form](new Date()) + after;
  }
  for (const form of document.querySelectorAll(".cite :is(dd, pre)")) {
    const name = form.matches("pre") ? form.getAttribute("aria-label") : form.previousElementSibling.textContent;
    const status = element("span", { className: "copied" });
    status.setAttribute("role", "status");
    const button = element("button", { type: "button", textContent: "Copy" });
    button.setAttribute("aria-label", `Copy: ${name}`);
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(form.textContent);
        status.textContent = "Copied.";
      } catch {
        getSelection().selectAllChildren(form);
        status.textContent = "Selected, to be copied by keyboard.";
      }
    });
    const place = element("p", { className: "copy" }, button, status);
    if (form.matches("pre")) form.after(place);
    else form.previousElementSibling.append(button, status);
  }
}

/** Offer a link to each part of a chapter: as a list at its foot, and beside the paragraph that a mouse is on. */
function parts() {
  const place = document.querySelector(".parts");
  if (!place) return;
  const PARTS = ".md-content :is(h2, h3, figure, p)[id]:not(.parts *)";
  const name = (part) => {
    const words = (part.querySelector(".figure-title") ?? part).textContent.replace(/\s*[#¶]\s*$/, "").trim().replace(/\s+/g, " ");
    return words.length > PART ? `${words.slice(0, PART).replace(/ \S*$/, "")} …` : words;
  };
  const link = (part) => {
    const inside = part.matches("p") ? "part-paragraph" : part.matches("figure") ? "part-figure" : "part-heading";
    return element("li", { className: inside }, element("a", { href: `#${part.id}`, textContent: name(part) }));
  };
  const list = element("details", {}, element("summary", { textContent: "Link to a part of this page" }));
  place.append(list);
  list.addEventListener("toggle", () => list.children.length > 1 || list.append(element("ul", {}, ...[...document.querySelectorAll(PARTS)].map(link))));
  const mark = element("a", { className: "headerlink part", textContent: "#", title: "Link to this paragraph", tabIndex: -1, ariaHidden: "true" });
  const beside = (part) => {
    if (!part || mark.parentElement === part) return;
    mark.href = `#${part.id}`;
    part.append(mark);
  };
  document.addEventListener("pointerover", ({ target, pointerType }) => pointerType === "mouse" && beside(target.closest(PARAGRAPH)));
  beside(document.querySelector(`${PARAGRAPH}:hover`)); // the mouse came before this script
}

let begun = false;

/** Prepare the page, once. */
export function begin() {
  if (begun) return;
  begun = true;
  references();
  parts();
}
