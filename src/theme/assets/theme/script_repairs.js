// What Material's scripts lack, mended from outside; main.html loads this before them. Material ends on 5 May 2027: all of this folder goes with it.

import { prepareMenus } from "./menus.js";
import { holdSearchBack } from "./search_index.js";

holdSearchBack();
// The theme's scripts and ours are deferred: all have run by then.
document.addEventListener("DOMContentLoaded", prepareMenus);
