// What a live figure does: zoom, walk, cards, filters, dates, and its state in the address. Loaded when a reader turns to a figure.

const WIDE = 640; // the width of a figure from which the wide layout is used; site.css has the same
const FAINT = 0.25; // the opacity of a tie that held on both dates; figures/actors.py has the same
const SORTED = ["timeline", "actors", "map", "deals"]; // kinds of figure whose marks can be hidden by sort
const AIR = 72; // pixels at the top and bottom of the window in which a chosen mark may not lie: the header and a card cover them
const FORMATS = [
  { dtickrange: [null, 864e5 * 27], value: "%-d %b %Y" },
  { dtickrange: ["M1", "M11"], value: "%b %Y" },
  { dtickrange: ["M12", null], value: "%Y" },
]; // of ticks, by their distance
const RING = 22; // pixels across the ring around the chosen mark
const SIGNS = { begun: "cross-thin-open", ended: "x-thin-open", changed: "diamond-open" }; // figures/actors.py has the same
const SAID = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
const loaded = new Map();

/** Load a script once, from our own host. @param {string} address @returns {Promise<object>} Plotly */
function script(address) {
  return once(address, () =>
    new Promise((resolve, reject) => {
      const made = element("script", { src: address });
      made.onload = () => (window.Plotly ? resolve(window.Plotly) : reject(new Error("no Plotly")));
      made.onerror = () => {
        made.remove();
        reject(new Error("download failed"));
      };
      document.head.append(made);
    }),
  );
}

/** Fetch a text once. @param {string} address @returns {Promise<string>} */
function fetched(address) {
  return once(address, async () => {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`${answer.status}`);
    return answer.text();
  });
}

/** Do something once for an address; what failed can be tried again. @param {string} address @param {() => Promise} work */
function once(address, work) {
  if (!loaded.has(address)) {
    const promise = work();
    loaded.set(address, promise);
    promise.catch(() => loaded.delete(address));
  }
  return loaded.get(address);
}

/** Make an element. @param {string} name @param {object} properties @param {...(Node|string)} children */
function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

/** Make a button. @param {string} label @param {() => void} press @param {string} text */
function button(label, press, text = label) {
  const made = element("button", { type: "button", textContent: text });
  made.setAttribute("aria-label", label);
  if (text !== label) made.title = label;
  made.addEventListener("click", press);
  return made;
}

/** Give the value of a CSS variable. @param {string} name */
function variable(name) {
  return getComputedStyle(document.body).getPropertyValue(`--${name}`).trim();
}

/** Read a plot, with the values of the current scheme in the place of `var(--name)`. @param {string} text */
function coloured(text) {
  return JSON.parse(text, (_, value) => (typeof value === "string" ? value.replace(/^var\(--([a-z]+)\)$/, (_, name) => variable(name)) : value));
}

/** Give text as pseudo-HTML that says it. @param {string} text */
function escaped(text) {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
}

/** Break a line for a hover card. @param {string} text @returns {string} pseudo-HTML */
function wrapped(text) {
  const lines = [""];
  for (const word of text.split(" ")) {
    if (lines.at(-1).length + word.length > 46) lines.push("");
    lines.push(`${lines.pop()} ${word}`.trim());
  }
  const short = lines.length > 7 ? [...lines.slice(0, 6), `${lines[6]} …`] : lines;
  return short.map(escaped).join("<br>");
}

/** Give the words of a label. @param {string} label pseudo-HTML of figures/frame.py */
function plain(label) {
  return new DOMParser().parseFromString(label.replaceAll("<br>", " "), "text/html").body.textContent;
}

/** Multiply every size in a plot, since the picture is drawn for one width. @param {object} plot @param {number} k */
function scaled({ data, layout }, k) {
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
    if (trace.customdata && trace.hoverinfo !== "skip") {
      trace.hovertext = trace.customdata.map((each) => each && `<b>${wrapped(each[0])}</b><br>${wrapped(each[2])}`);
      trace.hovertemplate = "%{hovertext}<extra></extra>";
    }
  }
  layout.font = { family: getComputedStyle(document.documentElement).getPropertyValue("--sans") };
  layout.paper_bgcolor = variable("paper");
  layout.hoverlabel = { align: "left", bgcolor: variable("paper"), bordercolor: variable("quiet"), font: { ...layout.font, size: 13, color: variable("ink") } };
}

/** Days since 1970 of the month at a step of the slider, in its middle. @param {number} month */
const middleOf = (month) => `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}-15`;
const monthOf = (day) => +day.slice(0, 4) * 12 + +day.slice(5, 7) - 1;
const said = (day) => SAID.format(utc(day));
/** Milliseconds since 1970 of a date of Plotly, which has no time zone: a reader's own must not move it. @param {string} text */
const utc = (text) => Date.parse(text.length > 10 ? `${text.replace(" ", "T")}Z` : text);

/** A live figure. Its whole state stands in `this.state`, and in the address under keys that begin with its id. */
export class Live {
  /** Fetch all that is needed, and draw in the place of the picture. @param {object} owner the figure of site.js */
  static async begin(owner) {
    const { plotly, plot, cards } = owner.figure.dataset;
    const live = new Live(owner);
    [live.plotly, live.text, live.cards] = await Promise.all([
      script(plotly),
      fetched(plot),
      fetched(cards).then(JSON.parse, () => ({ names: {}, cards: {} })),
    ]);
    live.control = JSON.parse(live.text);
    live.recall();
    await live.draw();
    live.controls();
    live.watch();
    live.at = live.marks.findIndex((mark) => mark.id === live.state.mark);
    if (live.at >= 0) {
      live.ring(live.marks[live.at]);
      live.card(live.marks[live.at].data);
    }
    return live;
  }

  constructor(owner) {
    const { figure, id, stage, tools, status } = owner;
    Object.assign(this, { owner, figure, id, stage, tools, status });
    this.root = figure.dataset.root;
    this.at = -1;
  }

  /** Read the state from the address. */
  recall() {
    const query = new URLSearchParams(location.search);
    const get = (key) => query.get(`${this.id}.${key}`) ?? "";
    const { as_of: day, compare } = this.control;
    const valid = (value) => (/^\d{4}-\d\d-\d\d$/.test(value) ? value : "");
    this.first = { off: [], actor: "", view: "", day: day ?? "", with: compare ?? "", mark: "" };
    this.state = {
      off: get("off").split("~").filter(Boolean),
      actor: get("actor") in this.cards.names ? get("actor") : "",
      view: /^[-\dT:.]+(~[-\dT:.]+)+$/.test(get("view")) ? get("view") : "",
      day: valid(get("day")) || this.first.day,
      with: get("with") === "none" ? "" : valid(get("with")) || this.first.with,
      mark: get("mark"),
    };
  }

  /** Write the state into the address, where it differs from the first. */
  keep() {
    const query = new URLSearchParams(location.search);
    for (const [key, value] of Object.entries(this.state)) {
      const name = `${this.id}.${key}`;
      const text = Array.isArray(value) ? value.join("~") : value;
      const first = Array.isArray(value) ? "" : this.first[key];
      if (text === first) query.delete(name);
      else query.set(name, text || "none");
    }
    history.replaceState(history.state, "", `${location.pathname}${query.size ? `?${query}` : ""}${location.hash}`);
    const cited = this.figure.querySelector(".figure-address");
    if (cited) cited.textContent = this.link();
  }

  /** Give the address of this view. */
  link() {
    return `${location.origin}${location.pathname}${location.search}#${this.figure.id}`;
  }

  /** Change the state, draw it and keep it. @param {object} change */
  set(change) {
    Object.assign(this.state, change);
    this.keep();
    return this.refresh();
  }

  /** Draw for the present width, colours and state. */
  async draw() {
    const width = this.stage.clientWidth;
    const layout = width >= WIDE ? "wide" : "narrow";
    const picture = this.stage.querySelector(`.picture.${layout}`);
    const plot = coloured(this.text)[layout];
    this.scale = picture.getBoundingClientRect().width / plot.layout.width;
    scaled(plot, this.scale);
    this.drawn = width;
    this.plot = plot;
    for (const name of ["xaxis", "yaxis"]) plot.layout[name].tickformatstops = FORMATS;
    this.time = ["xaxis", "yaxis"].find((name) => plot.layout[name].type === "date");
    if (this.control.as_of) this.choose();
    this.sift();
    if (this.control.as_of) this.settle();
    this.collect();
    const zoomed = this.frame();
    if (matchMedia("(pointer: coarse)").matches && !zoomed) plot.layout.dragmode = false;
    const ring = { symbol: "circle-open", size: RING * this.scale, color: variable("ink"), line: { width: 2.5 }, opacity: 1 };
    plot.data.push({ type: "scatter", mode: "markers", name: "chosen", x: [null], y: [null], marker: ring, hoverinfo: "skip", cliponaxis: false });
    const fresh = element("div", { className: "figure-live", tabIndex: 0 });
    fresh.style.width = `${plot.layout.width}px`;
    fresh.setAttribute("role", "application");
    fresh.setAttribute("aria-label", `${this.figure.querySelector(".figure-title").textContent}: live figure. Arrow keys go from mark to mark, Enter opens a card, Escape leaves.`);
    this.stage.append(fresh);
    await this.plotly.newPlot(fresh, plot.data, plot.layout, { displayModeBar: false, responsive: false, doubleClick: "reset", scrollZoom: false });
    const focused = this.gd === document.activeElement;
    this.gd?.remove();
    this.gd = fresh;
    if (focused) fresh.focus({ preventScroll: true });
    this.show?.();
    fresh.on("plotly_click", ({ points }) => this.open(points[0].customdata));
    fresh.on("plotly_clickannotation", ({ annotation }) => this.open(this.marks.find((mark) => mark.data[1] === annotation.name)?.data ?? [plain(annotation.text), annotation.name, ""]));
    fresh.on("plotly_relayout", (change) => this.moved(change));
    fresh.addEventListener("keydown", (event) => this.key(event));
    if (this.at >= 0) this.ring(this.marks[this.at]);
    this.message();
  }

  /** Leave out the marks of hidden kinds, of other actors, and of what the page's form leaves out. */
  sift() {
    const { off, actor } = this.state;
    const pages = this.owner.pages;
    const fits = (data) => {
      if (!data) return true;
      const card = this.cards.cards[data[1]];
      if (pages && !pages.has(data[1])) return false;
      return !actor || !card || card.actors.includes(actor);
    };
    const marked = new Set(this.plot.data.flatMap((trace) => (trace.customdata ?? []).map((data) => data?.[1])));
    for (const trace of this.plot.data) {
      if (off.includes(trace.name)) trace.visible = false;
      if (!trace.customdata) continue;
      trace.x = trace.x.map((value, index) => (fits(trace.customdata[index]) ? value : null));
      // Plotly takes the type of an axis from the first trace that is shown, when the ring moves: one without a date must not be shown.
      if (trace.x.every((value) => value === null)) trace.visible = false;
    }
    for (const note of this.plot.layout.annotations ?? []) {
      if (note.name && marked.has(note.name)) note.visible = note.visible !== false && fits([null, note.name]) && !this.hidden(note.name);
    }
  }

  /** Say whether no trace that is shown holds a mark of this page. @param {string} page */
  hidden(page) {
    return !this.plot.data.some((trace) => trace.visible !== false && trace.customdata?.some((data, index) => data?.[1] === page && trace.x[index] !== null));
  }

  /** Collect the marks in order of time, or from the top to the bottom where there is no time. */
  collect() {
    const chosen = this.marks?.[this.at]?.id;
    const found = new Map();
    this.plot.data.forEach((trace, curve) => {
      if (trace.visible === false || !trace.customdata || trace.hoverinfo === "skip") return;
      const same = new Map();
      trace.customdata.forEach((data, point) => {
        if (!data || trace.x[point] === null || trace.marker?.size?.[point] === 0 && trace.mode === "markers") return;
        const key = `${data[0]}|${data[1]}`;
        same.set(key, [...(same.get(key) ?? []), point]);
      });
      for (const [key, points] of same) {
        const point = points[Math.floor(points.length / 2)];
        const since = Array.isArray(trace.meta) && typeof trace.meta[2] === "string" ? trace.meta[2] : null;
        if (!found.has(key)) found.set(key, { data: trace.customdata[point], x: trace.x[point], y: trace.y[point], curve, point, since });
      }
    });
    const along = this.time === "xaxis" ? (mark) => utc(mark.x) : this.time === "yaxis" ? (mark) => utc(mark.y) : null;
    const order = along ?? ((mark) => (mark.since === null ? mark.y * 1e4 + mark.x : utc(mark.since || "1900")));
    this.marks = [...found.values()].sort((a, b) => (a.since === null) - (b.since === null) || order(a) - order(b));
    const pages = new Map(); // of several marks of one page, the second has the id `page~2`
    for (const mark of this.marks) {
      const count = (pages.get(mark.data[1]) ?? 0) + 1;
      pages.set(mark.data[1], count);
      mark.id = count > 1 ? `${mark.data[1]}~${count}` : mark.data[1];
    }
    this.at = this.marks.findIndex((mark) => mark.id === chosen);
  }

  /** Set the ranges that the state asks for; say whether there are any. */
  frame() {
    const { layout } = this.plot;
    this.whole = Object.fromEntries(["xaxis", "yaxis"].map((name) => [name, layout[name].range]));
    if (!this.state.view) return false;
    const ends = this.state.view.split("~");
    if (this.time && ends.length === 2) {
      layout[this.time].range = ends;
      layout[this.time].tickmode = "auto";
      for (const trace of this.plot.data) if (trace.meta === "leader") trace.visible = false;
    } else if (!this.time && ends.length === 4) {
      layout.xaxis.range = ends.slice(0, 2).map(Number);
      layout.yaxis.range = ends.slice(2).map(Number);
    } else {
      this.state.view = "";
      return false;
    }
    return true;
  }

  /** Keep a zoom or a pan in the state, and let the ticks follow it. @param {object} change what Plotly says it was */
  moved(change) {
    if (!Object.keys(change).some((key) => /axis\.(range|autorange)/.test(key))) return;
    const ranges = ["xaxis", "yaxis"].map((name) => this.gd.layout[name].range);
    const number = (value) => (typeof value === "number" ? value : utc(value));
    const names = this.time ? [this.time] : ["xaxis", "yaxis"];
    const same = names.every((name) => {
      const [low, high] = this.whole[name].map(number);
      return this.gd.layout[name].range.every((end, index) => Math.abs(number(end) - [low, high][index]) < Math.abs(high - low) / 500);
    });
    const short = (value) => (typeof value === "number" ? value.toFixed(1) : new Date(utc(value)).toISOString().slice(0, 16));
    const view = same ? "" : (this.time ? this.gd.layout[this.time].range : ranges.flat()).map(short).join("~");
    if (view !== this.state.view) {
      this.state.view = view;
      this.keep();
    }
    const mode = same ? "array" : "auto";
    if (this.time && this.gd.layout[this.time].tickmode !== mode) this.plotly.relayout(this.gd, { [`${this.time}.tickmode`]: mode });
    if (matchMedia("(pointer: coarse)").matches && this.gd.layout.dragmode !== (same ? false : "pan")) this.plotly.relayout(this.gd, { dragmode: same ? false : "pan" });
  }

  /** Set windows of half a length about middles on the axes that can move. @param {(name: string, middle: number, half: number) => [number, number]|null} choose a new middle and half, or null */
  pan(choose) {
    const change = {};
    for (const name of ["xaxis", "yaxis"]) {
      const axis = this.gd.layout[name];
      if (axis.fixedrange) continue;
      const [low, high] = axis.range.map((end) => this.number(name, end));
      const chosen = choose(name, (low + high) / 2, (high - low) / 2);
      if (!chosen) continue;
      const [middle, half] = chosen;
      const ends = [middle - half, middle + half];
      change[`${name}.range`] = axis.type === "date" ? ends.map((end) => new Date(end).toISOString().slice(0, 16)) : ends;
    }
    return Object.keys(change).length ? this.plotly.relayout(this.gd, change) : null;
  }

  /** Give a value on an axis as a number. @param {string} name @param {number|string} value */
  number(name, value) {
    return this.gd.layout[name].type === "date" ? utc(value) : value;
  }

  /** Zoom about the chosen mark, or about the middle. @param {number} factor less than 1 to come nearer */
  zoom(factor) {
    const mark = factor < 1 ? this.marks[this.at] : null;
    return this.pan((name, middle, half) => [mark ? this.number(name, mark[name[0]]) : middle, half * factor]);
  }

  /** Pan to a mark that lies outside a view that is zoomed. @param {object} mark */
  bring(mark) {
    return this.pan((name, middle, half) => {
      const at = this.number(name, mark[name[0]]);
      return Math.abs(at - middle) > Math.abs(half) ? [at, half] : null;
    });
  }

  /** Draw again, one drawing at a time. */
  async refresh() {
    if (this.busy) {
      this.again = true;
      return;
    }
    this.busy = true;
    try {
      await this.draw();
    } finally {
      this.busy = false;
    }
    if (this.again) {
      this.again = false;
      await this.refresh();
    }
  }

  /** Go from mark to mark by the keyboard. @param {KeyboardEvent} event */
  key(event) {
    const last = this.marks.length - 1;
    const steps = { ArrowRight: this.at + 1, ArrowDown: this.at + 1, ArrowLeft: this.at - 1, ArrowUp: this.at - 1, Home: 0, End: last };
    if (event.key in steps && last >= 0) this.go(Math.min(Math.max(steps[event.key], 0), last));
    else if (event.key === "Enter" && this.at >= 0) this.open(this.marks[this.at].data, true);
    else if (event.key === "Escape") this.leave();
    else return;
    event.preventDefault();
  }

  /** Close the card, or take the focus to the buttons. */
  leave() {
    if (this.close()) return;
    this.at = -1;
    this.ring(null);
    this.plotly.Fx.unhover(this.gd);
    this.tools.querySelector("button").focus();
  }

  /** Choose a mark, and say it. @param {number} index */
  async go(index) {
    this.at = index;
    const mark = this.marks[index];
    this.status.textContent = `${mark.data[0]}. ${mark.data[2]} (${index + 1} of ${this.marks.length})`;
    this.ring(mark);
    await this.bring(mark);
    this.reveal();
    this.plotly.Fx.hover(this.gd, [{ curveNumber: mark.curve, pointNumber: mark.point }]);
  }

  /** Scroll to the chosen mark where a tall figure holds it outside the window. */
  reveal() {
    const ring = [...this.gd.querySelectorAll(".scatterlayer .trace path.point")].at(-1);
    const { top, bottom } = ring?.getBoundingClientRect() ?? { top: 0, bottom: 0 };
    if (top < AIR || bottom > innerHeight - AIR) ring?.scrollIntoView({ block: "center" });
  }

  /** Set the ring around a mark, or take it away. @param {object|null} mark */
  ring(mark) {
    this.plotly.restyle(this.gd, { x: [[mark ? mark.x : null]], y: [[mark ? mark.y : null]] }, [this.plot.data.length - 1]);
  }

  /** Let the mark of a page stand out. @param {string|null} page */
  light(page) {
    this.ring(this.marks.find((mark) => mark.data[1] === page) ?? this.marks[this.at] ?? null);
  }

  /** Open the card of a mark. @param {string[]} data title, page and words @param {boolean} focus */
  open(data, focus = true) {
    if (!data?.[1]) return;
    const index = this.marks.findIndex((mark) => mark.data[0] === data[0] && mark.data[1] === data[1]);
    if (index >= 0) {
      this.at = index;
      this.ring(this.marks[index]);
    }
    this.state.mark = index >= 0 ? this.marks[index].id : "";
    this.keep();
    this.card(data, focus);
  }

  /** Show the card of a mark. @param {string[]} data title, page and words @param {boolean} [focus] */
  card(data, focus = false) {
    this.figure.querySelector(".figure-card")?.remove();
    const page = data[1];
    const card = this.cards.cards[page];
    const title = element("strong", { textContent: data[0], tabIndex: -1 });
    const box = element("section", { className: "figure-card" }, button("Close the card", () => this.close(true), "×"), title);
    box.setAttribute("aria-label", "Card");
    box.append(element("p", { className: "tags", textContent: data[2] }));
    if (card && card.text !== data[2]) box.append(element("p", { textContent: card.text }));
    if (card?.accounts.length) {
      box.append(element("dl", {}, ...card.accounts.flatMap(([by, says]) => [element("dt", { textContent: by }), element("dd", { textContent: says })])));
    }
    const link = (path, words) => element("a", { href: this.root + path, textContent: words });
    box.append(element("p", {}, link(page, page.startsWith("events/") ? "The event’s page, with its sources" : "More, with the sources")));
    const here = new URL(location.href).pathname;
    const uses = (card?.uses ?? []).filter(([path]) => !path.endsWith(`#${this.figure.id}`));
    if (uses.length) {
      const items = uses.map(([path, name]) => {
        const inside = path.includes("#on-") && new URL(this.root + path, location.href).pathname === here;
        if (inside) return element("li", {}, element("a", { href: path.slice(path.indexOf("#")), textContent: "In the text of this page" }));
        return element("li", {}, link(path, name.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(code))));
      });
      box.append(element("p", { textContent: "Used in" }), element("ul", {}, ...items));
    }
    box.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      this.close(true);
    });
    this.stage.after(box);
    if (focus) {
      title.focus({ preventScroll: true });
      box.scrollIntoView({ block: "nearest" });
    }
  }

  /** Close the card, if there is one. @param {boolean} back whether the focus goes back to the figure @returns {boolean} */
  close(back = false) {
    const box = this.figure.querySelector(".figure-card");
    if (!box) return false;
    const inside = box.contains(document.activeElement);
    box.remove();
    if (this.state.mark) {
      this.state.mark = "";
      this.keep();
    }
    if (back || inside) this.gd.focus({ preventScroll: true });
    return true;
  }

  /** Build what a live figure is steered with. */
  controls() {
    const screen = button("Full screen", () => (document.fullscreenElement ? document.exitFullscreen() : this.figure.requestFullscreen()));
    const parts = [button("Reset", () => this.reset())];
    const { xaxis, yaxis } = this.plot.layout;
    if (!(xaxis.fixedrange && yaxis.fixedrange)) parts.unshift(button("Zoom in", () => this.zoom(1 / 1.5), "+"), button("Zoom out", () => this.zoom(1.5), "−"));
    if (this.figure.requestFullscreen) parts.push(screen);
    parts.push(button("Save as PNG", () => this.save("png"), "PNG"), button("Save as SVG", () => this.save("svg"), "SVG view"), button("Copy the link of this view", () => this.copy(), "Copy link"));
    const rows = [element("div", { className: "figure-row" }, ...parts)];
    if (this.control.as_of) rows.push(...this.dates(rows[0]));
    const chips = SORTED.includes(this.figure.dataset.kind) ? [...this.actors(), ...this.toggles()] : [];
    if (chips.length) rows.push(element("div", { className: "figure-row figure-chips" }, ...chips));
    this.tools.replaceChildren(...rows);
    this.message();
  }

  /** Take the focus. */
  focus() {
    this.gd.focus({ preventScroll: true });
  }

  /** Say what is shown, where something is left out. */
  message() {
    if (!this.marks.length) this.status.textContent = "Nothing fits this choice.";
    else if (this.status.textContent === "Nothing fits this choice.") this.status.textContent = "";
  }

  /** Go back to the first state. */
  reset() {
    this.close();
    this.at = -1;
    for (const each of this.figure.querySelectorAll(".figure-chips [aria-pressed]")) each.setAttribute("aria-pressed", "true");
    for (const each of this.figure.querySelectorAll(".figure-chips select")) each.value = "";
    return this.set({ ...this.first, off: [] });
  }

  /** Save the present view. @param {"png"|"svg"} format */
  async save(format) {
    const { width, height } = this.plot.layout;
    await this.plotly.downloadImage(this.gd, { format, width, height, scale: format === "png" ? 2 : 1, filename: this.id });
    this.status.textContent = `Saved as ${this.id}.${format}.`;
  }

  /** Copy the address of this view. */
  async copy() {
    this.keep();
    try {
      await navigator.clipboard.writeText(this.link());
      this.status.textContent = "The link is copied.";
    } catch {
      this.status.textContent = this.link();
    }
  }

  /** Make one switch per sort of mark, with the colour of the sort. */
  toggles() {
    const sorts = new Map();
    const ties = this.control.as_of;
    for (const { name, customdata, line, marker, hoverinfo } of JSON.parse(this.text).wide.data) {
      // The title of a tie begins with the name of its type.
      if (customdata && name !== "actors" && hoverinfo !== "skip") sorts.set(name, [line?.color ?? marker.color, ties ? customdata[0][0].split(":")[0] : name]);
    }
    if (sorts.size < 2) return [];
    return [...sorts].map(([sort, [colour, textContent]]) => {
      const made = element("button", { type: "button", textContent });
      made.style.borderLeftColor = colour;
      made.setAttribute("aria-pressed", String(!this.state.off.includes(sort)));
      made.addEventListener("click", () => {
        const off = this.state.off.includes(sort) ? this.state.off.filter((each) => each !== sort) : [...this.state.off, sort];
        made.setAttribute("aria-pressed", String(!off.includes(sort)));
        this.set({ off });
      });
      return made;
    });
  }

  /** Make the choice of one actor, where marks name several. */
  actors() {
    const pages = JSON.parse(this.text).wide.data.flatMap((trace) => (trace.customdata ?? []).map((data) => data?.[1]));
    const named = [...new Set(pages.flatMap((page) => this.cards.cards[page]?.actors ?? []))];
    if (named.length < 2) return [];
    const names = named.map((id) => [this.cards.names[id], id]).sort((a, b) => a[0].localeCompare(b[0]));
    const choice = element("select", {}, element("option", { value: "", textContent: "all" }), ...names.map(([textContent, value]) => element("option", { value, textContent })));
    choice.value = this.state.actor;
    choice.addEventListener("input", () => this.set({ actor: choice.value }));
    return [element("label", {}, "Actor ", choice)];
  }

  /** Apply the day, or the two days, of an actor diagram to the plot before it is drawn. */
  choose() {
    const { data, layout } = this.plot;
    const [other, day] = this.days();
    this.plot.data = data.filter((trace) => trace.name !== "changes");
    const dots = data.find((trace) => trace.name === "actors");
    const ties = this.plot.data.filter((trace) => trace !== dots);
    this.ties = ties;
    const on = ([, , first, last], date) => (!first || first <= date) && (!last || last >= date);
    const sort = (tie) => `${[tie.meta[0], tie.meta[1]].sort().join()} ${tie.name}`;
    this.changes = { held: [], begun: [], ended: [], changed: [] };
    const became = new Map();
    for (const tie of ties) {
      const [after, before] = [on(tie.meta, day), other && on(tie.meta, other)];
      if (after || before) became.set(tie, !other || (after && before) ? "held" : after ? "begun" : "ended");
    }
    const sorts = (word) => new Set([...became].filter(([, each]) => each === word).map(([tie]) => sort(tie)));
    const [begun, ended] = [sorts("begun"), sorts("ended")];
    for (const tie of ties) {
      let change = became.get(tie);
      tie.visible = Boolean(change);
      tie.opacity = 1;
      if (!change) continue;
      if (change !== "held" && begun.has(sort(tie)) && ended.has(sort(tie))) change = "changed";
      if (other && change === "held") tie.opacity = FAINT;
      this.changes[change].push(tie);
    }
    for (const note of layout.annotations) {
      if (note.name?.includes("#")) note.visible = this.state.day === this.first.day && this.state.with === this.first.with;
    }
    const edges = ties.flatMap((tie) => [tie.meta[2], tie.meta[3] && next(tie.meta[3])]);
    this.edges = [...new Set(edges.filter((date) => date && date <= this.control.last))].sort();
  }

  /** Give the earlier day, empty where one day is shown, and the later one. */
  days() {
    const { day, with: other } = this.state;
    return other > day ? [day, other] : [other, day];
  }

  /** After all choices: count the ties that are left, sign those that changed, and show the actors that they name. */
  settle() {
    const left = (tie) => tie.visible && tie.x[0] !== null;
    const present = new Set(this.ties.filter(left).flatMap(({ meta }) => meta.slice(0, 2)));
    this.count = this.ties.filter(left).length;
    for (const [change, ties] of Object.entries(this.changes)) this.changes[change] = ties.filter(left);
    for (const [change, symbol] of Object.entries(SIGNS)) {
      const ties = this.state.with ? this.changes[change] : [];
      const [x, y] = ["x", "y"].map((axis) => ties.map((tie) => tie[axis][Math.floor(tie.x.length / 2)]));
      const marker = { symbol, size: 10 * this.scale, color: variable("ink"), line: { width: 2 * this.scale }, opacity: 1 };
      this.plot.data.splice(-1, 0, { type: "scatter", mode: "markers", name: "changes", x, y, marker, hoverinfo: "skip" });
    }
    const dots = this.plot.data.at(-1);
    dots.marker.size = dots.meta.map(([id, size]) => (present.has(id) ? size * this.scale : 0));
    for (const note of this.plot.layout.annotations) {
      if (note.name && !note.name.includes("#")) note.visible = present.has(note.name.split("/")[1]);
    }
  }

  /** Make the sliders that set one day or two, the steps from change to change, and the words that say what changed. @param {HTMLElement} buttons the row of buttons */
  dates(buttons) {
    const { last } = this.control;
    const least = Math.max(monthOf("1991-01"), Math.min(...this.edges.map(monthOf), monthOf(this.first.day)));
    const marks = element("datalist", { id: `${this.id}-edges` }, ...[...new Set(this.edges.map(monthOf))].map((value) => element("option", { value })));
    this.tools.after(marks);
    const slider = (name, set) => {
      const input = element("input", { type: "range", min: least, max: monthOf(last) });
      input.setAttribute("list", marks.id);
      const output = element("output");
      input.addEventListener("input", () => {
        const month = +input.value;
        const day = monthOf(this.first.day) === month ? this.first.day : middleOf(month);
        set(day > last ? last : day);
      });
      return { label: element("label", {}, name, input, output), input, output };
    };
    const main = slider("Date", (day) => this.set({ day }));
    const other = slider("Compared with", (day) => this.set({ with: day }));
    const step = (by) => {
      const later = this.edges.filter((edge) => (by > 0 ? edge > this.state.day : edge < this.state.day));
      const day = by > 0 ? later[0] : later.at(-1);
      if (day) this.set({ day });
    };
    const compare = element("button", { type: "button", textContent: "Compare two dates" });
    const before = (day) => middleOf(Math.max(least, monthOf(day) - 12));
    compare.addEventListener("click", () => this.set({ with: this.state.with ? "" : before(this.state.day) }));
    const text = this.figure.querySelector(".figure-text");
    const first = [...text.childNodes];
    text.setAttribute("aria-live", "polite");
    const names = (ties) => [...new Set(ties.map((tie) => tie.customdata[0][0]))];
    // Events of the days on which ties began (the fifth of their data) and ended (the sixth).
    const events = (ties, at) => {
      const found = new Map(ties.flatMap((tie) => (tie.meta[at] ? [[tie.meta[at][1], tie.meta[at][0]]] : [])));
      const links = [...found].flatMap(([path, title]) => ["; ", element("a", { href: this.root + path, textContent: title })]);
      return links.length ? [this.state.with ? "On those days: " : "On that day: ", ...links.slice(1), ". "] : [];
    };
    this.show = () => {
      const { day, with: date } = this.state;
      const [before, after] = this.days();
      main.input.value = monthOf(day);
      main.output.textContent = `${said(day)}: ${this.count} ties`;
      main.input.setAttribute("aria-valuetext", main.output.textContent);
      compare.setAttribute("aria-pressed", String(Boolean(date)));
      other.label.hidden = !date;
      if (date) {
        other.input.value = monthOf(date);
        other.output.textContent = said(date);
        other.input.setAttribute("aria-valuetext", said(date));
        main.output.textContent = said(day);
      }
      const listed = (heading, ties) => (ties.length ? [element("strong", { textContent: `${heading} (${names(ties).length}): ` }), `${names(ties).join("; ")}. `] : []);
      const began = this.ties.filter(({ meta }) => meta[2] === day);
      const over = this.ties.filter(({ meta }) => meta[3] && next(meta[3]) === day);
      const { begun, ended, changed, held } = this.changes;
      const parts = date
        ? [`${said(before)} and ${said(after)}: ${held.length} ties held on both. `, ...listed("+ Begun", begun), ...events(begun, 4), ...listed("× Ended", ended), ...events(ended, 5), ...listed("◇ Changed", changed)]
        : [`On ${said(day)}, ${this.count} ties held. `, ...listed("Begun on this day", began), ...events(began, 4), ...listed("Ended the day before", over), ...events(over, 5)];
      text.replaceChildren(...(day === this.first.day && date === this.first.with ? first : parts));
    };
    this.show();
    buttons.append(button("Change before", () => step(-1), "‹ change"), button("Change after", () => step(1), "change ›"), compare);
    return [main, other].map(({ label }) => label);
  }

  /** Draw again when the width or the colours change. */
  watch() {
    const size = new ResizeObserver(() => this.stage.clientWidth && this.stage.clientWidth !== this.drawn && this.refresh());
    const scheme = new MutationObserver(() => {
      if (this.stage.isConnected) this.refresh();
      else scheme.disconnect(); // another page took this one's place
    });
    size.observe(this.stage);
    scheme.observe(document.body, { attributeFilter: ["data-md-color-scheme"] });
  }
}

/** Give the day after a day. @param {string} day */
function next(day) {
  return new Date(utc(day) + 864e5).toISOString().slice(0, 10);
}
