// What the tests of accessibility ask of a page. They put it into every page before the page's own scripts.
"use strict";

window.access = (() => {
  const MANY = 6; // of a long list: the rest is made by the same code

  /** Open what can be opened, and leave of long lists, tables and chapters the first parts, and of the pictures the first of each kind. */
  function thin() {
    const kinds = new Set();
    for (const figure of document.querySelectorAll(".figure[data-kind]")) {
      if (kinds.has(figure.dataset.kind)) {
        for (const picture of figure.querySelectorAll(".picture")) {
          picture.replaceChildren();
          picture.removeAttribute("aria-owns");
        }
      }
      kinds.add(figure.dataset.kind);
    }
    for (const figure of [...document.querySelectorAll(".figure")].slice(MANY)) figure.remove();
    for (const each of document.querySelectorAll("details")) each.open = true;
    for (const sort of ["p", "dl", "ol", "ul", ".figure-table"]) {
      const like = document.querySelectorAll(`article > ${sort}`);
      for (const part of [...like].slice(sort === "p" ? 3 * MANY : 2 * MANY)) part.style.display = "none";
    }
    for (const list of document.querySelectorAll("ul, ol, dl, tbody, select, .filtered")) {
      if (list.closest(".workbench")) continue;
      for (const item of [...list.children].slice(list.matches("dl") ? 2 * MANY : MANY)) item.style.display = "none"; // what leads to it still finds it
    }
  }

  const shown = (box) => box.width > 0 && box.height > 0;
  const named = (part) => {
    const words = part.getAttribute("aria-label") ?? [...(part.labels ?? [])].map((label) => label.textContent).join(" ") ?? "";
    return (words || part.textContent || part.title).trim().replace(/\s+/g, " ");
  };
  const looks = (part) => `${part.tagName.toLowerCase()}.${[...part.classList].filter((name) => name !== "focus-visible").join(".")}`;
  const column = (part) => part.closest(".md-search, .md-header, .md-tabs, .md-sidebar, .md-footer, .workbench-bar, .figure-card, .figure-table, #fig-two-ends, article, body");

  /** Say what is wrong with the stop that has the focus, and where it stands. */
  function stop() {
    const part = document.activeElement;
    const [box] = [...part.getClientRects()].filter(shown);
    const style = getComputedStyle(part.matches(".md-search__input") ? part.form : part);
    const wrong = [];
    if (!named(part)) wrong.push("no name");
    if (!box) wrong.push("no box");
    else if (Math.min(box.bottom, innerHeight) - Math.max(box.top, 0) < Math.min(box.height, 12)) wrong.push(`outside the window: ${Math.round(box.top)} to ${Math.round(box.bottom)}`);
    else if (Math.min(box.right, innerWidth) - Math.max(box.left, 0) < Math.min(box.width, 12)) wrong.push("beside the window");
    else {
      const points = [[0.5, 0.5], [0.1, 0.2], [0.9, 0.8]].map(([x, y]) => [box.left + x * box.width, box.top + y * box.height]);
      const inside = points.filter(([x, y]) => x < innerWidth && y > 0 && y < innerHeight);
      // A preview goes a moment after the focus.
      const seen = ([x, y]) => document.elementsFromPoint(x, y).find((each) => !each.closest(".preview"));
      const cover = inside.map(seen).filter((each) => each && !part.contains(each) && !each.contains(part));
      if (inside.length && cover.length === inside.length) wrong.push(`covered by ${looks(cover[0])} at ${Math.round(box.left)}, ${Math.round(box.top)}`);
    }
    if (style.outlineStyle !== "solid" || parseFloat(style.outlineWidth) < 2) wrong.push(`outline ${style.outlineStyle} ${style.outlineWidth}`);
    const at = column(part);
    let down = 0; // how far what holds the stop is scrolled
    for (let each = part.parentElement; each && getComputedStyle(each).position !== "fixed"; each = each.parentElement) down += each.scrollTop;
    return {
      looks: looks(part), name: named(part).slice(0, 60), href: part.getAttribute("href"), wrong, column: looks(at), main: Boolean(part.closest("article")),
      top: (box?.top ?? 0) + down, left: box?.left ?? 0,
    };
  }

  /** Note each stop as the reader leaves it by Tab; `stops` ends with null where the page ends. */
  function walk() {
    const stops = [];
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Tab" || stops.at(-1) === null) return;
      if (document.activeElement.closest(".preview")) return; // it is gone before a hand comes to it
      if (document.activeElement !== document.body) stops.push(stop());
      else if (stops.length) stops.push(null);
    }, true);
    return (window.access.stops = stops);
  }

  /** Give one element of each sort of stop, with its sort, where the page has it in sight or can scroll to it. */
  function sorts() {
    const found = new Map();
    for (const part of document.querySelectorAll("a[href], button, input, select, summary, [tabindex='0']")) {
      const sort = `${looks(part)} in ${looks(column(part))}`;
      if (part.tabIndex < 0 || !part.checkVisibility({ visibilityProperty: true }) || found.has(sort)) continue;
      found.set(sort, part);
    }
    return found;
  }

  /** Give what is cut off at the present size: text beyond its box where the box hides what does not fit. */
  function cut() {
    const wrong = [];
    for (const part of document.querySelectorAll("body *")) {
      const { overflowX, overflowY, textOverflow } = getComputedStyle(part);
      if (textOverflow === "ellipsis" || !part.textContent.trim() || !part.clientWidth || part.closest("svg, .md-header__title, .md-search, .md-sidebar, [aria-hidden=true]")) continue;
      if (part.clientWidth <= 1) continue; // for a screen reader alone
      if (["hidden", "clip"].includes(overflowX) && part.scrollWidth > part.clientWidth + 2) wrong.push(`${looks(part)} by ${part.scrollWidth - part.clientWidth} across`);
      if (["hidden", "clip"].includes(overflowY) && part.scrollHeight > part.clientHeight + 4) wrong.push(`${looks(part)} by ${part.scrollHeight - part.clientHeight} down`);
    }
    return wrong;
  }

  /** Give the boxes that scroll sideways and cannot be reached or have no name. */
  function scrollers() {
    return [...document.querySelectorAll("body *")]
      .filter((part) => part.scrollWidth > part.clientWidth + 1 && part.clientWidth && ["auto", "scroll"].includes(getComputedStyle(part).overflowX) && !part.querySelector(":scope > button, :scope > label"))
      .filter((part) => !(part.tabIndex === 0 && part.getAttribute("aria-label") && part.getAttribute("role")) && part.checkVisibility({ visibilityProperty: true }) && !part.closest(".md-search"))
      .map(looks);
  }

  /** Give a style to the page as a reader's own sheet would. @param {string} rules */
  function styled(rules) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rules);
    document.adoptedStyleSheets = [sheet];
  }

  /** Give what moves longer than a hundredth of a second. */
  function moving() {
    const longest = (times) => Math.max(...times.split(",").map((time) => parseFloat(time) * (time.trim().endsWith("ms") ? 0.001 : 1)));
    const found = new Set();
    for (const part of document.querySelectorAll("*")) {
      for (const pseudo of [null, "::before", "::after"]) {
        const style = getComputedStyle(part, pseudo);
        if (longest(style.transitionDuration) > 0.01 || (style.animationName !== "none" && longest(style.animationDuration) > 0.01) || style.scrollBehavior === "smooth") found.add(looks(part));
      }
    }
    return [...found];
  }

  return { thin, walk, stop, sorts, cut, scrollers, styled, moving, looks };
})();
