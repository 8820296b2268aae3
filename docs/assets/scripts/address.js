// The query of a page's address, in which every tool of the page keeps its state beside that of the others.

const PATIENCE = 1000; // milliseconds before an address is written that the browser refused

/** What the browser has refused to write so far; null where the address says it. @type {string|null} */
let waiting = null;
/** @type {number|undefined} */
let again;

/** Return what the address asks for. */
export const query = () => new URLSearchParams(waiting ?? location.search);

/**
 * Return the address of the page with a query.
 * @param {string} text without the question mark; empty for an address without a query
 */
const withQuery = (text) => `${location.pathname}${text && `?${text}`}${location.hash}`;

/**
 * Put a query into the address, without a new entry in the history. Safari refuses more than a hundred in half a minute: then it is written a little later.
 * @param {string} text
 */
export function keep(text) {
  clearTimeout(again);
  waiting = text;
  try {
    history.replaceState(history.state, "", withQuery(text));
    waiting = null;
  } catch {
    again = setTimeout(keep, PATIENCE, text);
  }
}

/** Make an entry in the history, which Back leaves. Return whether the browser did. @param {string} name by which the entry knows what it opened */
export function enter(name) {
  try {
    history.pushState({ opened: name }, "", withQuery(query().toString()));
    return true;
  } catch {
    return false;
  }
}

/**
 * Copy an address, or show it where a browser does not let a script copy.
 * @param {string} address
 * @param {(words: string) => void} tell
 */
export async function copy(address, tell) {
  try {
    await navigator.clipboard.writeText(address);
    tell("The link is copied.");
  } catch {
    tell(address);
  }
}
