// A picture that can be zoomed, drawn by Plotly in the place of the figure's own when a reader asks for it. It shows what the figure's state leaves.

import { button, element, find, tool } from "./element.js";
import { answered, once, text } from "./fetched.js";
import { AXES, coloured, fit, plain, variable } from "./plot.js";
import { bring, coarse, frame, moved, zoom } from "./zoom_view.js";

/** Plotly has no types of its own. @typedef {any} Plotly */
/** @typedef {import("./figure.js").Figure} Figure */
/** @typedef {import("./figure_marks.js").Mark} Mark */
/** @typedef {[title: string, page: string, words: string]} Data what a mark carries */
/** @typedef {{ x: any, y: any, curve: number, point: number }} Place of a mark in a plot: on the axes, and in the traces */

const RING = 22; // pixels across the ring around the chosen mark
const PATIENCE = 300; // milliseconds before a reader is told that something loads
const SIZE = 4.8e6; // bytes of Plotly

/**
 * Fetch Plotly from our own host. The browser keeps what it has read, so that the script is fetched once.
 * @param {string} address
 * @param {(part: number) => void} progress
 * @returns {Promise<Plotly>}
 */
const plotly = (address, progress) =>
  once(address, async () => {
    const reader = (await answered(address)).body.getReader();
    for (let read = 0, chunk = await reader.read(); !chunk.done; chunk = await reader.read()) progress(Math.min((read += chunk.value.length) / SIZE, 1));
    return new Promise((resolve, reject) => {
      const script = Object.assign(document.createElement("script"), { src: address });
      script.onload = () => {
        const { Plotly } = /** @type {{ Plotly?: Plotly }} */ (window);
        if (Plotly) resolve(Plotly);
        else reject(new Error("no Plotly"));
      };
      script.onerror = () => {
        script.remove();
        reject(new Error("download failed"));
      };
      document.head.append(script);
    });
  });

/** Let a reader zoom a figure; say how far the download is where it takes a moment. Rejects where it fails. @param {Figure} figure */
export async function begin(figure) {
  const progress = element("progress", { max: 1 });
  const wait = setTimeout(() => figure.status.replaceChildren("Loading the zoomable figure … ", progress), PATIENCE);
  try {
    figure.zoom = await Zoom.begin(figure, (part) => (progress.value = part));
    figure.focus();
  } catch (error) {
    find(".figure-live", figure.figure)?.remove();
    throw error;
  } finally {
    clearTimeout(wait);
  }
}

/** A figure that can be zoomed. */
export class Zoom {
  busy = false; // it is being drawn
  again = false; // and must be drawn once more after that
  /** The element in which Plotly draws. @type {any} */
  gd = null;
  scale = 1; // of the page to the plot
  drawn = 0; // the width for which it is drawn
  /** @type {import("./plot.js").Plot} */
  plot = null;
  /** The name of the axis of time, if there is one. @type {string|undefined} */
  time = undefined;
  /** The ranges of the axes where nothing is zoomed. @type {Record<string, any[]>} */
  whole = {};

  /** Fetch all that is needed, and draw in the place of the picture. @param {Figure} figure @param {(part: number) => void} progress */
  static async begin(figure, progress) {
    const found = await Promise.all([plotly(figure.figure.dataset.plotly, progress), text(`${figure.files}.plot.json`)]);
    const live = new Zoom(figure, ...found);
    await live.draw();
    live.addTools();
    live.watch();
    live.ring(figure.at);
    return live;
  }

  /** @param {Figure} figure @param {Plotly} program @param {string} file the file of the plot */
  constructor(figure, program, file) {
    this.figure = figure;
    this.stage = figure.stage;
    this.plotly = program;
    this.file = file;
  }

  /** Draw for the present width, colours and state. */
  async draw() {
    this.drawn = this.stage.clientWidth;
    this.plot = this.chosen();
    const { data, layout } = this.plot;
    const ring = { symbol: "circle-open", size: RING * this.scale, color: variable("ink"), line: { width: 2.5 }, opacity: 1 };
    data.push({ type: "scatter", mode: "markers", name: "chosen", x: [null], y: [null], marker: ring, hoverinfo: "skip", cliponaxis: false });
    /** @type {any} */
    const fresh = element("div", { className: "figure-live" });
    fresh.style.width = `${layout.width}px`;
    this.stage.append(fresh);
    await this.plotly.newPlot(fresh, data, layout, { displayModeBar: false, responsive: false, doubleClick: "reset", scrollZoom: false });
    this.gd?.remove();
    this.gd = fresh;
    this.ring(this.figure.at);
    fresh.on("plotly_hover", (/** @type {any} */ { points, event }) => {
      clearTimeout(this.figure.timer);
      const mark = this.markOf(points[0].customdata);
      if (mark) this.figure.hover(mark, new DOMRect(event.clientX, event.clientY, 0, 0));
    });
    fresh.on("plotly_unhover", () => this.figure.later(300, () => this.figure.leave()));
    fresh.on("plotly_click", (/** @type {any} */ { points, event }) => this.open(this.markOf(points[0].customdata), event));
    fresh.on("plotly_clickannotation", (/** @type {any} */ { annotation, event }) => this.open(this.markOf([plain(annotation.text), annotation.name, ""]), event));
    fresh.on("plotly_relayout", (/** @type {any} */ change) => moved(this, change));
  }

  /** Open the card of a mark. @param {Mark|undefined} mark @param {MouseEvent} event */
  open(mark, event) {
    if (mark) this.figure.open(mark, true, new DOMRect(event.clientX, event.clientY, 0, 0));
  }

  /** Return the mark that carries something. @param {Data|undefined} data */
  markOf(data) {
    const marks = data?.[1] ? this.figure.marks() : [];
    return marks.find(({ page, heading }) => page === data[1] && heading === data[0]) ?? marks.find(({ page }) => page === data[1]);
  }

  /** Return the plot of the layout that the page shows, of what the state leaves of it. */
  chosen() {
    const { figure } = this;
    const picture = figure.pictures().find((each) => getComputedStyle(each).display !== "none");
    const plot = coloured(this.file)[picture.classList.contains("wide") ? "wide" : "narrow"];
    this.scale = picture.getBoundingClientRect().width / plot.layout.width;
    fit(plot, this.scale);
    this.time = AXES.find((name) => plot.layout[name].type === "date");
    const faint = figure.days?.compares && figure.state.with ? figure.cards.faint : 1;
    plot.data = plot.data.filter((/** @type {any} */ { name }) => name !== "signs");
    for (const trace of plot.data) {
      if (!trace.customdata) continue;
      const left = trace.customdata.map((/** @type {Data|null} */ data) => !data || this.leaves(data[1], trace.name));
      trace.x = trace.x.map((/** @type {any} */ value, /** @type {number} */ index) => (left[index] ? value : null));
      trace.visible = trace.x.some((/** @type {any} */ value) => value !== null); // Plotly takes the type of an axis from what is shown
      if (figure.days?.found.get(trace.customdata[0]?.[1]) === "held") trace.opacity = faint;
      if (trace.name === "actors") trace.marker.size = trace.meta.map((/** @type {[string, number]} */ [, size]) => size * this.scale);
    }
    for (const note of plot.layout.annotations ?? []) {
      if (!note.name) continue;
      /** @type {any[]} */
      const traces = plot.data.filter((/** @type {any} */ { customdata }) => customdata?.some((/** @type {Data|null} */ data) => data?.[1] === note.name));
      const highlight = figure.days?.compares && note.name.includes("#");
      note.visible = !traces.length || (traces.some(({ name }) => this.leaves(note.name, name)) && (!highlight || figure.days.first));
    }
    if (figure.days?.compares) this.addSigns(plot);
    const zoomed = frame(this, plot);
    if (coarse() && !zoomed) plot.layout.dragmode = false;
    return plot;
  }

  /** Return whether the state leaves the marks of a page and a sort. @param {string} page @param {string} sort */
  leaves(page, sort) {
    const mark = /** @type {Mark} */ ({ page, sort });
    return this.figure.fits(mark) && (this.figure.holds(mark) || this.figure.kind === "ties");
  }

  /** Sign the ties that changed between two days, or that are on their last date. @param {import("./plot.js").Plot} plot */
  addSigns({ data }) {
    for (const [sign, [symbol]] of Object.entries(this.figure.cards.signs)) {
      const signed = data.filter((trace) => trace.visible && trace.name !== "actors" && this.figure.days.signOf(trace.customdata?.[0]?.[1]) === sign);
      if (!signed.length) continue;
      const [x, y] = ["x", "y"].map((axis) => signed.map((tie) => tie[axis][Math.floor(tie.x.length / 2)]));
      const marker = { symbol, size: 10 * this.scale, color: variable("ink"), line: { width: 2 * this.scale }, opacity: 1 };
      data.splice(-1, 0, { type: "scatter", mode: "markers", name: "signs", x, y, marker, hoverinfo: "skip" });
    }
  }

  /** Return where a mark stands. @param {Mark|null} mark @returns {Place|null} */
  placeOf(mark) {
    for (const [curve, { customdata, hoverinfo, visible, x, y }] of this.plot.data.entries()) {
      if (!mark || !customdata || hoverinfo === "skip" || visible === false) continue;
      const points = [...customdata.keys()].filter((point) => customdata[point]?.[1] === mark.page && customdata[point][0] === mark.heading && x[point] !== null);
      const point = points[Math.floor(points.length / 2)];
      if (points.length) return { x: x[point], y: y[point], curve, point };
    }
    return null;
  }

  /** Draw again, one drawing at a time. @returns {Promise<void>} */
  async refresh() {
    this.again = this.busy;
    if (this.busy) return;
    this.busy = true;
    try {
      await this.draw();
    } finally {
      this.busy = false;
    }
    if (this.again) await this.refresh();
  }

  /** Set the ring around a mark, or take it away. @param {Mark|null} mark */
  ring(mark) {
    const place = this.placeOf(mark);
    this.plotly.restyle(this.gd, { x: [[place?.x ?? null]], y: [[place?.y ?? null]] }, [this.plot.data.length - 1]);
    if (place && mark) bring(this, place);
  }

  /** Return the box of a mark on the screen. @param {Mark} mark */
  boxOf(mark) {
    const ring = [...this.gd.querySelectorAll(".scatterlayer .trace path.point")].at(-1);
    return ring && this.placeOf(mark) ? ring.getBoundingClientRect() : new DOMRect(0, innerHeight / 2, 0, 0);
  }

  /** Put the buttons in the place of the one that was pressed. */
  addTools() {
    const { figure } = this;
    const { xaxis, yaxis } = this.plot.layout;
    const box = figure.figure;
    const full = () => (document.fullscreenElement ? document.exitFullscreen() : box.requestFullscreen());
    find("[data-live]", figure.tools).replaceWith(
      ...(xaxis.fixedrange && yaxis.fixedrange ? [] : [tool("+", "Zoom in", () => zoom(this, 1 / 1.5)), tool("−", "Zoom out", () => zoom(this, 1.5))]),
      ...(box.requestFullscreen ? [button("Full screen", full)] : []),
      tool("PNG", "Save as PNG", () => this.save("png")),
      tool("SVG view", "Save as SVG", () => this.save("svg")),
    );
  }

  /** Save the present view. @param {"png"|"svg"} format */
  async save(format) {
    const { width, height } = this.plot.layout;
    await this.plotly.downloadImage(this.gd, { format, width, height, scale: format === "png" ? 2 : 1, filename: this.figure.id });
    this.figure.status.textContent = `Saved as ${this.figure.id}.${format}.`;
  }

  /** Draw again when the width or the colours change. */
  watch() {
    const size = new ResizeObserver(() => this.stage.clientWidth && this.stage.clientWidth !== this.drawn && this.refresh());
    const scheme = new MutationObserver(() => {
      if (this.stage.isConnected) this.refresh();
      else scheme.disconnect(); // another page took the place of this one
    });
    size.observe(this.stage);
    scheme.observe(document.body, { attributeFilter: ["data-md-color-scheme"] });
  }
}
