// One pass over surrogates and controls together: taken out one after the other, two lone
// surrogates could meet and become a character.
const NOT_TEXT = /(?![\s\u0085])[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]|\uFEFF/gu;

// Embeddings, overrides and isolates turn the rest of a line round; the plain marks
// (U+200E, U+200F, U+061C) do not, and right-to-left text needs them.
const BIDI_CONTROLS = /[\u202A-\u202E\u2066-\u2069]/gu;

// As in the Stream-Safe Text Format (UAX #15): no language needs more, longer runs cover the lines
// around them, and ordering them takes `normalize` quadratic time.
const MARKS_TOO_MANY = /(\p{M}{30})\p{M}+/gu;

const WHITESPACE = /[\s\u0085]+/gu;
const VISIBLE = /[^\s\p{Default_Ignorable_Code_Point}\u2800]/u;

/**
 * Text on one line as a person may see it: composed (NFC), whitespace collapsed, nothing invisible
 * that breaks JSON, fonts or reading order.
 *
 * @returns the empty text for what is no text, or shows nothing.
 */
export function cleanText(value: unknown): string {
  if (typeof value !== 'string') return '';
  const text = value
    .replace(NOT_TEXT, '')
    .replace(BIDI_CONTROLS, '')
    .replace(MARKS_TOO_MANY, '$1')
    .replace(WHITESPACE, ' ')
    .trim()
    .normalize('NFC');
  return VISIBLE.test(text) ? text : '';
}
