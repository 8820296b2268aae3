// What a live figure is made of, fetched once for all figures of a page.

/** Plotly has no types of its own. @typedef {any} Plotly */

/** @type {Map<string, Promise<any>>} */
const kept = new Map();

/**
 * Do something once for an address; what failed can be tried again.
 * @template Result
 * @param {string} address
 * @param {() => Promise<Result>} work
 * @returns {Promise<Result>}
 */
function once(address, work) {
  if (!kept.has(address)) {
    const promise = work();
    kept.set(address, promise);
    promise.catch(() => kept.delete(address));
  }
  return kept.get(address);
}

/**
 * Fetch Plotly from our own host.
 * @param {string} address
 * @returns {Promise<Plotly>}
 */
export const plotly = (address) =>
  once(address, () =>
    new Promise((resolve, reject) => {
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
    }),
  );

/**
 * Fetch a text.
 * @param {string} address
 */
export const text = (address) =>
  once(address, async () => {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`${answer.status}`);
    return answer.text();
  });
