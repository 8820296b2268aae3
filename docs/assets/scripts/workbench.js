// @ts-nocheck
// Lets a reader set readings of signposts and see which scenarios stay consistent with them. site.js loads it on a page with a workbench.

const HEADS = { for: "For", less: "For, less clearly", against: "Against" }; // src/explainer/workbench.py has the same words
const KEY = "signs"; // in the address: signs=undof.continued~uranium.no

/** Make an element. @param {string} name @param {object} properties @param {...(Node|string)} children */
function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

/** Make a button. @param {string} textContent @param {() => void} press */
function button(textContent, press) {
  const made = element("button", { type: "button", textContent });
  made.addEventListener("click", press);
  return made;
}

/** Give `1 reading` or `3 readings`. @param {number} number */
const counted = (number) => `${number} reading${number === 1 ? "" : "s"}`;

/** Make a choice of one radio button. @param {string} name @param {string} value @param {boolean} checked @param {...(Node|string)} words */
function choice(name, value, checked, ...words) {
  return element("label", {}, element("input", { type: "radio", name: `sign-${name}`, value, defaultChecked: checked }), element("span", {}, ...words));
}

/** Put a choice before each reading of a signpost, and one for none. @param {HTMLElement} item */
function settle(item) {
  const { sign } = item.dataset;
  const list = item.querySelector("ul");
  for (const reading of list.children) reading.append(choice(sign, reading.dataset.reading, false, ...reading.childNodes));
  list.prepend(element("li", {}, choice(sign, "", true, "not set")));
  const [name, last] = item.querySelectorAll("p");
  const group = element("fieldset", {}, element("legend", {}, ...name.childNodes), list, last);
  group.setAttribute("aria-describedby", last.id);
  item.replaceChildren(group);
}

/** Give the readings that are set, in the order of the signposts. @param {HTMLElement} bench @returns {HTMLElement[]} */
const chosen = (bench) => [...bench.querySelectorAll("li[data-reading]:has(:checked)")];
const signOf = (reading) => reading.closest("[data-sign]");

/** Say in a sentence which scenarios stay consistent. @param {string[]} numbers @param {number} count of readings */
function sentence(numbers, count) {
  if (!count) return "No reading is set: every scenario is open.";
  if (!numbers.length) return `No scenario stays consistent with ${counted(count)}.`;
  const named = numbers.length === 1 ? `Scenario ${numbers[0]} stays` : `Scenarios ${numbers.slice(0, -1).join(", ")} and ${numbers.at(-1)} stay`;
  return `${named} consistent with ${counted(count)}.`;
}

/** Write the verdict on a scenario and its reasons; give whether it stays consistent. @param {HTMLElement} item @param {HTMLElement[]} readings */
function judge(item, readings) {
  const speaking = (stance) => readings.filter((reading) => reading.dataset[stance].split(" ").includes(item.dataset.number));
  const named = (reading) => `${signOf(reading).querySelector("legend").textContent} (${reading.querySelector("strong").textContent})`;
  const against = speaking("against").length;
  const words = against ? `at odds with ${counted(against)}` : readings.length ? "stays consistent" : "open: no reading set";
  const reasons = Object.entries(HEADS)
    .map(([stance, head]) => [head, speaking(stance).map(named).join("; ")])
    .filter(([, found]) => found)
    .map(([head, found]) => element("p", {}, element("span", { className: "tags", textContent: `${head}:` }), ` ${found}.`));
  item.querySelector("em").textContent = words;
  item.replaceChildren(item.firstElementChild, ...(reasons.length ? reasons : [element("p", {}, "No reading set speaks to it.")]));
  return !against;
}

/** Set the readings that the address names; what it names wrongly is not set. @param {HTMLElement} bench */
function recall(bench) {
  const asked = new URLSearchParams(location.search).get(KEY)?.split("~") ?? [];
  set(bench, (reading) => asked.includes(`${signOf(reading).dataset.sign}.${reading.dataset.reading}`));
}

/** Set the readings that are wanted, and no other. @param {HTMLElement} bench @param {(reading: HTMLElement) => boolean} wanted */
function set(bench, wanted) {
  for (const item of bench.querySelectorAll("[data-sign]")) {
    const reading = [...item.querySelectorAll("[data-reading]")].find(wanted);
    (reading ?? item).querySelector("input").checked = true;
  }
}

/** Keep the readings in the address, beside what others keep there. @param {HTMLElement[]} readings */
function keep(readings) {
  const query = new URLSearchParams(location.search);
  query.delete(KEY);
  const signs = readings.map((reading) => `${signOf(reading).dataset.sign}.${reading.dataset.reading}`).join("~");
  const parts = [query.toString(), signs && `${KEY}=${signs}`].filter(Boolean).join("&");
  history.replaceState(history.state, "", `${location.pathname}${parts && `?${parts}`}${location.hash}`);
}

/** Copy the address of the readings that are set. @param {HTMLElement} bench @param {(words: string) => void} tell */
async function copy(bench, tell) {
  const address = new URL(location.href);
  address.hash = bench.id;
  try {
    await navigator.clipboard.writeText(address.href);
    tell("The link is copied.");
  } catch {
    tell(address.href);
  }
}

/** Let a reader work with the workbench. @param {HTMLElement} bench */
export function begin(bench) {
  if (bench.dataset.state === "live") return;
  bench.querySelectorAll("[data-sign]").forEach(settle);
  const kept = bench.querySelector(".workbench-result");
  const result = kept.cloneNode(true);
  const status = element("p", {});
  status.setAttribute("role", "status");
  const show = (more = "") => {
    const readings = chosen(bench);
    const consistent = [...result.querySelectorAll("li")].filter((item) => judge(item, readings)).map((item) => item.dataset.number);
    status.textContent = `${sentence(consistent, readings.length)} ${more}`;
    return readings;
  };
  const change = () => keep(show());
  const put = (wanted) => () => {
    set(bench, wanted);
    change();
  };

  result.querySelector("h3").textContent = "With the readings that are set";
  result.querySelector("h3 + p").remove();
  result.id = "workbench-result";
  kept.classList.add("workbench-kept");
  kept.before(result);
  bench.querySelector(".workbench-tools").append(
    button("Set the last readings", put((reading) => "last" in reading.dataset)),
    button("Clear", put(() => false)),
    button("Copy link", () => copy(bench, show)),
    element("a", { href: "#workbench-result", textContent: "Skip to the result" }),
  );
  bench.querySelector(".workbench-bar").append(status, element("a", { href: "#workbench-result", textContent: "Why" }));
  bench.querySelector(".workbench-signs").addEventListener("change", change);
  bench.dataset.state = "live";
  recall(bench);
  show();
}
