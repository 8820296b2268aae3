// Elements of a page: made, and found.

/**
 * Make an element.
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {object} [properties] of the element, not of its markup: `textContent`, `href`
 * @param {...(Node|string)} children
 */
export function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

/**
 * Make a button.
 * @param {string} words that it shows
 * @param {() => void} press
 * @param {string} [name] its accessible name, where the words alone do not tell what it acts on
 */
export function button(words, press, name) {
  const made = element("button", { type: "button", textContent: words });
  if (name) made.setAttribute("aria-label", name);
  made.addEventListener("click", press);
  return made;
}

/**
 * Make a button that shows a sign, and has its name for a mouse and a screen reader.
 * @param {string} sign
 * @param {string} name
 * @param {() => void} press
 */
export function tool(sign, name, press) {
  const made = button(sign, press, name);
  made.title = name;
  return made;
}

/**
 * Make a paragraph that a screen reader reads out when its words change.
 * @param {"p"|"span"} [name] of the element
 * @param {object} [properties]
 */
export function status(name = "p", properties = {}) {
  const made = element(name, properties);
  made.setAttribute("role", "status");
  return made;
}

/**
 * Return the first element that a selector finds. Null is left out of the type: the markup of a page is held by tests.
 * @param {string} selector
 * @param {ParentNode} [within]
 * @returns {HTMLElement}
 */
export const find = (selector, within = document) => within.querySelector(selector);

/**
 * Return all elements that a selector finds.
 * @param {string} selector
 * @param {ParentNode} [within]
 * @returns {HTMLElement[]}
 */
export const findAll = (selector, within = document) => Array.from(within.querySelectorAll(selector));
