// The workbench: a reader sets readings of signposts, and sees which scenarios stay consistent with them.
// The words, and what each reading does to each scenario, are those that lists/workbench.py wrote into the page.

import { copy, keep, query } from "./address.js";
import { button, element, find, findAll, status } from "./element.js";

/**
 * The words of the workbench. A template holds names in braces.
 * @typedef {object} Words
 * @property {Record<string, string>} heads of the readings of each stance
 * @property {[one: string, more: string]} readings templates of their number
 * @property {Record<"against"|"open"|"consistent", string>} verdicts templates
 * @property {Record<"open"|"none"|"one"|"some", string>} outcomes templates
 * @property {string} silent
 */

const KEY = "signs"; // in the address: signs=undof.continued~uranium.no
const LAST = "last"; // signs=last: those that the record has now
const LIST = new Intl.ListFormat("en-GB");

/** Put values in the place of their names in a template. @param {string} template @param {Record<string, string|number>} values */
const filled = (template, values) => template.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));

/** Name a number of readings. @param {Words} words @param {number} count */
const counted = ({ readings: [one, more] }, count) => filled(count === 1 ? one : more, { count });

/** Make a choice of one radio button. @param {string} name @param {string} value @param {boolean} checked @param {...(Node|string)} words */
function choice(name, value, checked, ...words) {
  return element("label", {}, element("input", { type: "radio", name: `sign-${name}`, value, defaultChecked: checked }), ...words);
}

/** Put a choice before each reading of a signpost, and one for none. @param {HTMLElement} item */
function settle(item) {
  const { sign } = item.dataset;
  const list = find("ul", item);
  for (const reading of findAll("[data-reading]", list)) reading.append(choice(sign, reading.dataset.reading, false, ...reading.childNodes));
  list.prepend(element("li", {}, choice(sign, "", true, "not set")));
  const [name, last] = findAll("p", item);
  const group = element("fieldset", {}, element("legend", {}, ...name.childNodes), list, last);
  group.setAttribute("aria-describedby", last.id);
  item.replaceChildren(group);
}

/** Return the readings that are set, in the order of the signposts. @param {HTMLElement} bench */
const chosen = (bench) => findAll("li[data-reading]:has(:checked)", bench);

/** Return the signpost of a reading. @param {HTMLElement} reading @returns {HTMLElement} */
const signOf = (reading) => reading.closest("[data-sign]");

/** Return a reading as the address names it. @param {HTMLElement} reading */
const nameOf = (reading) => `${signOf(reading).dataset.sign}.${reading.dataset.reading}`;

/** Return the sentence that names the scenarios which stay consistent. @param {Words} words @param {string[]} numbers @param {number} count of readings */
function sentence(words, numbers, count) {
  const outcome = !count ? "open" : !numbers.length ? "none" : numbers.length === 1 ? "one" : "some";
  return filled(words.outcomes[outcome], { numbers: LIST.format(numbers), readings: counted(words, count) });
}

/** Write the verdict on a scenario and its reasons. Return whether it stays consistent. @param {Words} words @param {HTMLElement} item @param {HTMLElement[]} readings */
function judge(words, item, readings) {
  /** @param {string} stance */
  const speaking = (stance) => readings.filter((reading) => reading.dataset[stance].split(" ").includes(item.dataset.number));
  /** @param {HTMLElement} reading */
  const named = (reading) => `${find("legend", signOf(reading)).textContent} (${find("strong", reading).textContent})`;
  const against = speaking("against").length;
  const verdict = words.verdicts[against ? "against" : readings.length ? "consistent" : "open"];
  const reasons = Object.entries(words.heads)
    .map(([stance, head]) => ({ head, found: speaking(stance).map(named).join("; ") }))
    .filter(({ found }) => found)
    .map(({ head, found }) => element("p", {}, `${head}: ${found}.`));
  find("em", item).textContent = filled(verdict, { readings: counted(words, against) });
  item.replaceChildren(item.firstElementChild, ...(reasons.length ? reasons : [element("p", {}, words.silent)]));
  return !against;
}

/** Set the readings that are wanted, and no other. @param {HTMLElement} bench @param {(reading: HTMLElement) => boolean} wanted */
function set(bench, wanted) {
  for (const item of findAll("[data-sign]", bench)) {
    const reading = findAll("[data-reading]", item).find(wanted);
    (reading ?? item).querySelector("input").checked = true;
  }
}

/** Whether a reading is the last one of its signpost. @param {HTMLElement} reading */
const isLast = (reading) => "last" in reading.dataset;

/** Set the readings that the address names; what it names wrongly is not set. @param {HTMLElement} bench */
function recall(bench) {
  const asked = query().get(KEY)?.split("~") ?? [];
  set(bench, (reading) => asked.includes(nameOf(reading)));
}

/** Keep the readings in the address, beside what others keep there. @param {HTMLElement[]} readings */
function remember(readings) {
  const others = query();
  others.delete(KEY);
  const signs = readings.map(nameOf).join("~");
  keep([others.toString(), signs && `${KEY}=${signs}`].filter(Boolean).join("&"));
}

/** Let a reader work with the workbench. @param {HTMLElement} bench */
export function begin(bench) {
  if (bench.dataset.state === "live") return;
  /** @type {Words} */
  const words = JSON.parse(bench.dataset.words);
  findAll("[data-sign]", bench).forEach(settle);
  const kept = find(".workbench-result", bench);
  const result = /** @type {HTMLElement} */ (kept.cloneNode(true));
  const told = status();
  const show = (more = "") => {
    const readings = chosen(bench);
    const consistent = findAll("li", result).filter((item) => judge(words, item, readings));
    const numbers = consistent.map((item) => item.dataset.number);
    told.textContent = `${sentence(words, numbers, readings.length)} ${more}`;
    return readings;
  };
  const change = () => remember(show());
  /** @param {(reading: HTMLElement) => boolean} wanted */
  const put = (wanted) => () => {
    set(bench, wanted);
    change();
  };
  const link = () => {
    const address = new URL(location.href);
    address.hash = bench.id;
    return copy(address.href, show);
  };

  find("h3", result).textContent = "With the readings that are set";
  find("h3 + p", result).remove();
  result.id = "workbench-result";
  kept.classList.add("workbench-kept");
  kept.before(result);
  find(".workbench-tools", bench).append(
    button("Set the last readings", put(isLast)),
    button("Clear", put(() => false)),
    button("Copy link", link),
    element("a", { href: "#workbench-result", textContent: "Skip to the result" }),
  );
  find(".workbench-bar", bench).append(told, element("a", { href: "#workbench-result", textContent: "Why" }));
  find(".workbench-signs", bench).addEventListener("change", change);
  bench.dataset.state = "live";
  if (query().get(KEY) === LAST) return put(isLast)(); // from here on the address names them, since the record goes on
  recall(bench);
  show();
}
