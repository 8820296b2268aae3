// Words as search and forms compare them: without what hands and fonts write in several ways. An index and a question go through the same.

/** A word of a question: as one, and its parts where hyphens stand in it. @typedef {{ joined: string, parts: string[] }} Term */

// What hands and fonts set into a word or around it, and search passes over.
const APOSTROPHES = "'’‘ʼʹʾʿ´\x60׳";
const QUOTATION_MARKS = "\x22“”„«»״";
const PASSED_OVER = new RegExp(`[${APOSTROPHES}](?:s(?![\\p{L}\\p{N}]))?|[${QUOTATION_MARKS}]`, "gu");
/** A word as it is written, which takes with it what is passed over inside it. */
export const WRITTEN = new RegExp(`([\\p{L}\\p{N}](?:[\\p{L}\\p{N}\\p{M}\\p{Pd}${APOSTROPHES}${QUOTATION_MARKS}.]*[\\p{L}\\p{N}\\p{M}])?)`, "u");
const LETTERS = /[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu;
const ABBREVIATION = /(^|[^\p{L}\p{N}])((?:\p{L}\.){2,})/gu; // U.S., U.N.
/** Letters that stand for another at the end of a word, or by habit. @type {Record<string, string>} */
const ALIKE = { ך: "כ", ם: "מ", ן: "נ", ף: "פ", ץ: "צ", ى: "ي", ة: "ه", "\u0640": "" };

/** Return a text without case, accents, points, quotes, possessives, and with one kind of hyphen. @param {string} text */
export function fold(text) {
  return text
    .normalize("NFKD")
    .replace(/\p{M}|\u00ad|[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, "")
    .replace(ABBREVIATION, (_, before, letters) => before + letters.replaceAll(".", ""))
    .toLowerCase()
    .replace(/[\p{Pd}\u2212\u05be]/gu, "-")
    .replace(PASSED_OVER, "")
    .replace(/[ךםןףץىة\u0640]/g, (letter) => ALIKE[letter]);
}

/** Return a folded text without hyphens, for a part of a word that is looked for in it. @param {string} text */
export const letters = (text) => fold(text).replaceAll("-", "");

/** Return the terms of a folded text. @param {string} text @returns {Term[]} */
export const termsOf = (text) => (text.match(LETTERS) ?? []).map((word) => ({ joined: word.replaceAll("-", ""), parts: word.split("-") }));

/** Return all words of a text in one, each between spaces: those with a hyphen as one, and in parts. @param {string} text */
export const runs = (text) => ` ${termsOf(fold(text)).flatMap(({ joined, parts }) => (parts.length > 1 ? [joined, ...parts] : parts)).join(" ")} `;
