// The table of contents beside a long page, in which the part that is read stands out; and the title of the page in the header, once it is out of view.

const FAR = "9999999px";

/** Let the table of contents mark the last heading that is above the lower three quarters of the screen. */
function followParts() {
  /** @type {Map<Element, Element>} */
  const links = new Map();
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll(".md-sidebar--secondary a.md-nav__link"))) {
    const heading = document.getElementById(link.hash.slice(1));
    if (heading) links.set(heading, link);
  }
  /** @type {Set<Element>} */
  const passed = new Set();
  const seen = new IntersectionObserver((changes) => {
    for (const { target, isIntersecting } of changes) {
      if (isIntersecting) passed.add(target);
      else passed.delete(target);
    }
    const last = [...links.keys()].filter((heading) => passed.has(heading)).at(-1);
    for (const [heading, link] of links) link.classList.toggle("md-nav__link--active", heading === last);
    links.get(last)?.scrollIntoView({ block: "nearest" });
  }, { rootMargin: `${FAR} 0px -75%` });
  for (const heading of links.keys()) seen.observe(heading);
}

/** Let the table of contents and the header follow a reader. */
export function followContents() {
  const title = document.querySelector(".md-content h1");
  const header = document.querySelector(".md-header__title");
  const away = new IntersectionObserver(([{ isIntersecting }]) => header.classList.toggle("md-header__title--active", !isIntersecting), { rootMargin: `-48px 0px ${FAR}` });
  if (title) away.observe(title);
  followParts();
}
