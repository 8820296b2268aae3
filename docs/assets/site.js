// Lets lists narrow, ties text to figures, and makes figures live when a reader asks for it. Without this script, every page is whole.
"use strict";

(() => {
  const LIVE = new URL("live.js", document.currentScript.src); // all that only a live figure needs
  const WORKBENCH = new URL("workbench.js", document.currentScript.src); // what the workbench of the scenarios needs
  const CITING = new URL("citing.js", document.currentScript.src); // and what stands under a page to be cited
  const SYLLABUS = new URL("syllabus.js", document.currentScript.src); // and the builder of reading lists
  const EXERCISES = new URL("exercises.js", document.currentScript.src); // what the exercises need
  const HINTS = {
    timeline: "Zoom, choose kinds and an actor, go from mark to mark, read each card, share the view.",
    actors: "Move the date and see what began and ended, compare two dates, choose types and an actor, share the view.",
    map: "Zoom, go from place to place, read each card, share the view.",
    other: "Go from mark to mark and read each card.",
  };
  // What the theme opens by a hidden checkbox: its name, where it is, and where the focus goes when it opens.
  const OPENED = {
    __drawer: { name: "Menu", box: ".md-sidebar--primary", into: ".md-sidebar--primary a" },
    __search: { name: "Search", box: ".md-search", into: ".md-search__input" },
  };
  const PATIENCE = 300; // milliseconds before a reader is told that something loads, and before a preview comes or goes
  const GAP = 6; // pixels between a link and its preview

  /** Make an element. @param {string} name @param {object} properties @param {...(Node|string)} children */
  function element(name, properties, ...children) {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  }

  /** A figure: static as it comes, live on intent. What it keeps in the address has keys that begin with its id. */
  class Figure {
    /** @param {HTMLElement} figure */
    constructor(figure) {
      this.figure = figure;
      this.id = figure.id.slice("fig-".length);
      this.stage = figure.querySelector(".figure-stage");
      this.tools = figure.querySelector(".figure-tools");
      this.status = figure.querySelector(".figure-status");
      this.button = element("button", { type: "button", textContent: "Explore" });
      this.tools.append(this.button, element("p", { className: "figure-hint", textContent: HINTS[figure.dataset.kind] ?? HINTS.other }));
      const start = () => this.start();
      this.button.addEventListener("click", start);
      // A page that scrolls below a mouse at rest is no intent: only a mouse that moves is.
      this.stage.addEventListener("pointermove", (event) => event.pointerType === "mouse" && (event.movementX || event.movementY) && start());
      this.stage.addEventListener("click", (event) => event.target.closest("a") || start());
      this.stage.addEventListener("focusin", start);
      const title = figure.querySelector(".figure-title").textContent;
      for (const link of [this.button, ...figure.querySelectorAll(".figure-links a")]) link.setAttribute("aria-label", `${link.textContent}: ${title}`);
      figure.explainer = this;
      if ([...new URLSearchParams(location.search).keys()].some((key) => key.startsWith(`${this.id}.`))) start();
    }

    /** Fetch what is needed and take the picture's place. */
    async start() {
      const { state } = this.figure.dataset;
      if (state === "loading" || state === "live") return;
      this.figure.dataset.state = "loading";
      const wait = setTimeout(() => (this.status.textContent = "Loading the live figure …"), PATIENCE);
      try {
        const { Live } = await import(LIVE);
        const asked = document.activeElement === this.button;
        this.live = await Live.begin(this);
        if (asked) this.live.focus();
        this.figure.dataset.state = "live";
        this.status.textContent = "";
      } catch {
        this.figure.dataset.state = "failed";
        this.figure.querySelector(".figure-live")?.remove();
        this.status.textContent = "The live figure could not be loaded. The picture and the table hold the same rows.";
      } finally {
        clearTimeout(wait);
      }
    }

    /** Show only marks of these pages; null shows all. @param {Set<string>|null} pages */
    only(pages) {
      this.pages = pages;
      for (const mark of this.marks()) mark.classList.toggle("off", Boolean(pages) && !pages.has(this.page(mark)));
      this.chosen();
      return this.live?.refresh();
    }

    /** Say how much of the figure is left by the form of the page; its sentence and sizes are those of the whole. */
    chosen() {
      const shown = new Set();
      for (const mark of this.marks()) if (!mark.classList.contains("off")) shown.add(this.page(mark));
      const none = this.pages && ![...shown].some((page) => !/^actors\/[^#]*$/.test(page));
      const among = "thinned" in this.figure.dataset ? ", among what is drawn" : "";
      const some = this.pages ? `Narrowed by the form above${among}; the words below tell of the whole.` : "";
      this.status.textContent = none ? `Nothing fits this choice${among}.` : some;
    }

    /** Let the marks of a page stand out, or none. @param {string|null} page */
    light(page) {
      for (const mark of this.marks()) mark.classList.toggle("lit", this.page(mark) === page);
      this.live?.light(page);
    }

    /** Give the marks and labels of the static pictures. */
    marks() {
      return this.stage.querySelectorAll(".picture a");
    }

    /** Give the page of a mark, from the site's root. @param {SVGAElement} mark */
    page(mark) {
      return mark.href.baseVal.slice(this.figure.dataset.root.length);
    }
  }

  /** Letters without case and marks, so that Yaalon finds Ya'alon. @param {string} text */
  function folded(text) {
    return text.normalize("NFD").toLowerCase().replace(/[\u0300-\u036f'’ʿ-]/g, "");
  }

  // What a choice asks of an item of the list, where that is not the same word in its data.
  const TESTS = {
    words: (item, value) => folded(value).split(/\s+/).every((word) => (item.words ??= folded(item.textContent)).includes(word)),
    since: (item, value) => item.dataset.until >= value,
    until: (item, value) => item.dataset.year <= value,
    without: (item, value) => item.dataset.types.split(" ").some((type) => type !== value),
  };

  /** Let a form narrow the list of its page, and the figures that it explores, and keep its state in the address. @param {HTMLFormElement} form */
  function narrow(form) {
    const lists = [...document.querySelectorAll(".filtered")];
    const items = lists.flatMap((list) => [...list.querySelectorAll("li")]);
    const status = form.querySelector("[role=status]");
    const below = (figure) => form.compareDocumentPosition(figure) & Node.DOCUMENT_POSITION_FOLLOWING;
    const explored = "explores" in form.dataset ? [...document.querySelectorAll(".figure")].filter(below) : [];

    const choice = () => [...new FormData(form)].filter(([, value]) => value.trim());
    const apply = () => {
      const asked = choice();
      let shown = 0;
      for (const item of items) {
        const fits = asked.every(([name, value]) => TESTS[name]?.(item, value) ?? item.dataset[name]?.split(" ").includes(value));
        item.hidden = !fits;
        shown += fits;
      }
      for (const list of lists) {
        for (const section of list.querySelectorAll("section")) section.hidden = !section.querySelector("li:not([hidden])");
      }
      status.textContent = asked.length ? `${shown} of ${items.length} shown` : `${items.length} in all`;
      for (const { explainer } of explored) explainer?.only(asked.length ? pages(explainer) : null);
    };
    /** Give the pages of what is listed: those of the items, and the sections that hold any. */
    const pages = ({ figure }) => {
      const root = new URL(figure.dataset.root, location.href).href;
      const here = location.href.slice(root.length).replace(/[?#].*/, "");
      const found = new Set();
      for (const item of items) {
        if (item.hidden) continue;
        found.add(item.querySelector("a").href.slice(root.length));
        for (const actor of item.dataset.actors.split(" ")) found.add(`actors/${actor}/`);
        const anchor = item.closest("section")?.querySelector("[id]")?.id;
        if (anchor) found.add(`${here}#${anchor}`);
      }
      return found;
    };
    const keep = () => {
      const query = new URLSearchParams(location.search);
      for (const { name } of form.elements) query.delete(name);
      for (const [name, value] of choice()) query.append(name, value);
      apply();
      history.replaceState(history.state, "", `${location.pathname}${query.size ? `?${query}` : ""}${location.hash}`);
    };

    for (const [name, value] of new URLSearchParams(location.search)) {
      if (form.elements[name]) form.elements[name].value = value;
    }
    form.addEventListener("input", keep);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(keep));
    apply();
    form.hidden = false;
  }

  /** Let the marks of an event stand out while its link in the text is pointed at or has the focus. */
  function tie() {
    const root = document.querySelector(".figure")?.dataset.root;
    if (root === undefined) return;
    for (const link of document.querySelectorAll("a.event-link")) {
      const light = (page) => document.querySelectorAll(".figure").forEach((figure) => figure.explainer?.light(page));
      const page = link.getAttribute("href").slice(root.length);
      for (const type of ["pointerenter", "focus"]) link.addEventListener(type, () => light(page));
      for (const type of ["pointerleave", "blur"]) link.addEventListener(type, () => light(null));
    }
  }

  /** Show what a link of the text leads to while it is pointed at or has the focus: its note, or the words of its title. */
  function preview() {
    const LINKS = ".md-content :is(.footnote-ref, .event-link, .term)";
    const shown = element("div", { className: "preview", id: "preview" });
    shown.setAttribute("role", "tooltip");
    let of = null;
    let waiting;

    const words = (link) => {
      if (link.matches(".event-link")) link = document.querySelector(`.event-link[id][href="${link.getAttribute("href")}"]`) ?? link; // the first tells
      if (!link.matches(".footnote-ref")) return [link.dataset.preview ?? link.title];
      const note = document.getElementById(decodeURIComponent(link.hash.slice(1))).cloneNode(true);
      note.querySelectorAll(".footnote-backref").forEach((back) => back.remove());
      return [...note.childNodes];
    };
    const hide = () => {
      clearTimeout(waiting);
      shown.remove();
      of?.removeAttribute("aria-describedby");
      of = null;
    };
    const show = (link) => {
      const said = words(link);
      if (!said[0]) return;
      hide();
      if (link.title) link.dataset.preview = link.title; // else the browser would show it a second time
      link.removeAttribute("title");
      shown.replaceChildren(...said);
      document.body.append(shown);
      const { left, top, bottom } = link.getClientRects()[0];
      const { width, height } = shown.getBoundingClientRect();
      const above = bottom + GAP + height > innerHeight && top > height + GAP;
      shown.style.left = `${scrollX + Math.max(GAP, Math.min(left, document.documentElement.clientWidth - width - GAP))}px`;
      shown.style.top = `${scrollY + (above ? top - height - GAP : bottom + GAP)}px`;
      link.setAttribute("aria-describedby", shown.id);
      of = link;
    };
    /** Go on to what is pointed at: another link, the preview itself, or neither. The way to the preview may take a moment. */
    const turn = ({ target, type, pointerType }) => {
      if (type === "pointerover" && pointerType !== "mouse") return;
      const link = target.closest(LINKS);
      clearTimeout(waiting);
      if (link === of || shown.contains(target)) return;
      if (!link && type === "pointerover" && of === document.activeElement) return; // it stays while its link has the focus
      if (link && type === "focusin") show(link);
      else waiting = setTimeout(link ? show : hide, PATIENCE, link);
    };
    document.addEventListener("pointerover", turn);
    document.addEventListener("focusin", turn);
    document.addEventListener("focusout", ({ target }) => {
      if (target === of) waiting = setTimeout(hide, PATIENCE);
    });
    document.addEventListener("keydown", ({ key }) => key === "Escape" && hide());
  }

  /** Fetch what citing needs when a reader comes near it, or moves a mouse, since each paragraph then offers its link. */
  function citing() {
    const load = () => {
      near.disconnect();
      import(CITING).then(({ begin }) => begin(), () => {}); // without it, the references stand as they are
    };
    const near = new IntersectionObserver((seen) => seen.some((each) => each.isIntersecting) && load(), { rootMargin: "300%" });
    const places = document.querySelectorAll(".cite, .parts");
    for (const place of places) near.observe(place);
    if (places.length) document.addEventListener("focusin", load, { once: true }); // who goes by keyboard is there sooner than what grows
    if (document.querySelector(".parts")) document.addEventListener("pointermove", load, { once: true });
  }

  /** Put buttons in the place of the theme's labels, which open the menu, the search and the list of sections and change the colours by mouse only. */
  function buttons() {
    for (const label of document.querySelectorAll("label:is(.md-header__button, .md-search__icon, .md-nav__link[for=__toc])")) {
      const box = document.getElementById(label.htmlFor);
      const { className, innerHTML, hidden, title } = label;
      const made = element("button", { type: "button", className, innerHTML, hidden, title });
      made.setAttribute("for", box.id); // by which the theme's stylesheet knows it
      const name = OPENED[box.id]?.name ?? (title || `${label.textContent.trim()}, sections`);
      made.setAttribute("aria-label", label.matches(".md-search__icon") ? `Close ${name}` : name);
      if (box.type === "radio") document.querySelectorAll(`[name=${box.name}]`).forEach((each) => (each.tabIndex = -1));
      if (label.matches(".md-search__icon")) made.tabIndex = -1;
      made.addEventListener("click", () => box.click());
      label.replaceWith(made);
    }
    tell();
  }

  /** Say of each button whether what it opens is open. */
  function tell() {
    for (const box of document.querySelectorAll("#__drawer, #__search, #__toc")) {
      document.querySelectorAll(`button[for=${box.id}]`).forEach((each) => each.setAttribute("aria-expanded", String(box.checked)));
    }
  }

  /** Close the menu or the search, unless the focus is in it. @param {Element} [focused] without it, both close and give the focus back to their button */
  function shut(focused) {
    for (const [id, { box }] of Object.entries(OPENED)) {
      const toggle = document.getElementById(id);
      if (!toggle?.checked || focused?.closest(`${box}, [for=${id}]`)) continue;
      toggle.click();
      if (focused) continue;
      document.activeElement.blur();
      document.querySelector(`.md-header__button[for=${id}]`).focus(); // on a wide screen, where the search has none, the next stop follows its field
    }
  }

  document.addEventListener("focusin", ({ target }) => shut(target));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") shut();
    // The theme closes the search at Tab, before its results can be reached, and takes single letters as commands, which a voice or a slip would give.
    if (!["ArrowUp", "ArrowDown", "Enter", "Escape"].includes(event.key)) event.stopPropagation();
  });
  // The theme's results are no stops, and the sort of each is a landmark.
  const results = document.querySelector(".md-search-result__list");
  const mend = () => {
    for (const link of results.querySelectorAll("a")) link.tabIndex = 0;
    for (const sort of results.querySelectorAll("nav")) sort.setAttribute("role", "none");
  };
  if (results) new MutationObserver(mend).observe(results, { childList: true, subtree: true });
  document.addEventListener("change", ({ target }) => {
    tell();
    if (target.checked && target.id in OPENED) document.querySelector(OPENED[target.id].into).focus();
    // After the theme, which shows the other button and gives the focus to a radio button that nobody sees.
    if (target.matches(".md-option")) setTimeout(() => document.querySelector(".md-header__option button:not([hidden])").focus());
  });

  // A table is a stop for the keyboard where it scrolls.
  const tables = new ResizeObserver((seen) => {
    for (const { target } of seen) target.tabIndex = target.scrollWidth > target.clientWidth || target.scrollHeight > target.clientHeight ? 0 : -1;
  });

  /** Prepare the figures and lists of the page that is shown. */
  function prepare() {
    buttons();
    if (document.documentElement.classList.contains("embed") && matchMedia("(prefers-color-scheme: dark)").matches)
      document.body.dataset.mdColorScheme = "slate";
    for (const figure of document.querySelectorAll('.figure[data-state="static"]')) {
      if (!figure.explainer && figure.querySelector(".picture")) new Figure(figure);
    }
    document.querySelectorAll("form.filters").forEach(narrow);
    const bench = document.querySelector(".workbench");
    if (bench) import(WORKBENCH).then(({ begin }) => begin(bench), () => {}); // without it, its static result stays
    const syllabus = document.querySelector(".syllabus");
    if (syllabus) import(SYLLABUS).then(({ begin }) => begin(syllabus), () => {}); // the plans of the page stay
    const exercise = document.querySelector(".exercise");
    if (exercise) import(EXERCISES).then(({ begin }) => begin(exercise), () => {}); // without it, the first set stays, as on paper
    document.querySelectorAll(".figure-table").forEach((table) => tables.observe(table));
    tie();
    citing();
    preview();
  }

  prepare();
})();
