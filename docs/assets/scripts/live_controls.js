// What a live figure is steered with: buttons, switches for sorts of mark, and the choice of an actor.

import { copy } from "./address.js";
import { button, element, findAll, tool } from "./element.js";
import { dateControls } from "./live_dates.js";
import { zoom } from "./live_view.js";

/** @typedef {import("./live.js").Live} Live */

const SORTED = ["timeline", "actors", "ties", "map", "deals"]; // kinds of figure whose marks can be hidden by sort

/** Put the controls of a figure in their place. @param {Live} live */
export function addControls(live) {
  const { figure } = live;
  const { xaxis, yaxis } = live.plot.layout;
  const full = () => (document.fullscreenElement ? document.exitFullscreen() : figure.requestFullscreen());
  const buttons = element(
    "div",
    { className: "figure-row" },
    ...(xaxis.fixedrange && yaxis.fixedrange ? [] : [tool("+", "Zoom in", () => zoom(live, 1 / 1.5)), tool("−", "Zoom out", () => zoom(live, 1.5))]),
    button("Reset", () => live.reset()),
    ...(figure.requestFullscreen ? [button("Full screen", full)] : []),
    tool("PNG", "Save as PNG", () => save(live, "png")),
    tool("SVG view", "Save as SVG", () => save(live, "svg")),
    tool("Copy link", "Copy the link of this view", () => copyLink(live)),
  );
  const rows = [buttons, ...(live.control.as_of ? dateControls(live, buttons) : [])];
  const chips = SORTED.includes(figure.dataset.kind) ? [...actorChoice(live), ...sortSwitches(live)] : [];
  if (chips.length) rows.push(element("div", { className: "figure-row figure-chips" }, ...chips));
  live.tools.replaceChildren(...rows);
  live.message();
}

/** Set the controls back to the first state. @param {Live} live */
export function resetControls({ figure }) {
  for (const each of findAll(".figure-chips [aria-pressed]", figure)) each.setAttribute("aria-pressed", "true");
  for (const each of /** @type {HTMLSelectElement[]} */ (findAll(".figure-chips select", figure))) each.value = "";
}

/** Save the present view. @param {Live} live @param {"png"|"svg"} format */
async function save(live, format) {
  const { width, height } = live.plot.layout;
  await live.plotly.downloadImage(live.gd, { format, width, height, scale: format === "png" ? 2 : 1, filename: live.id });
  live.status.textContent = `Saved as ${live.id}.${format}.`;
}

/** Copy the address of the present view. @param {Live} live */
function copyLink(live) {
  live.keep();
  return copy(live.link(), (words) => (live.status.textContent = words));
}

/** Return the traces of the wide layout as Python wrote them. @param {Live} live @returns {any[]} */
const traces = (live) => JSON.parse(live.file).wide.data;

/** Make one switch for each sort of mark, with the colour of the sort. @param {Live} live */
function sortSwitches(live) {
  const sorts = new Map();
  for (const { name, customdata, line, marker, hoverinfo } of traces(live)) {
    if (customdata && name !== "actors" && hoverinfo !== "skip") sorts.set(name, line?.color ?? marker.color);
  }
  if (sorts.size < 2) return [];
  return [...sorts].map(([sort, colour]) => {
    const pressed = () => String(!live.state.off.includes(sort));
    const made = button(live.control.words?.[sort] ?? sort, () => {
      const { off } = live.state;
      live.set({ off: off.includes(sort) ? off.filter((each) => each !== sort) : [...off, sort] });
      made.setAttribute("aria-pressed", pressed());
    });
    made.style.borderLeftColor = colour;
    made.setAttribute("aria-pressed", pressed());
    return made;
  });
}

/** Make the choice of one actor, where marks name several. @param {Live} live */
function actorChoice(live) {
  const { names, cards } = live.cards;
  const pages = traces(live).flatMap((trace) => (trace.customdata ?? []).map((/** @type {import("./live_marks.js").Data} */ data) => data?.[1]));
  const named = [...new Set(pages.flatMap((page) => cards[page]?.actors ?? []))];
  if (named.length < 2) return [];
  const options = named.map((id) => [names[id], id]).sort((one, other) => one[0].localeCompare(other[0]));
  const choice = element("select", {}, ...[["all", ""], ...options].map(([textContent, value]) => element("option", { value, textContent })));
  choice.value = live.state.actor;
  choice.addEventListener("input", () => live.set({ actor: choice.value }));
  return [element("label", {}, "Actor ", choice)];
}
