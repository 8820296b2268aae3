// What has the focus stays in view while the page above it grows, since far parts are laid out, and tools fetched, as a keyboard comes near.

const SETTLED = 1000; // milliseconds after which the page may move again under a reader

/** Keep the stop to which a keyboard came in view for as long as the page may still grow because of it. */
export function keepFocusInView() {
  let until = 0;
  const keep = () => {
    const at = document.activeElement;
    if (performance.now() > until || !at.matches(":focus-visible")) return;
    if (at.getBoundingClientRect().bottom > innerHeight) at.scrollIntoView({ block: "nearest" });
  };
  document.addEventListener("focusin", () => {
    until = performance.now() + SETTLED;
    requestAnimationFrame(keep);
  });
  new ResizeObserver(keep).observe(document.body);
}
