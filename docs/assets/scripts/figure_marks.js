// The marks of a picture, as its links have them: each with its name, its page, its sort, and all that is drawn of it.

/**
 * @typedef {object} Mark
 * @property {string} id its page, from the site's root; of several marks of one page the second has the id `page~2`
 * @property {string} page
 * @property {string} heading
 * @property {string} words what else is said of it in the picture
 * @property {string} sort
 * @property {SVGAElement[]} links its own, and then those of its labels
 */
/** @typedef {{ marks: Mark[], of: Map<Element, Mark> }} Marks in the order in which a reader goes through them, and by the links that are drawn of them */

const SMALL = 40; // pixels across a mark that a finger may miss
const RINGS = [6, 12, 18, 24]; // pixels about a finger, in which the nearest mark is looked for
const TURNS = 16; // directions in which it is looked for

/** @type {WeakMap<SVGSVGElement, Marks>} */
const read = new WeakMap();
/** Headings and words of links, as they came. @type {WeakMap<SVGAElement, [heading: string, words?: string]|undefined>} */
const names = new WeakMap();

/** Return a heading and words as one text to be said. @param {string} heading @param {string} [words] */
export const spoken = (heading, words) => (words ? `${heading}${/[.?!]$/.test(heading) ? "" : "."} ${words[0].toUpperCase()}${words.slice(1)}` : heading);

/** Return the heading and the words of a link, none where it is a label. @param {SVGAElement} link @returns {[heading: string, words?: string]|undefined} */
function nameOf(link) {
  if (!names.has(link)) names.set(link, /** @type {[string, string?]|undefined} */ (link.getAttribute("aria-label")?.split("\n")));
  return names.get(link);
}

/**
 * Return the marks of a picture.
 * @param {SVGSVGElement} picture
 * @param {string} root the way to the site's root
 * @param {number[]} order of the links of marks; others follow in that of the drawing
 * @param {Record<string, string>} words that are too long for the picture, by page and heading
 * @returns {Marks}
 */
export function marksOf(picture, root, order, words) {
  if (read.has(picture)) return read.get(picture);
  const links = /** @type {SVGAElement[]} */ (/** @type {unknown} */ (Array.from(picture.querySelectorAll("a"))));
  const inOrder = order.map((place) => links[place]).filter(Boolean);
  /** @type {Map<string, Mark>} */
  const byName = new Map();
  /** @type {Map<string, Mark[]>} */
  const byPage = new Map();
  const found = { marks: /** @type {Mark[]} */ ([]), of: new Map() };
  const page = (/** @type {SVGAElement} */ link) => link.href.baseVal.slice(root.length);
  for (const link of new Set([...inOrder, ...links])) {
    const name = nameOf(link);
    if (!name) continue;
    const [heading, short = ""] = name;
    const key = `${page(link)} ${heading}`;
    if (!byName.has(key)) {
      const same = byPage.get(page(link)) ?? [];
      const id = same.length ? `${page(link)}~${same.length + 1}` : page(link);
      const sort = /** @type {SVGElement|null} */ (link.closest("[data-sort]"))?.dataset.sort ?? "";
      const mark = { id, page: page(link), heading, words: short, sort, links: /** @type {SVGAElement[]} */ ([]) };
      byName.set(key, mark);
      byPage.set(page(link), [...same, mark]);
      found.marks.push(mark);
    }
    byName.get(key).links.push(link);
    found.of.set(link, byName.get(key));
  }
  for (const link of links) {
    const mark = found.of.get(link) ?? byPage.get(page(link))?.[0];
    if (!mark || found.of.has(link)) continue;
    mark.links.push(link);
    found.of.set(link, mark);
  }
  read.set(picture, found);
  voice(picture, found.marks, words);
  return found;
}

/** Let a screen reader meet the marks of a picture in their order, each once and with all words. @param {SVGSVGElement} picture @param {Mark[]} marks @param {Record<string, string>} words */
function voice(picture, marks, words) {
  const figure = picture.closest(".figure");
  const { id } = figure;
  const text = figure.querySelector(".figure-text"); // which follows what a reader chooses; the title is that of the stage
  text.id = `${id}-text`;
  picture.setAttribute("aria-labelledby", text.id);
  for (const [place, mark] of marks.entries()) {
    const [link, ...others] = mark.links;
    link.id = `${id}-mark-${place}`;
    link.setAttribute("aria-label", spoken(mark.heading, wordsOf(mark, words)));
    link.removeAttribute("aria-hidden");
    for (const other of others) other.setAttribute("aria-hidden", "true");
  }
  picture.setAttribute("aria-owns", marks.map(({ links }) => links[0].id).join(" "));
}

/** Return what is said of a mark besides its heading. @param {Mark} mark @param {Record<string, string>} long words that are too long for the picture */
export const wordsOf = ({ page, heading, words }, long) => words || long[`${page} ${heading}`] || "";

/** Forget the marks of a picture that is drawn anew. @param {SVGSVGElement} picture */
export const forget = (picture) => read.delete(picture);

/** Return what is drawn of a mark besides its label. @param {Mark} mark @returns {SVGGraphicsElement} */
const shapeOf = ({ links: [link] }) => link.querySelector("path") ?? link;

/** Return the pixels from a point to a box, 0 inside. @param {DOMRect} box @param {number} x @param {number} y */
const distance = (box, x, y) => Math.hypot(Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom));

/** Return the mark nearest to a finger, if one is near. @param {Marks} marks @param {number} x @param {number} y @returns {Mark|undefined} */
export function nearest({ marks, of }, x, y) {
  let [best, least] = [/** @type {Mark|undefined} */ (undefined), RINGS.at(-1)];
  for (const mark of marks) {
    const box = shapeOf(mark).getBoundingClientRect();
    if (!box.width || box.width > SMALL || box.height > SMALL) continue;
    const far = distance(box, x, y);
    if (far <= least) [best, least] = [mark, far];
  }
  if (best) return best;
  for (const ring of RINGS) {
    for (let turn = 0; turn < TURNS; turn += 1) {
      const angle = (2 * Math.PI * turn) / TURNS;
      const mark = of.get(document.elementFromPoint(x + ring * Math.cos(angle), y + ring * Math.sin(angle))?.closest("a"));
      if (mark) return mark;
    }
  }
  return undefined;
}

/** Return the box of a mark on the screen: of a large one a point in its middle. @param {Mark} mark @returns {DOMRect} */
export function boxOf(mark) {
  const shape = shapeOf(mark);
  const box = shape.getBoundingClientRect();
  if ((box.width <= SMALL && box.height <= SMALL) || !(shape instanceof SVGPathElement)) return box;
  const { x, y } = shape.getPointAtLength(shape.getTotalLength() / 2).matrixTransform(shape.getScreenCTM());
  return new DOMRect(x, y, 0, 0);
}
