// What happens when a reader turns to search: it opens, and what it needs is fetched; its results are walked through by arrow keys.

/** Let search wait until a reader turns to it, by its field or button, or by an address that asks for words. */
export function awaitSearch() {
  const field = /** @type {HTMLInputElement|null} */ (document.querySelector(".md-search__input"));
  if (!field) return;
  const toggle = /** @type {HTMLInputElement} */ (document.getElementById("__search"));
  /** @type {Promise<boolean>|undefined} */
  let ready;
  const turn = () => {
    if (!toggle.checked) toggle.click();
    ready ??= import("./search.js").then(({ begin }) => begin(), () => false);
    // Without a network it may be there the next time.
    ready.then((begun) => begun || (ready = undefined));
  };
  field.addEventListener("focus", turn);
  field.form.addEventListener("submit", (event) => event.preventDefault());
  const search = field.closest(".md-search");
  search.addEventListener("click", ({ target }) => /** @type {Element} */ (target).closest(".md-search-result a") && toggle.checked && toggle.click());
  search.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[/** @type {KeyboardEvent} */ (event).key];
    if (!step) return;
    const stops = /** @type {HTMLElement[]} */ ([field, ...search.querySelectorAll(".md-search-result :is(a, summary)")]).filter((each) => each.checkVisibility?.() ?? true);
    event.preventDefault();
    stops[stops.indexOf(/** @type {HTMLElement} */ (document.activeElement)) + step]?.focus();
  });
  const asked = new URLSearchParams(location.search).get("q");
  if (!asked) return;
  field.value = asked;
  field.focus();
}
