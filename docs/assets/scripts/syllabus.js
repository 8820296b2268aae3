// @ts-nocheck
// The syllabus builder: sessions of things to read and to do, kept in the address, and their files, made as `syllabus.py` makes those of the courses.

const FORMATS = { txt: ["Text", "text/plain"], "md.txt": ["Markdown", "text/markdown"], csv: ["CSV", "text/csv"], ics: ["Calendar", "text/calendar"], imscc: ["Common Cartridge", "application/zip"], ris: ["RIS", "application/x-research-info-systems"] };
const RHYTHMS = { weekly: "once a week", "twice-weekly": "twice a week", daily: "five days running", fortnightly: "every two weeks" };
const GROUPS = { chapter: "Chapters", activity: "Activities", exercise: "Exercises", figure: "Figures", event: "Events" };
const IN_CLASS = ["activity", "exercise"];
const MINUTES = 90; // of a session that no course knows
const FULL = 45; // minutes of reading after which a new session begins
const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const DAY = 86_400_000; // milliseconds
const COLUMNS = ["session", "title", "date", "when", "kind", "item", "minutes", "address", "edition"];
const SHOWN = 12; // events that a search lists

/** @typedef {{name: string, kind: string, title: string, minutes: number, page: string}} Item */
/** @typedef {{title: string, aim: string, minutes: number, day: Date, read: Item[], do: Item[]}} Meeting */
/** @typedef {{title: string, meetings: Meeting[]}} Plan */

/** Make an element. @param {string} name @param {object} properties @param {...(Node|string)} children */
function element(name, properties, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

/** @param {Date} day */
const iso = (day) => day.toISOString().slice(0, 10);
/** @param {Date} day */
const spoken = (day) => `${WEEKDAYS[day.getUTCDay()]} ${day.getUTCDate()} ${MONTHS[day.getUTCMonth()]} ${day.getUTCFullYear()}`;
/** @param {number} number @param {Meeting} meeting */
const named = (number, meeting) => `Session ${number}${meeting.title ? `: ${meeting.title}` : ""}`;
/** @param {Item[]} items */
const total = (items) => items.reduce((sum, item) => sum + item.minutes, 0);
/** Give the headings and the items of a session, as far as it has some. @param {Meeting} meeting @returns {[string, Item[]][]} */
const groups = (meeting) => [[`Before class, ${total(meeting.read)} minutes`, meeting.read], [`In class, ${meeting.minutes} minutes`, meeting.do]].filter(([, items]) => items.length);

/** What each format makes of a plan. Each takes the plan and the catalogue, and gives text or bytes. */
export const make = {
  txt(plan, { about, home }) {
    const lines = [plan.title, about];
    plan.meetings.forEach((meeting, index) => {
      lines.push("", `${named(index + 1, meeting)} (${spoken(meeting.day)})`, ...(meeting.aim ? [meeting.aim] : []));
      for (const [heading, items] of groups(meeting)) lines.push(`${heading}:`, ...items.map((item) => `- ${item.title} (${item.kind}, ${item.minutes} min) ${home}${item.page}`));
    });
    return `${lines.join("\n")}\n`;
  },
  "md.txt"(plan, { about, home }) {
    const escaped = (words) => words.replace(/[\\`*_{}[\]<>#|!&]/g, "\\$&");
    const lines = [`# ${escaped(plan.title)}`, "", escaped(about)];
    plan.meetings.forEach((meeting, index) => {
      lines.push("", `## ${escaped(named(index + 1, meeting))}`, "", `${spoken(meeting.day)}.${meeting.aim ? ` ${escaped(meeting.aim)}` : ""}`);
      for (const [heading, items] of groups(meeting)) lines.push("", `${heading}:`, "", ...items.map((item) => `- [${escaped(item.title)}](<${home}${item.page}>), ${item.kind}, ${item.minutes} min`));
    });
    return `${lines.join("\n")}\n`;
  },
  csv(plan, { mark, home }) {
    // As escape.cell: what a spreadsheet would run as a formula gets an apostrophe before it.
    const cell = (value) => {
      const text = typeof value === "string" && /^[=+\-@\t\r\n＝＋－＠]/.test(value) ? `'${value}` : String(value);
      return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
    };
    const rows = plan.meetings.flatMap((meeting, index) =>
      [["before class", meeting.read], ["in class", meeting.do]].flatMap(([when, items]) =>
        items.map((item) => [index + 1, meeting.title, iso(meeting.day), when, item.kind, item.title, item.minutes, home + item.page, mark]),
      ),
    );
    return [COLUMNS, ...rows].map((row) => `${row.map(cell).join(",")}\n`).join("");
  },
  ics(plan, { site, domain, stamp, home }) {
    const escaped = (words) => words.replace(/[\\;,]/g, "\\$&").replaceAll("\n", "\\n");
    const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", `PRODID:-//${site}//sessions//EN`, `X-WR-CALNAME:${escaped(plan.title)}`];
    plan.meetings.forEach((meeting, index) => {
      const holds = meeting.aim ? [meeting.aim] : [];
      for (const [heading, items] of groups(meeting)) holds.push(`${heading}:`, ...items.map((item) => `- ${item.title} (${item.minutes} min) ${home}${item.page}`));
      lines.push("BEGIN:VEVENT", `SUMMARY:${escaped(named(index + 1, meeting))}`, `DTSTART;VALUE=DATE:${iso(meeting.day).replaceAll("-", "")}`, `DTSTAMP:${stamp}`);
      lines.push(`UID:session-${index + 1}-${iso(meeting.day)}@${domain}`, `DESCRIPTION:${escaped(holds.join("\n"))}`, "END:VEVENT");
    });
    return [...lines, "END:VCALENDAR"].map((line) => `${folded(line)}\r\n`).join("");
  },
  imscc(plan, { home }) {
    const units = plan.meetings.map((meeting, index) => [named(index + 1, meeting), [...meeting.read, ...meeting.do].map((item) => [item.title, home + item.page])]);
    return zip(cartridge(plan.title, units));
  },
  ris(plan, { reference, home }) {
    const seen = new Set(plan.meetings.flatMap((meeting) => [...meeting.read, ...meeting.do]));
    const filled = (item) => reference.replaceAll(/\{(id|title|address)\}/g, (_, name) => ({ id: item.name.replace(":", "-"), title: item.title, address: home + item.page })[name]);
    return `${[...seen].map(filled).join("\n\n")}\n`;
  },
};

/** Fold a line of a calendar at 75 octets, the mark of a fold included (RFC 5545, 3.1). @param {string} line */
function folded(line) {
  const encoder = new TextEncoder();
  const lines = [""];
  let octets = 0;
  for (const char of line) {
    const more = encoder.encode(char).length;
    if (octets + more > 75) {
      lines.push(" ");
      octets = 1;
    }
    lines[lines.length - 1] += char;
    octets += more;
  }
  return lines.join("\r\n");
}

/** Give a title of a reader's own without what no file can hold, as `NOT_TEXT` of `lines.py` says. @param {string|null} text */
function clean(text) {
  return (text ?? "").replace(/[^\t\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]|[\u202a-\u202e\u2066-\u2069]/gu, "").trim();
}

/** Give the files of a Common Cartridge, by path, as `cartridge.py` does. @param {string} title @param {[string, [string, string][]][]} units */
function cartridge(title, units) {
  const xml = (text) => text.replace(/[&<>"']/g, (char) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;" })[char]);
  const head = '<?xml version="1.0" encoding="UTF-8"?>\n';
  const items = [];
  const resources = [];
  const links = {};
  units.forEach(([name, inner], index) => {
    const below = inner.map(([words, address], place) => {
      const id = `${index + 1}-${place + 1}`;
      resources.push(`<resource identifier="link-${id}" type="imswl_xmlv1p1"><file href="links/${id}.xml"/></resource>`);
      links[`links/${id}.xml`] = `${head}<webLink xmlns="http://www.imsglobal.org/xsd/imsccv1p1/imswl_v1p1"><title>${xml(words)}</title><url href="${xml(address)}" target="_blank"/></webLink>\n`;
      return `<item identifier="item-${id}" identifierref="link-${id}"><title>${xml(words)}</title></item>`;
    });
    items.push(`<item identifier="unit-${index + 1}"><title>${xml(name)}</title>${below.join("")}</item>`);
  });
  const manifest =
    `${head}<manifest identifier="deconfliction-line" xmlns="http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1" xmlns:lom="http://ltsc.ieee.org/xsd/imsccv1p1/LOM/manifest">` +
    "<metadata><schema>IMS Common Cartridge</schema><schemaversion>1.1.0</schemaversion>" +
    `<lom:lom><lom:general><lom:title><lom:string>${xml(title)}</lom:string></lom:title></lom:general></lom:lom></metadata>` +
    `<organizations><organization identifier="plan" structure="rooted-hierarchy"><item identifier="root">${items.join("")}</item></organization></organizations>` +
    `<resources>${resources.join("")}</resources></manifest>\n`;
  return { "imsmanifest.xml": manifest, ...links };
}

/** Give files as a zip without compression (APPNOTE 6.3.10, 4.3). @param {Record<string, string>} files */
function zip(files) {
  const encoder = new TextEncoder();
  const local = [];
  const central = [];
  let offset = 0;
  for (const [path, text] of Object.entries(files)) {
    const name = encoder.encode(path);
    const content = encoder.encode(text);
    // Version 2.0, flag for names in UTF-8, stored, 1 January 1980.
    const common = [[20, 2], [0x0800, 2], [0, 2], [0, 2], [0x21, 2], [crc(content), 4], [content.length, 4], [content.length, 4], [name.length, 2], [0, 2]];
    const header = little([[0x04034b50, 4], ...common]);
    local.push(header, name, content);
    central.push(little([[0x02014b50, 4], [20, 2], ...common, [0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]]), name);
    offset += header.length + name.length + content.length;
  }
  const count = Object.keys(files).length;
  const size = central.reduce((sum, part) => sum + part.length, 0);
  return new Blob([...local, ...central, little([[0x06054b50, 4], [0, 2], [0, 2], [count, 2], [count, 2], [size, 4], [offset, 4], [0, 2]])]);
}

/** Give numbers as bytes, the lowest first. @param {[number, number][]} fields each with its number of bytes */
function little(fields) {
  return Uint8Array.from(fields.flatMap(([value, bytes]) => Array.from({ length: bytes }, (_, index) => (value >>> (8 * index)) & 0xff)));
}

/** Give the checksum of a zip (CRC-32, polynomial 0xEDB88320). @param {Uint8Array} bytes */
function crc(bytes) {
  let sum = ~0;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
}

/** Build the plan of a page, and keep it in the address. */
class Builder {
  /** @param {HTMLElement} place @param {object} catalogue */
  constructor(place, catalogue) {
    this.place = place;
    this.catalogue = catalogue;
    this.items = new Map(catalogue.items.map((item) => [item.name, item]));
    this.read();
    this.form = this.controls();
    this.list = element("ol", { className: "syllabus-sessions" });
    this.status = element("p", { className: "syllabus-status" });
    this.status.setAttribute("role", "status");
    this.files = element("p", { className: "plan-files" });
    this.place.replaceChildren(this.form, this.choices(), element("h3", { id: "your-plan", textContent: "Your plan" }), this.list, this.status, this.files);
    this.draw();
  }

  /** Read the address: a course, sessions in place of its own, a title, a first day and a rhythm. What is not known is left out. */
  read() {
    const query = new URLSearchParams(location.search);
    const course = this.catalogue.courses.find(({ id }) => id === query.get("course"));
    const sessions = query.getAll("s").map((names) => names.split(",").filter((name) => this.items.has(name))).filter((names) => names.length);
    this.course = course;
    this.sessions = sessions.length ? sessions : (course?.sessions.map((session) => [...session.read, ...session.do]) ?? []);
    this.title = clean(query.get("title")) || (course?.title ?? "Reading list");
    this.start = /^\d{4}-\d\d-\d\d$/.test(query.get("start")) && !Number.isNaN(Date.parse(query.get("start"))) ? query.get("start") : this.catalogue.first;
    this.rhythm = Object.hasOwn(RHYTHMS, query.get("rhythm")) ? query.get("rhythm") : (course?.rhythm ?? "weekly");
  }

  /** Write the state into the address; what a course says itself is left out. */
  keep() {
    const query = new URLSearchParams();
    if (this.course) query.set("course", this.course.id);
    const own = this.course?.sessions.map((session) => [...session.read, ...session.do].join()) ?? [];
    if (own.join("!") !== this.sessions.map((names) => names.join()).join("!")) for (const names of this.sessions) query.append("s", names.join());
    if (this.title !== (this.course?.title ?? "Reading list")) query.set("title", this.title);
    if (this.start !== this.catalogue.first) query.set("start", this.start);
    if (this.rhythm !== (this.course?.rhythm ?? "weekly")) query.set("rhythm", this.rhythm);
    const asked = String(query).replaceAll("%3A", ":").replaceAll("%2C", ",");
    history.replaceState(history.state, "", `${location.pathname}${asked ? `?${asked}` : ""}${location.hash}`);
  }

  /** Give what is chosen as a plan with its days. @returns {Plan} */
  get plan() {
    const { days, round } = this.catalogue.rhythms[this.rhythm];
    const first = Date.parse(this.start);
    const meetings = this.sessions.map((names, index) => {
      const { title = "", aim = "", minutes = MINUTES } = this.course?.sessions[index] ?? {};
      const items = names.map((name) => this.items.get(name));
      const inClass = (item) => IN_CLASS.includes(item.name.split(":")[0]);
      const day = new Date(first + (Math.floor(index / days.length) * round + days[index % days.length]) * DAY);
      return { title, aim, minutes, day, read: items.filter((item) => !inClass(item)), do: items.filter(inClass) };
    });
    return { title: this.title, meetings };
  }

  /** Change the state, and draw it. @param {() => void} change @param {string} said what a screen reader is told */
  set(change, said = "") {
    change();
    this.sessions = this.sessions.filter((names) => names.length);
    this.keep();
    this.draw();
    if (said) this.status.textContent = said;
  }

  /** Give the controls of the whole plan. */
  controls() {
    const title = element("input", { type: "text", value: this.title, maxLength: 120, name: "title" });
    title.addEventListener("input", () => this.set(() => (this.title = clean(title.value) || "Reading list")));
    const start = element("input", { type: "date", value: this.start, required: true, name: "start" });
    start.addEventListener("input", () => start.value && this.set(() => (this.start = start.value)));
    const rhythm = element("select", { name: "rhythm" }, ...Object.entries(RHYTHMS).map(([value, textContent]) => element("option", { value, textContent, selected: value === this.rhythm })));
    rhythm.addEventListener("change", () => this.set(() => (this.rhythm = rhythm.value)));
    const course = element("select", { name: "course" }, element("option", { value: "", textContent: "an empty plan" }), ...this.catalogue.courses.map(({ id, title: name }) => element("option", { value: id, textContent: name, selected: id === this.course?.id })));
    course.addEventListener("change", () => {
      history.replaceState(history.state, "", `${location.pathname}${course.value ? `?course=${course.value}` : ""}`);
      this.read();
      title.value = this.title;
      rhythm.value = this.rhythm;
      start.value = this.start;
      this.set(() => {}, course.value ? `The plan is now that of ${this.title}.` : "The plan is empty.");
    });
    const label = (words, control) => element("label", {}, `${words} `, control);
    const form = element("form", { className: "syllabus-controls" }, label("Begin with", course), label("Title", title), label("First session", start), label("Sessions meet", rhythm));
    form.setAttribute("aria-label", "Plan");
    form.addEventListener("submit", (event) => event.preventDefault());
    return form;
  }

  /** Give the boxes to be ticked: short groups open, the long ones behind their names, events behind a search. */
  choices() {
    const box = (item) => {
      const input = element("input", { type: "checkbox", value: item.name });
      input.addEventListener("change", () => this.tick(item, input.checked));
      return element("li", {}, element("label", {}, input, ` ${item.title} `, element("span", { className: "tags", textContent: `${item.minutes} min` })));
    };
    const parts = Object.entries(GROUPS).map(([kind, name]) => {
      const found = this.catalogue.items.filter((item) => item.name.startsWith(`${kind}:`));
      const list = element("ul", { className: "syllabus-choices" });
      const details = element("details", { open: kind === "chapter" }, element("summary", { textContent: `${name} (${found.length})` }));
      if (kind === "event") {
        const search = element("input", { type: "search" });
        const count = element("p", { className: "syllabus-count" });
        count.setAttribute("role", "status");
        const narrow = () => {
          const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
          const fit = words.length ? found.filter((item) => words.every((word) => `${item.title} ${item.name}`.toLowerCase().includes(word))) : [];
          list.replaceChildren(...fit.slice(0, SHOWN).map(box));
          const more = fit.length > SHOWN ? ` The first ${SHOWN} are shown: add a word.` : "";
          count.textContent = words.length ? `${fit.length} events.${more}` : "Write a word or a year of the title.";
          this.mark();
        };
        search.addEventListener("input", narrow);
        details.append(element("label", {}, "Words ", search), count, list);
        narrow();
      } else {
        list.append(...found.map(box));
        details.append(list);
      }
      return details;
    });
    this.chosen = element("section", { className: "syllabus-items" }, ...parts);
    this.chosen.setAttribute("aria-label", "What to read and do");
    return this.chosen;
  }

  /** Put an item into the last session, or a new one where that is full; or take it out of every session. @param {Item} item @param {boolean} wanted */
  tick(item, wanted) {
    if (!wanted) {
      this.set(() => (this.sessions = this.sessions.map((names) => names.filter((name) => name !== item.name))), `Taken out: ${item.title}.`);
      return;
    }
    const last = this.sessions.at(-1);
    const reading = (last ?? []).filter((name) => !IN_CLASS.includes(name.split(":")[0])).map((name) => this.items.get(name));
    const fits = last && (IN_CLASS.includes(item.name.split(":")[0]) || total(reading) + item.minutes <= FULL);
    this.set(() => (fits ? last.push(item.name) : this.sessions.push([item.name])), `Added to session ${this.sessions.length + (fits ? 0 : 1)}: ${item.title}.`);
  }

  /** Move an item to the session before or after its own; after the last, a new one begins. */
  move(index, name, by) {
    this.set(
      () => {
        this.sessions[index] = this.sessions[index].filter((each) => each !== name);
        if (!this.sessions[index + by]) this.sessions.splice(Math.max(0, index + by), 0, []);
        this.sessions[Math.max(0, index + by)].push(name);
      },
      `${this.items.get(name).title} moved ${by < 0 ? "back" : "on"} a session.`,
    );
  }

  /** Tick the boxes of what the plan holds. */
  mark() {
    const held = new Set(this.sessions.flat());
    for (const input of this.chosen?.querySelectorAll("input[type=checkbox]") ?? []) input.checked = held.has(input.value);
  }

  /** Draw the sessions and the files. The focus stays on the button that was used, or goes to the next that is there. */
  draw() {
    const focused = document.activeElement?.dataset?.does;
    const { plan } = this;
    const root = new URL("../../", location.href);
    const item = (each, index) => {
      const button = (textContent, does, action) => {
        const made = element("button", { type: "button", textContent });
        made.dataset.does = `${does} ${each.name}`;
        made.setAttribute("aria-label", `${textContent}: ${each.title}`);
        made.addEventListener("click", action);
        return made;
      };
      const buttons = [
        ...(index > 0 ? [button("Earlier", "earlier", () => this.move(index, each.name, -1))] : []),
        button("Later", "later", () => this.move(index, each.name, 1)),
        button("Remove", "remove", () => this.set(() => (this.sessions[index] = this.sessions[index].filter((name) => name !== each.name)), `Taken out: ${each.title}.`)),
      ];
      return element("li", {}, element("a", { href: new URL(each.page, root).href, textContent: each.title }), ` (${each.kind}, ${each.minutes} min) `, element("span", { className: "syllabus-buttons" }, ...buttons));
    };
    const drawn = plan.meetings.map((meeting, index) => {
      const parts = groups(meeting).flatMap(([heading, items]) => [element("p", { textContent: `${heading}:` }), element("ul", {}, ...items.map((each) => item(each, index)))]);
      return element("li", {}, element("strong", { textContent: named(index + 1, meeting) }), `, ${spoken(meeting.day)}`, ...parts);
    });
    this.list.replaceChildren(...drawn);
    const minutes = total(plan.meetings.flatMap((meeting) => meeting.read));
    this.status.textContent = drawn.length ? `${drawn.length} session${drawn.length === 1 ? "" : "s"}, ${minutes} minutes of reading.` : "Nothing is chosen yet. Tick something above, or begin with a course.";
    this.offer(plan);
    this.mark();
    if (focused) (this.list.querySelector(`[data-does="${CSS.escape(focused)}"]`) ?? this.list.querySelector(`[data-does$="${CSS.escape(focused.split(" ")[1])}"]`))?.focus();
  }

  /** Offer the files of a plan, each made when it is asked for. @param {Plan} plan */
  offer(plan) {
    if (!plan.meetings.length) {
      this.files.replaceChildren();
      return;
    }
    const buttons = Object.entries(FORMATS).map(([ending, [textContent, type]]) => {
      const button = element("button", { type: "button", textContent });
      button.addEventListener("click", () => {
        const address = URL.createObjectURL(new Blob([make[ending](plan, this.catalogue)], { type }));
        const name = plan.title.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "") || "reading-list";
        element("a", { href: address, download: `${name}.${ending}` }).click();
        setTimeout(() => URL.revokeObjectURL(address), DAY / 1440);
        this.status.textContent = `The file ${name}.${ending} was made.`;
      });
      return button;
    });
    const copy = element("button", { type: "button", textContent: "Copy link to this plan" });
    copy.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(location.href);
        this.status.textContent = "The link was copied.";
      } catch {
        this.status.textContent = "The link stands in the address bar of the browser.";
      }
    });
    this.files.replaceChildren("Take the plan along: ", ...buttons, " ", copy);
  }
}

/** Fetch the catalogue and build. @param {HTMLElement} place */
export async function begin(place) {
  try {
    const answer = await fetch(place.dataset.catalogue);
    if (!answer.ok) throw new Error(answer.statusText);
    place.builder = new Builder(place, await answer.json());
  } catch {
    place.replaceChildren(element("p", { textContent: "The builder could not be loaded. The plans above are whole." }));
  }
}
