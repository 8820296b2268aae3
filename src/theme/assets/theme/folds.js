// What is folded opens where an address leads into it, and on paper.

/** Open all that a place is folded in. */
function open() {
  const place = document.getElementById(location.hash.slice(1));
  const folds = [];
  for (let fold = place?.closest("details:not([open])"); fold; fold = fold.parentElement.closest("details:not([open])")) folds.push(fold);
  for (const fold of folds) /** @type {HTMLDetailsElement} */ (fold).open = true;
  if (folds.length) place.scrollIntoView();
}

/** Open folds, now and whenever the address or the medium changes. */
export function openFolds() {
  /** @type {HTMLDetailsElement[]} */
  let opened = [];
  addEventListener("hashchange", open);
  const unfold = () => {
    opened = Array.from(document.querySelectorAll(".md-content details:not([open])"));
    for (const fold of opened) fold.open = true;
  };
  addEventListener("DOMContentLoaded", () => addEventListener("beforeprint", unfold)); // after the scripts that put more folds on paper
  addEventListener("afterprint", () => {
    for (const fold of opened) fold.open = false;
  });
  open();
}
