// The figures of a page, for what works with them and need not bring along how they work.

import { findAll } from "./element.js";

/** @typedef {HTMLElement & { explainer?: import("./figure.js").Figure }} FigureElement */

/** Return the figures of the page that have a picture. @returns {import("./figure.js").Figure[]} */
export const figuresOfPage = () => findAll(".figure").map((figure) => /** @type {FigureElement} */ (figure).explainer).filter(Boolean);
