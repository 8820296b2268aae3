// Texts of the site, each fetched once for all that ask for it.

/** @type {Map<string, Promise<any>>} */
const kept = new Map();

/**
 * Do something once for an address; what failed can be tried again.
 * @template Result
 * @param {string} address
 * @param {() => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export function once(address, work) {
  if (!kept.has(address)) {
    const promise = work();
    kept.set(address, promise);
    promise.catch(() => kept.delete(address));
  }
  return kept.get(address);
}

/**
 * Fetch what is there; an answer that it is not is an error.
 * @param {string|URL} address
 */
export async function answered(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer;
}

/** Fetch a file of JSON. @param {string} address @returns {Promise<any>} */
export const json = (address) => once(address, async () => (await answered(address)).json());

/** Fetch a text. @param {string} address */
export const text = (address) => once(address, async () => (await answered(address)).text());
