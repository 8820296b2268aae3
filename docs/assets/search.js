// Holds the search index and its worker back until a reader turns to search: the theme alone would fetch both on every first page. It also hears words that come without a key.
"use strict";

(() => {
  const { open, send } = XMLHttpRequest.prototype;
  const asked = new Promise((resolve) => {
    const turns = ({ type, key, target }) => {
      const near = target instanceof Element && target.closest(".md-search, [for=__search]");
      if (near || (type === "keydown" && /^[fs/]$/.test(key))) resolve();
    };
    for (const type of ["focusin", "pointerdown", "click", "keydown"]) addEventListener(type, turns, true);
    if (new URLSearchParams(location.search).has("q")) resolve();
  });

  // The theme reads the field when a key is let go; words that are pasted or dictated come without one.
  addEventListener("input", ({ target }) => target.matches(".md-search__input") && target.dispatchEvent(new KeyboardEvent("keyup")));

  XMLHttpRequest.prototype.open = function (method, address, ...rest) {
    this.held = /\/search(_index)?\.json$/.test(address);
    return open.call(this, method, address, ...rest);
  };
  XMLHttpRequest.prototype.send = function (...body) {
    if (this.held) asked.then(() => send.apply(this, body));
    else send.apply(this, body);
  };

  /** Stands for the theme's worker: keeps what is sent to it, and begins the worker when a reader turns to search. */
  class Waiting extends EventTarget {
    constructor(...given) {
      super();
      this.begun = asked.then(() => {
        const worker = new Begun(...given);
        worker.onmessage = ({ data }) => {
          const told = new MessageEvent("message", { data });
          this.dispatchEvent(told);
          if (this.onmessage) this.onmessage(told);
        };
        return worker;
      });
    }

    postMessage(message) {
      this.begun.then((worker) => worker.postMessage(message));
    }

    terminate() {
      this.begun.then((worker) => worker.terminate());
    }
  }
  const Begun = window.Worker;
  window.Worker = new Proxy(Begun, { construct: (_, given) => new (String(given[0]).includes("/workers/search.") ? Waiting : Begun)(...given) });
})();
