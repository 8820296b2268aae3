// The query of a page's address, in which every tool of the page keeps its state beside that of the others.

/** Return what the address asks for. */
export const query = () => new URLSearchParams(location.search);

/**
 * Put a query into the address, without a new entry in the history.
 * @param {string} text without the question mark; empty for an address without a query
 */
export function keep(text) {
  history.replaceState(history.state, "", `${location.pathname}${text && `?${text}`}${location.hash}`);
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
