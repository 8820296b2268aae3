// Templates, filled as `src/explainer/teaching/mustache.py` fills them: the part of Mustache that plans need, and escapes that are data.

/** @typedef {{ characters: Record<string, string>, formulas: string, quoted: string }} Escape */

const AS_IT_IS = { characters: {}, formulas: "", quoted: "" };
const TAG = /\{\{#(\w+)\}\}(.*?)\{\{\/\1\}\}|\{\{(&?)(\w+)\}\}/gs; // a section, or a value

/**
 * Return a text as a format writes it.
 * @param {string} text
 * @param {Escape} escape
 */
function escaped(text, { characters, formulas, quoted }) {
  const written = Array.from(text, (char) => characters[char] ?? char).join("");
  const guarded = text && formulas.includes(text[0]) ? `'${written}` : written;
  return Array.from(quoted).some((char) => text.includes(char)) ? `"${guarded}"` : guarded;
}

/**
 * Return a template with its values in their places.
 * @param {string} template
 * @param {Record<string, any>} values
 * @param {Escape} [escape]
 * @returns {string}
 */
export function fill(template, values, escape = AS_IT_IS) {
  return template.replaceAll(TAG, (_, section, inside, verbatim, name) => {
    if (name) return verbatim ? String(values[name]) : escaped(String(values[name]), escape);
    const value = values[section];
    const scopes = Array.isArray(value) ? value : value ? [{}] : [];
    return scopes.map((scope) => fill(inside, { ...values, ...scope }, escape)).join("");
  });
}
