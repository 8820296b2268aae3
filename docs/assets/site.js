// Makes figures live and lists narrow when a reader asks for it. Without this script, every page is whole.
"use strict";

(() => {
  const WIDE = 640; // the width of a figure from which the wide layout is used; site.css has the same
  const PATIENCE = 300; // milliseconds before a reader is told that something loads
  let library;

  /** Load Plotly once, from our own host. @param {string} address @returns {Promise<object>} */
  function plotly(address) {
    library ??= new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = address;
      script.onload = () => (window.Plotly ? resolve(window.Plotly) : reject(new Error("no Plotly")));
      script.onerror = () => {
        library = undefined;
        script.remove();
        reject(new Error("download failed"));
      };
      document.head.append(script);
    });
    return library;
  }

  /** Fetch a figure's plots. @param {string} address @returns {Promise<string>} */
  async function fetched(address) {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`${answer.status}`);
    return answer.text();
  }

  /** Make an element. @param {string} name @param {object} properties @param {...(Node|string)} children */
  function element(name, properties, ...children) {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  }

  /** Put the values of the current scheme in the place of `var(--name)`. @param {string} text */
  function coloured(text) {
    const style = getComputedStyle(document.body);
    return text.replace(/var\(--([a-z]+)\)/g, (_, name) => style.getPropertyValue(`--${name}`).trim());
  }

  /** Break a line for a hover card. @param {string} text @returns {string} pseudo-HTML */
  function wrapped(text) {
    const lines = [""];
    for (const word of text.split(" ")) {
      if (lines.at(-1).length + word.length > 46) lines.push("");
      lines.push(`${lines.pop()} ${word}`.trim());
    }
    return lines.join("<br>").replace(/&/g, "&amp;").replace(/<(?!br>)/g, "&lt;");
  }

  /** Multiply every size in a plot, since the picture is drawn for one width. @param {object} plot @param {number} k */
  function scaled(plot, k) {
    const { data, layout } = plot;
    const times = (holder, ...names) => {
      for (const name of names) {
        if (Array.isArray(holder?.[name])) holder[name] = holder[name].map((size) => size * k);
        else if (typeof holder?.[name] === "number") holder[name] *= k;
      }
    };
    times(layout, "width", "height");
    times(layout.margin, "l", "r", "t", "b");
    for (const name of ["xaxis", "yaxis"]) times(layout[name].tickfont, "size");
    for (const note of layout.annotations ?? []) {
      times(note, "xshift", "yshift");
      times(note.font, "size");
      note.captureevents = Boolean(note.name);
    }
    for (const shape of layout.shapes ?? []) times(shape.line, "width");
    for (const trace of data) {
      times(trace.marker, "size");
      times(trace.marker?.line, "width");
      times(trace.line, "width");
      if (trace.customdata) {
        trace.hovertext = trace.customdata.map((each) => each && `<b>${wrapped(each[0])}</b><br>${wrapped(each[2])}`);
        trace.hovertemplate = "%{hovertext}<extra></extra>";
      }
    }
    layout.font = { family: getComputedStyle(document.documentElement).getPropertyValue("--sans") };
    const style = getComputedStyle(document.body);
    layout.hoverlabel = {
      align: "left",
      bgcolor: style.getPropertyValue("--paper").trim(),
      bordercolor: style.getPropertyValue("--quiet").trim(),
      font: { size: 13, color: style.getPropertyValue("--ink").trim() },
    };
    return plot;
  }

  /** A figure that has become live, or is about to. */
  class Live {
    /** @param {HTMLElement} figure */
    constructor(figure) {
      this.figure = figure;
      this.stage = figure.querySelector(".figure-stage");
      this.status = element("span", { className: "figure-status" });
      this.status.setAttribute("role", "status");
      this.button = element("button", { type: "button", textContent: "Explore" });
      this.tools = element("div", { className: "figure-tools" }, this.button, this.status);
      this.stage.after(this.tools);
      this.hidden = new Set();
      const start = () => this.start();
      this.button.addEventListener("click", start);
      this.stage.addEventListener("pointerenter", (event) => event.pointerType === "mouse" && start());
      this.stage.addEventListener("click", (event) => event.target.closest("a") || start());
      this.stage.addEventListener("focusin", start);
    }

    /** Fetch what is needed and take the picture's place. */
    async start() {
      const { state, plotly: address, plot } = this.figure.dataset;
      if (state === "loading" || state === "live") return;
      this.figure.dataset.state = "loading";
      const wait = setTimeout(() => (this.status.textContent = "Loading the live figure …"), PATIENCE);
      try {
        [this.plotly, this.text] = await Promise.all([plotly(address), fetched(plot)]);
        const { as_of: day, last } = JSON.parse(this.text);
        this.day = this.first = day;
        this.last = last;
        await this.draw();
        this.figure.dataset.state = "live";
        this.status.textContent = "";
        this.controls();
        this.watch();
      } catch {
        this.figure.dataset.state = "failed";
        this.live?.remove();
        this.status.textContent = "The live figure could not be loaded. The picture and the table hold the same rows.";
      } finally {
        clearTimeout(wait);
      }
    }

    /** Draw for the present width, colours and choices. */
    async draw() {
      const width = this.stage.clientWidth;
      const plots = JSON.parse(coloured(this.text));
      const layout = width >= WIDE ? "wide" : "narrow";
      const picture = this.stage.querySelector(`.picture.${layout}`);
      const plot = plots[layout];
      this.scale = picture.getBoundingClientRect().width / plot.layout.width;
      scaled(plot, this.scale);
      if (matchMedia("(pointer: coarse)").matches) plot.layout.dragmode = false;
      this.drawn = width;
      const fresh = element("div", { className: "figure-live" });
      fresh.style.width = `${plot.layout.width}px`;
      this.stage.append(fresh);
      this.plot = plot;
      if (!this.day) this.range = (plot.layout.yaxis.type === "date" ? plot.layout.yaxis : plot.layout.xaxis).range.map((end) => +new Date(end));
      this.choose();
      await this.plotly.newPlot(fresh, plot.data, plot.layout, { displayModeBar: false, responsive: false, doubleClick: "reset", scrollZoom: false });
      this.live?.remove();
      this.live = fresh;
      this.show?.();
      fresh.on("plotly_click", ({ points }) => this.open(points[0].customdata?.[1]));
      fresh.on("plotly_clickannotation", ({ annotation }) => this.open(annotation.name));
      fresh.on("plotly_relayout", (change) => this.retick(change));
    }

    /** Apply the hidden kinds, or the day, to the plot before it is drawn. */
    choose() {
      const { data, layout } = this.plot;
      if (!this.day) {
        for (const trace of data) trace.visible = !this.hidden.has(trace.name);
        return;
      }
      const dots = data.find((trace) => trace.name === "actors");
      const ties = data.filter((trace) => trace !== dots);
      const present = new Set();
      for (const tie of ties) {
        const [from, to, first, last] = tie.meta;
        tie.visible = (!first || first <= this.day) && (!last || last >= this.day);
        if (tie.visible) present.add(from).add(to);
      }
      dots.marker.size = dots.meta.map(([id, size]) => (present.has(id) ? size * this.scale : 0));
      for (const note of layout.annotations) {
        const name = note.name ?? "";
        if (name.includes("#")) note.visible = this.day === this.first;
        else note.visible = present.has(name.split("/")[1]);
      }
      this.count = ties.filter((tie) => tie.visible).length;
    }

    /** Draw again, one drawing at a time. */
    async redraw() {
      if (this.busy) {
        this.again = true;
        return;
      }
      this.busy = true;
      await this.draw();
      this.busy = false;
      if (this.again) {
        this.again = false;
        await this.redraw();
      }
    }

    /** Follow a mark to its page. @param {string|undefined} path */
    open(path) {
      if (path) location.href = this.figure.dataset.root + path;
    }

    /** Let ticks follow a zoom, and come back with the reset. @param {object} change */
    retick(change) {
      const name = this.plot.layout.yaxis.type === "date" ? "yaxis" : "xaxis";
      if (this.day || !Object.keys(change).some((key) => key.startsWith(`${name}.range`) || key === `${name}.autorange`)) return;
      const range = this.live.layout[name].range.map((end) => +new Date(end));
      const whole = this.range.every((end, index) => Math.abs(end - range[index]) < 864e5);
      const mode = whole ? "array" : "auto";
      if (this.live.layout[name].tickmode !== mode) this.plotly.relayout(this.live, { [`${name}.tickmode`]: mode });
    }

    /** Zoom about the middle. @param {number} factor less than 1 to come nearer */
    zoom(factor) {
      const change = {};
      for (const name of ["xaxis", "yaxis"]) {
        const axis = this.live.layout[name];
        if (axis.fixedrange) continue;
        const dates = axis.type === "date";
        const [low, high] = axis.range.map((end) => (dates ? +new Date(end) : end));
        const middle = (low + high) / 2;
        const half = ((high - low) / 2) * factor;
        const ends = [middle - half, middle + half];
        change[`${name}.range`] = dates ? ends.map((end) => new Date(end).toISOString().slice(0, 16)) : ends;
      }
      return this.plotly.relayout(this.live, change);
    }

    /** Build the buttons that a live figure has. */
    controls() {
      const button = (label, press, text = label) => {
        const made = element("button", { type: "button", textContent: text });
        made.setAttribute("aria-label", label);
        made.addEventListener("click", press);
        return made;
      };
      this.button.remove();
      const reset = () => {
        this.hidden.clear();
        this.day &&= this.first;
        for (const each of this.tools.querySelectorAll("[aria-pressed]")) each.setAttribute("aria-pressed", "true");
        return this.redraw();
      };
      this.status.before(
        button("Zoom in", () => this.zoom(1 / 1.5), "+"),
        button("Zoom out", () => this.zoom(1.5), "−"),
        button("Reset", reset),
        ...(this.day ? [this.slider()] : this.toggles()),
      );
    }

    /** Make one switch per kind of event. */
    toggles() {
      const kinds = [...new Set(this.plot.data.map((trace) => trace.name))];
      if (kinds.length < 2) return [];
      return kinds.map((kind) => {
        const made = element("button", { type: "button", textContent: kind });
        made.setAttribute("aria-pressed", "true");
        made.addEventListener("click", () => {
          const off = this.hidden.delete(kind) ? "true" : (this.hidden.add(kind), "false");
          made.setAttribute("aria-pressed", off);
          this.redraw();
        });
        return made;
      });
    }

    /** Make the slider that sets the day of an actor diagram, by months. */
    slider() {
      const months = (day) => +day.slice(0, 4) * 12 + +day.slice(5, 7) - 1;
      const starts = this.plot.data.filter((trace) => trace.name !== "actors").map((trace) => trace.meta[2]);
      const least = Math.max(months("1991-01"), Math.min(...starts.filter(Boolean).map(months), months(this.first)));
      const input = element("input", { type: "range", min: least, max: months(this.last), value: months(this.first) });
      const output = element("output", {});
      const said = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
      this.show = () => {
        input.value = months(this.day);
        const words = `${said.format(new Date(`${this.day}T00:00Z`))}: ${this.count} ties`;
        output.textContent = words;
        input.setAttribute("aria-valuetext", words);
      };
      input.addEventListener("input", async () => {
        const month = +input.value;
        const same = month === months(this.first);
        this.day = same ? this.first : `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}-15`;
        if (this.day > this.last) this.day = this.last;
        await this.redraw();
      });
      this.show();
      return element("label", {}, "Date", input, output);
    }

    /** Draw again when the width or the colours change. */
    watch() {
      new ResizeObserver(() => this.stage.clientWidth !== this.drawn && this.redraw()).observe(this.stage);
      new MutationObserver(() => this.redraw()).observe(document.body, { attributeFilter: ["data-md-color-scheme"] });
    }
  }

  /** Letters without case and marks, so that Yaalon finds Ya'alon. @param {string} text */
  function folded(text) {
    return text.normalize("NFD").toLowerCase().replace(/[\u0300-\u036f'’ʿ-]/g, "");
  }

  /** Let a form narrow the list after it, and keep its state in the address. @param {HTMLFormElement} form */
  function narrow(form) {
    const list = form.nextElementSibling;
    const items = [...list.querySelectorAll("li")].map((item) => ({ item, words: folded(item.textContent) }));
    const status = form.querySelector("[role=status]");

    const apply = () => {
      const asked = [...new FormData(form)].filter(([, value]) => value.trim());
      let shown = 0;
      for (const { item, words } of items) {
        const fits = asked.every(([name, value]) =>
          name === "words" ? folded(value).split(/\s+/).every((word) => words.includes(word)) : item.dataset[name]?.split(" ").includes(value),
        );
        item.hidden = !fits;
        shown += fits;
      }
      for (const section of list.querySelectorAll("section")) section.hidden = !section.querySelector("li:not([hidden])");
      status.textContent = asked.length ? `${shown} of ${items.length} shown` : `${items.length} in all`;
      return asked;
    };
    const keep = () => {
      const query = new URLSearchParams(apply()).toString();
      history.replaceState(history.state, "", query ? `?${query}` : location.pathname);
    };

    for (const [name, value] of new URLSearchParams(location.search)) {
      if (form.elements[name]) form.elements[name].value = value;
    }
    form.addEventListener("input", keep);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(keep));
    apply();
  }

  /** Prepare the figures and lists of the page that is shown. */
  function prepare() {
    document.querySelectorAll("form.filters").forEach(narrow);
    for (const figure of document.querySelectorAll('.figure[data-state="static"]')) {
      if (!figure.querySelector(".figure-tools") && figure.querySelector(".picture")) new Live(figure);
    }
  }

  if (window.document$) window.document$.subscribe(prepare);
  else prepare();
})();
