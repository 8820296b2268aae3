// What changed since it was cited: a reader pastes references, and each is compared with the list of changes and with the tables and pages of kept editions.
// Nothing of what is pasted leaves the browser: only whole files of this site are fetched.

import { compare } from "./cited_passages.js";
import { element, find, status } from "./element.js";
import { json } from "./fetched.js";
import { read } from "./pasted_citations.js";

/** @typedef {import("./cited_passages.js").Wordings} Wordings */
/** @typedef {{ title: string, record?: [table: string, id: string], changes?: [on: string, what: string][] }} CitedPage */
/** @typedef {{ home: string, edition: string, editions: Record<string, string>, pages: Record<string, CitedPage> }} Changes */

/** Return a value of a record as words. @param {unknown} value @returns {string} */
function words(value) {
  if (Array.isArray(value)) return value.map(words).join("; ");
  if (value && typeof value === "object") return Object.values(value).map(words).filter(Boolean).join(", ");
  return value === null || value === undefined ? "" : String(value);
}

/** Return the path of an address from the root of the site, without its edition; nothing where it is of another site. @param {string} address @param {string[]} roots */
function path(address, roots) {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  const whole = `${url.host}${url.pathname}`;
  const root = roots.map((each) => new URL(each)).map(({ host, pathname }) => `${host}${pathname}`).find((each) => whole.startsWith(each) || `${whole}/` === each);
  if (root === undefined) return undefined;
  const place = whole.slice(root.length).replace(/^editions\/\d{4}-\d{2}(?:\/|$)/, "").replace(/index\.html$/, "").replace(/^embed\//, "figures/");
  return { page: place && !place.endsWith("/") ? `${place}/` : place, anchor: url.hash };
}

/** Return the fields of a record that differ between an edition and today. @param {string} root @param {string} edition @param {[string, string]} record @returns {Promise<Wordings[]>} */
async function fields(root, edition, [table, id]) {
  const files = await Promise.all([`editions/${edition}/`, ""].map((folder) => `${root}${folder}data/${table}.json`).map(json));
  const [then, now] = files.map((file) => file[table].find((/** @type {{ id: string }} */ row) => row.id === id) ?? {});
  const names = Object.keys(then).filter((field) => field in now && words(then[field]) !== words(now[field]));
  return names.map((field) => ({ of: field.replaceAll("_", " "), then: [words(then[field]) || "nothing"], now: [words(now[field]) || "nothing"] }));
}

/** Return what two texts have before, between and after where they differ, in whole words. @param {string} text @param {string} other */
function parted(text, other) {
  const [own, its] = [text, other].map((each) => each.split(/(?<= )/));
  const most = Math.min(own.length, its.length);
  let before = 0;
  let after = 0;
  while (before < most && own[before] === its[before]) before += 1;
  while (after < most - before && own.at(-1 - after) === its.at(-1 - after)) after += 1;
  return [own.slice(0, before), own.slice(before, own.length - after), own.slice(own.length - after)].map((part) => part.join(""));
}

/** Show both wordings with what differs marked, one beside the other where as many were taken out as put in. @param {Wordings} wordings */
function both({ of, then, now }) {
  const parts = [element("dt", { textContent: of })];
  const paired = then.length === now.length;
  for (let at = 0; at < Math.max(then.length, now.length); at += 1) {
    for (const [word, tag, text, other] of /** @type {const} */ ([["Then", "del", then[at], now[at]], ["Now", "ins", now[at], then[at]]])) {
      if (text === undefined) continue;
      const [before, differs, after] = parted(text, paired ? other : "");
      parts.push(element("dd", {}, `${word}: ${before}`, ...(differs ? [element(tag, { textContent: differs })] : []), after));
    }
  }
  return parts;
}

/** Show what is known of one citation. @param {HTMLElement} place @param {Changes} known @param {import("./pasted_citations.js").Citation} cited */
async function answer(place, known, cited) {
  const { root } = place.dataset;
  const found = path(cited.address, [known.home, new URL(root, location.href).href]);
  if (!found) return { changed: undefined, item: unknown(cited.address, "is no address of this site.") };
  const where = [found.page + found.anchor, found.page].find((each) => Object.hasOwn(known.pages, each));
  if (where === undefined) return { changed: undefined, item: unknown(cited.address, "is no page of this site.") };
  if (cited.edition && !known.editions[cited.edition]) return { changed: undefined, item: unknown(cited.address, `names the edition ${cited.edition}, which is not known here.`) };
  const page = known.pages[where];
  const since = known.editions[cited.edition] ?? cited.day;
  const changes = (page.changes ?? []).filter(([on]) => !since || on > since);
  /** @type {HTMLElement[]} */
  const parts = [element("p", {}, element("a", { href: root + where, textContent: page.title }))];
  const named = cited.edition ? `edition ${cited.edition}` : cited.day;
  let changed = changes.length > 0;
  /** @type {Wordings[]} */
  let differing = [];
  if (cited.edition) {
    try {
      differing = await (page.record ? fields(root, cited.edition, page.record) : compare(`${root}editions/${cited.edition}/${found.page}`, root + found.page));
      changed ||= differing.length > 0;
      const kept = element("a", { href: `${root}editions/${cited.edition}/${where}`, textContent: `As edition ${cited.edition} has it` });
      parts.push(element("p", {}, kept, "."));
    } catch {
      parts.push(element("p", { textContent: `The wording of edition ${cited.edition} is not kept on this site or could not be read, so only noted changes are shown.` }));
    }
  }
  if (!named) parts.push(element("p", { textContent: "The reference names neither edition nor day, so every noted change is shown." }));
  const said = changed ? "Changed" : "No change is noted";
  parts[0].append(`. ${said}${named ? ` since ${named}` : ""}.`);
  if (changes.length) parts.push(element("ul", {}, ...changes.map(([on, what]) => element("li", { textContent: `${on}: ${what}` }))));
  if (differing.length) parts.push(element("dl", {}, ...differing.flatMap(both)));
  return { changed, item: element("li", {}, ...parts) };
}

/** @param {string} address @param {string} why */
const unknown = (address, why) => element("li", {}, element("code", { textContent: address }), ` ${why}`);

/** Name a number of things. @param {number} count @param {string} one @param {string} more */
const counted = (count, one, more) => `${count} ${count === 1 ? one : more}`;

/** Read what was pasted, and show what became of it. @param {HTMLElement} place @param {HTMLElement} shown @param {HTMLElement} told @param {string} text */
async function check(place, shown, told, text) {
  const { citations, unread } = read(text);
  shown.replaceChildren();
  if (!citations.length && !unread.length) {
    told.textContent = "Nothing was pasted.";
    return;
  }
  told.textContent = "Reading the list of changes.";
  /** @type {Changes} */
  let known;
  try {
    known = await json(place.dataset.changes);
  } catch {
    told.textContent = "The list of changes could not be fetched. All changes stand below.";
    return;
  }
  const answers = await Promise.all(citations.map((cited) => answer(place, known, cited)));
  const changed = answers.filter((each) => each.changed).length;
  const same = answers.filter((each) => each.changed === false).length;
  const failed = unread.length + answers.length - changed - same;
  told.textContent = `${counted(changed, "reference changed", "references changed")}, ${same} did not${failed ? `, and ${counted(failed, "was", "were")} not understood` : ""}.`;
  if (answers.length) shown.append(element("ol", {}, ...answers.map(({ item }) => item)));
  if (unread.length) {
    const lines = unread.map(({ where, why }) => element("li", {}, element("code", { textContent: where }), `: ${why}.`));
    shown.append(element("p", { textContent: "Could not be read:" }), element("ul", {}, ...lines));
  }
}

/** Put the form into its place. @param {HTMLElement} place */
export function begin(place) {
  if (find("form", place)) return;
  const area = element("textarea", { id: "cited-text", rows: 8, spellcheck: false });
  area.setAttribute("aria-describedby", "cited-kept");
  const told = status("p", { className: "cited-told" });
  const shown = element("div", { className: "cited-shown" });
  const press = element("button", { type: "submit", textContent: "See what changed" });
  const form = element(
    "form",
    {},
    element("p", {}, element("label", { htmlFor: area.id, textContent: "Addresses, one a line, or BibTeX, or RIS" })),
    area,
    element("p", { id: "cited-kept", textContent: "Nothing that you paste leaves this browser. It fetches the list of changes, and whole tables and pages, from this site." }),
    element("p", {}, press),
    told,
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    check(place, shown, told, area.value);
  });
  place.append(form, shown);
}
