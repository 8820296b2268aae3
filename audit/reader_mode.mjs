// What a browser's reader mode leaves of the pages of a built site: its title and its lead. `node audit/reader_mode.mjs site` names each page that loses one.
// Not among our packages: `npm install --no-save @mozilla/readability@0.6.0 jsdom@29.1.1` in a folder of yours, and NODE_PATH=THAT/node_modules for this.

import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const require = createRequire(`${process.env.NODE_PATH ?? process.cwd()}/`);
const { Readability } = require("@mozilla/readability");
const { JSDOM, VirtualConsole } = require("jsdom");

const site = process.argv[2] ?? "site";
const words = (node) => (node?.textContent ?? "").replace(/\s+/g, " ").replace(/#\s*$/, "").trim();
const pages = readdirSync(site, { recursive: true }).filter((path) => path.endsWith("index.html") && !path.startsWith("embed"));
let lost = 0;
for (const path of pages.sort()) {
  const page = new JSDOM(readFileSync(join(site, path), "utf8"), { virtualConsole: new VirtualConsole() }).window.document;
  const lead = words(page.querySelector("article .lead, article .abstract > p:not(.admonition-title)") ?? page.querySelector("article > p"));
  const title = words(page.querySelector("h1"));
  const read = new Readability(page).parse();
  const wrong = [read?.title === title || `the title is “${read?.title}”, not “${title}”`, words(read).includes(lead) || `the lead is lost: ${lead.slice(0, 60)}`];
  for (const said of wrong.filter((each) => each !== true)) console.log(`${path}: ${said}`);
  lost += Number(wrong.some((each) => each !== true));
}
console.log(`${lost} of ${pages.length} pages lose one`);
process.exit(lost ? 1 : 0);
