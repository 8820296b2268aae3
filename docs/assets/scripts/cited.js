// What changed since it was cited: a reader pastes references, and each is compared with the list of changes and with the tables of kept editions.
// Nothing of what is pasted leaves the browser: only whole files of this site are fetched.

import { read } from "./pasted_citations.js";
import { element, find, status } from "./element.js";
import { json, once } from "./fetched.js";

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

/** Return the fields of a record that differ between an edition and today, each with both wordings. @param {string} root @param {string} edition @param {[string, string]} record */
async function wordings(root, edition, [table, id]) {
  const files = await Promise.all([`editions/${edition}/`, ""].map((folder) => `${root}${folder}data/${table}.json`).map((address) => once(address, () => json(address))));
  const [then, now] = files.map((file) => file[table].find((/** @type {{ id: string }} */ row) => row.id === id) ?? {});
  const fields = Object.keys(then).filter((field) => field in now && words(then[field]) !== words(now[field]));
  return fields.map((field) => ({ field, then: words(then[field]), now: words(now[field]) }));
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
  /** @type {Node[]} */
  const both = [];
  if (cited.edition && cited.edition !== known.edition) {
    const kept = element("a", { href: `${root}editions/${cited.edition}/${where}`, textContent: `the page as edition ${cited.edition} has it` });
    try {
      const differing = page.record ? await wordings(root, cited.edition, page.record) : [];
      changed ||= differing.length > 0;
      for (const { field, then, now } of differing) {
        both.push(element("dt", { textContent: field.replaceAll("_", " ") }), element("dd", {}, "Then: ", element("del", { textContent: then || "nothing" })), element("dd", {}, "Now: ", element("ins", { textContent: now || "nothing" })));
      }
      if (!page.record && changed) parts.push(element("p", {}, "Both wordings: ", kept, "."));
    } catch {
      parts.push(element("p", { textContent: `The wording of edition ${cited.edition} is not kept on this site, so only noted changes are shown.` }));
    }
  }
  if (!named) parts.push(element("p", { textContent: "The reference names neither edition nor day, so every noted change is shown." }));
  const said = changed ? "Changed" : "No change is noted";
  parts[0].append(`. ${said}${named ? ` since ${named}` : ""}.`);
  if (changes.length) parts.push(element("ul", {}, ...changes.map(([on, what]) => element("li", { textContent: `${on}: ${what}` }))));
  if (both.length) parts.push(element("dl", {}, ...both));
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
    element("p", { id: "cited-kept", textContent: "Nothing that you paste leaves this browser. It fetches the list of changes, and whole tables, from this site." }),
    element("p", {}, press),
    told,
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    check(place, shown, told, area.value);
  });
  place.append(form, shown);
}
