// Days as the plots of figures have them: ISO dates without a time zone, which a reader's own may not move.

const SPOKEN = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
export const DAY = 864e5; // milliseconds

/** Return the milliseconds since 1970 of a date of Plotly. @param {string} date */
export const utc = (date) => Date.parse(date.length > 10 ? `${date.replace(" ", "T")}Z` : date);

/** Return whether a text is a day. @param {string} text */
export const isDay = (text) => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));

/** Return a day in words: 17 September 2018. @param {string} day */
export const spoken = (day) => SPOKEN.format(utc(day));

/** Return the day after a day. @param {string} day */
export const dayAfter = (day) => new Date(utc(day) + DAY).toISOString().slice(0, 10);

/** Return the months from year 0 to that of a day, as the sliders count them. @param {string} day */
export const monthOf = (day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;

/** Return a day in the middle of a month. @param {number} month counted from year 0 */
export const middleOf = (month) => `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}-15`;
