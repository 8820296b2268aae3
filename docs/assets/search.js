// Holds the search index back until a reader turns to search: the theme alone would fetch it on every first page.
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

  XMLHttpRequest.prototype.open = function (method, address, ...rest) {
    this.held = String(address).endsWith("/search_index.json");
    return open.call(this, method, address, ...rest);
  };
  XMLHttpRequest.prototype.send = function (...body) {
    if (this.held) asked.then(() => send.apply(this, body));
    else send.apply(this, body);
  };
})();
