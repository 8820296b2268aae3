// References as a reader has them, addresses, BibTeX or RIS, as citations: each with its address, its edition and its day.

/**
 * A citation. `where` tells a reader which part of the text it was.
 * @typedef {{ address: string, edition: string, day: string, where: string }} Citation
 */

/** @typedef {{ where: string, why: string }} Unread a part of a text that could not be read, and why */

const ADDRESS = /https?:\/\/[^\s<>"{}|\\^\x60]+/g;
const EDITION = /\b(?:edition|editions\/)\W{0,2}(\d{4}-(?:0[1-9]|1[0-2]))\b/i;
const FIELD = /\b(url|note|urldate|date|edition|version)\s*=\s*(?:\{((?:[^{}]|\{[^{}]*\})*)\}|"([^"]*)")/gi;
const SHOWN = 60; // characters of what could not be read

/** @param {string} text */
const shortened = (text) => (text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text);

/** Return a date as `2026-11-29`, if it names a day. @param {string} [text] */
function day(text = "") {
  const [, ...parts] = text.trim().match(/^(\d{4})[-/](\d{2})[-/](\d{2})\b/) ?? [];
  if (parts.length) return parts.join("-");
  const said = text.match(/(?:accessed|retrieved)\s+(\w+\.? \w+[.,]? \d{4})/i)?.[1].replace(/[.,]/g, "").replace("Sept ", "Sep ");
  const found = said ? new Date(`${said} UTC`) : undefined;
  return found && !Number.isNaN(found.valueOf()) ? found.toISOString().slice(0, 10) : "";
}

/** Return a citation of one address. @param {string} address @param {string} about words that may name the edition @param {string} on @param {string} where */
const citation = (address, about, on, where) => ({ address, edition: (address.match(EDITION) ?? about.match(EDITION))?.[1] ?? "", day: on, where });

/** Return the end of an entry of BibTeX, from its first brace; -1 where it has none. @param {string} text @param {number} from */
function end(text, from) {
  for (let at = from, depth = 0; at < text.length; at += 1) {
    if (text[at] === "{") depth += 1;
    if (text[at] === "}" && --depth === 0) return at + 1;
  }
  return -1;
}

/** Read an entry of BibTeX. @param {string} entry @param {string} where @returns {Citation|Unread} */
function bibtex(entry, where) {
  const fields = Object.fromEntries([...entry.matchAll(FIELD)].map(([, name, braced, quoted]) => [name.toLowerCase(), (braced ?? quoted).replace(/\\([_%&#~])/g, "$1")]));
  const address = (fields.url ?? "").match(ADDRESS)?.[0];
  if (!address) return { where, why: "it names no address in its field url" };
  return citation(address, `${fields.note ?? ""} edition ${fields.edition ?? fields.version ?? ""}`, day(fields.urldate) || day(fields.date), where);
}

/** Read a record of RIS. @param {string} record @param {string} where @returns {Citation|Unread} */
function ris(record, where) {
  const tags = Object.fromEntries([...record.matchAll(/^([A-Z][A-Z0-9]) {2}- ?(.*)$/gm)].map(([, tag, words]) => [tag, words.trim()]));
  const address = (tags.UR ?? "").match(ADDRESS)?.[0];
  if (!address) return { where, why: "it names no address in its tag UR" };
  return citation(address, `edition ${tags.ET ?? ""} ${tags.N1 ?? ""}`, day(tags.Y2) || day(tags.DA), where);
}

/**
 * Read a text.
 * @param {string} text
 * @returns {{ citations: Citation[], unread: Unread[] }}
 */
export function read(text) {
  /** @type {Citation[]} */ const citations = [];
  /** @type {Unread[]} */ const unread = [];
  /** @param {Citation|Unread} found */
  const take = (found) => ("why" in found ? unread.push(found) : citations.push(found));
  let rest = text.replace(/\r\n?/g, "\n").replace(/^\uFEFF/, "");
  rest = rest.replace(/^TY {2}- [^]*?(?:^ER {2}-.*$|(?=^TY {2}- )|(?![^]))/gm, (record) => {
    take(ris(record, shortened(record.match(/^(?:TI|T1) {2}- (.*)$/m)?.[1] ?? record.split("\n")[0])));
    return "";
  });
  for (let found; (found = /@(\w+)\s*\{\s*([^,\s{}]*)/.exec(rest)); ) {
    const till = end(rest, rest.indexOf("{", found.index));
    const where = `@${found[1]}{${found[2]}`;
    take(till < 0 ? { where, why: "its last brace is missing" } : bibtex(rest.slice(found.index, till), where));
    rest = rest.slice(0, found.index) + (till < 0 ? "" : rest.slice(till));
  }
  for (const line of rest.split("\n").map((each) => each.trim()).filter(Boolean)) {
    const addresses = line.match(ADDRESS) ?? [];
    if (!addresses.length) unread.push({ where: shortened(line), why: "it holds no address" });
    for (const address of addresses) take(citation(address.replace(/[.,;:!?)\]]+$/, ""), line, day(line), shortened(line)));
  }
  return { citations, unread };
}
