// Repair: Material opens its menu, its search and the list of sections, and changes the colours, by labels of hidden checkboxes, which a mouse alone can use.
// It can go when Material's own controls are buttons that say whether they are open.

/** What the theme opens by a hidden checkbox: its name, where it is, and where the focus goes when it opens. @type {Record<string, { name: string, box: string, into: string }>} */
const OPENED = {
  __drawer: { name: "Menu", box: ".md-sidebar--primary", into: ".md-sidebar--primary a" },
  __search: { name: "Search", box: ".md-search", into: ".md-search__input" },
};
const LABELS = "label:is(.md-header__button, .md-search__icon, .md-nav__link[for=__toc])";

/** @param {string} selector @param {ParentNode} [within] @returns {HTMLElement[]} */
const findAll = (selector, within = document) => Array.from(within.querySelectorAll(selector));

/** Return the hidden checkbox with an id. @param {string} id @returns {HTMLInputElement} */
const toggleOf = (id) => /** @type {HTMLInputElement} */ (document.getElementById(id));

/** Put a button in the place of a label. @param {HTMLLabelElement} label */
function replaceLabel(label) {
  const box = toggleOf(label.htmlFor);
  const closes = label.matches(".md-search__icon");
  const { className, title } = label;
  const made = Object.assign(document.createElement("button"), { type: "button", className, title });
  made.setAttribute("for", box.id); // by which the theme's stylesheet knows it
  const name = OPENED[box.id]?.name ?? (title || `${label.textContent.trim()}, sections`);
  made.setAttribute("aria-label", closes ? `Close ${name}` : name);
  if (box.type === "radio") for (const each of findAll(`[name=${box.name}]`)) each.tabIndex = -1;
  if (closes) made.tabIndex = -1;
  made.append(...label.childNodes);
  made.addEventListener("click", () => box.click());
  label.replaceWith(made);
}

/** Replace all labels of what the theme opens. */
function replaceLabels() {
  for (const label of findAll(LABELS)) replaceLabel(/** @type {HTMLLabelElement} */ (label));
}

/** Say of each button whether what it opens is open. */
function tell() {
  for (const box of /** @type {HTMLInputElement[]} */ (findAll("#__drawer, #__search, #__toc"))) {
    for (const each of findAll(`button[for=${box.id}]`)) each.setAttribute("aria-expanded", String(box.checked));
  }
}

/** Close the menu or the search, unless the focus is in it. @param {Element} [focused] without it both close, and give the focus back to their button */
function shut(focused) {
  for (const [id, { box }] of Object.entries(OPENED)) {
    const toggle = toggleOf(id);
    if (!toggle?.checked || focused?.closest(`${box}, [for=${id}]`)) continue;
    toggle.click();
    if (focused) continue;
    /** @type {HTMLElement} */ (document.activeElement).blur();
    findAll(`.md-header__button[for=${id}]`)[0].focus(); // on a wide screen, where the search has none, the next stop follows its field
  }
}

/** Put the menu of a small screen, which waits in a template, into its place. */
function unpackMenu() {
  const kept = /** @type {HTMLTemplateElement|null} */ (document.querySelector(".md-sidebar--primary template"));
  if (!kept) return;
  kept.replaceWith(kept.content);
  replaceLabels();
}

/** Let a keyboard and a screen reader use what the theme opens. */
export function prepareMenus() {
  replaceLabels();
  tell();
  document.addEventListener("focusin", ({ target }) => shut(/** @type {Element} */ (target)));
  document.addEventListener("keydown", ({ key }) => key === "Escape" && shut());
  document.addEventListener("change", ({ target }) => {
    const changed = /** @type {HTMLInputElement} */ (target);
    if (changed.id === "__drawer") unpackMenu();
    tell();
    if (changed.checked && changed.id in OPENED) findAll(OPENED[changed.id].into)[0].focus();
    if (!changed.matches(".md-option")) return;
    document.dispatchEvent(new CustomEvent("colourschosen", { detail: changed.dataset.mdColorScheme }));
    findAll(".md-header__option button").find((each) => each.offsetParent).focus(); // the other button, since this one is gone
  });
}
