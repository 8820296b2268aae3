// What the theme's own scripts would do, as far as this site has it: they weigh thirty-five kilobytes, and compute all styles of a page anew. They are not
// fetched. Material ends on 5 May 2027: all of this folder goes with it, or stays for what follows.

import { followContents } from "./contents.js";
import { keepFocusInView } from "./focus.js";
import { openFolds } from "./folds.js";
import { prepareMenus } from "./menus.js";

prepareMenus();
openFolds();
followContents();
keepFocusInView();
