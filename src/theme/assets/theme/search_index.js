// Repair: Material fetches the search index, and starts the worker that reads it, on every first page view. Here both wait until a reader turns to search.
// It can go when Material, or what follows it, loads search on intent.

const INDEX = /\/search(_index)?\.json$/;
const WORKER = "/workers/search.";

/** Wait until a reader turns to search: by its field or button, by the theme's keys, or by an address that asks for words. @returns {Promise<void>} */
function turned() {
  return new Promise((resolve) => {
    /** @param {Event} event */
    const look = (event) => {
      const near = event.target instanceof Element && event.target.closest(".md-search, [for=__search]");
      if (near || (event instanceof KeyboardEvent && event.type === "keydown" && /^[fs/]$/.test(event.key))) resolve();
    };
    for (const type of ["focusin", "pointerdown", "click", "keydown"]) addEventListener(type, look, true);
    if (new URLSearchParams(location.search).has("q")) resolve();
  });
}

/** Hold requests for the index back. @param {Promise<void>} asked */
function holdRequests(asked) {
  const { open, send } = XMLHttpRequest.prototype;
  /** @type {WeakSet<XMLHttpRequest>} */
  const held = new WeakSet();
  /** @this {XMLHttpRequest} @param {string} method @param {string|URL} address @param {...any} rest */
  XMLHttpRequest.prototype.open = function (method, address, ...rest) {
    if (INDEX.test(String(address))) held.add(this);
    else held.delete(this);
    return Reflect.apply(open, this, [method, address, ...rest]);
  };
  XMLHttpRequest.prototype.send = function (...body) {
    if (held.has(this)) asked.then(() => send.apply(this, body));
    else send.apply(this, body);
  };
}

/** Hold the worker back. @param {Promise<void>} asked */
function holdWorker(asked) {
  const Begun = window.Worker;
  /** Stands for the theme's worker: keeps what is sent to it, and begins the worker when a reader turns to search. */
  class Waiting extends EventTarget {
    /** @type {((event: MessageEvent) => void)|null} */
    onmessage = null;

    /** @param {ConstructorParameters<typeof Worker>} given */
    constructor(...given) {
      super();
      this.begun = asked.then(() => {
        const worker = new Begun(...given);
        worker.onmessage = ({ data }) => {
          const told = new MessageEvent("message", { data });
          this.dispatchEvent(told);
          this.onmessage?.(told);
        };
        return worker;
      });
    }

    /** @param {any} message */
    postMessage(message) {
      this.begun.then((worker) => worker.postMessage(message));
    }

    terminate() {
      this.begun.then((worker) => worker.terminate());
    }
  }
  window.Worker = new Proxy(Begun, { construct: (_, given) => new (String(given[0]).includes(WORKER) ? Waiting : Begun)(.../** @type {[string]} */ (given)) });
}

/** Hold the search index and its worker back, and let the search hear words that come without a key. */
export function holdSearchBack() {
  const asked = turned();
  holdRequests(asked);
  holdWorker(asked);
  // The theme reads the field when a key is let go; words that are pasted or dictated come without one.
  addEventListener("input", ({ target }) => {
    if (target instanceof Element && target.matches(".md-search__input")) target.dispatchEvent(new KeyboardEvent("keyup"));
  });
}
