import { setImmediate } from 'node:timers/promises';

const SLICE_CHARACTERS = 256 * 1024;
const INVISIBLE = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g;
// The compatibility forms of letters, digits and signs that ASCII has, and the ligatures of old fonts.
const COMPATIBLE = /[\uFB00-\uFB06\uFF01-\uFF5E\u{1D400}-\u{1D7FF}]/gu;
const DIGIT = /\p{Nd}/gu;
const SPACE = /[\p{Zs}\u2028\u2029\u0085\v\f]/gu;
const DASH = /[\p{Pd}\u2212\u2043]/gu;

/**
 * The text in the characters that rules are written in: ASCII digits whatever the script, plain spaces and
 * hyphens, full-width forms narrowed, invisible characters dropped, line ends as `\n`.
 *
 * @throws the signal's reason; looked at every quarter of a million characters.
 */
export async function plainCharacters(text: string, signal: AbortSignal): Promise<string> {
  const slices: string[] = [];
  for (let start = 0; start < text.length; ) {
    signal.throwIfAborted();
    const end = sliceEnd(text, start + SLICE_CHARACTERS);
    slices.push(plain(text.slice(start, end)));
    start = end;
    await setImmediate();
  }
  return slices.join('');
}

/** Never within a surrogate pair, nor between the two halves of a line end. */
function sliceEnd(text: string, end: number): number {
  return /^(?:[\uD800-\uDBFF][\uDC00-\uDFFF]|\r\n)$/.test(text.slice(end - 1, end + 1)) ? end + 1 : end;
}

function plain(slice: string): string {
  const lines = slice.includes('\r') ? slice.replace(/\r\n?/g, '\n') : slice;
  if (/^[\n\t\x20-\x7E]*$/.test(lines)) return lines;
  return lines
    .replace(INVISIBLE, '')
    .replace(COMPATIBLE, (character) => character.normalize('NFKC'))
    .replace(DIGIT, (digit) => asciiDigit(digit))
    .replace(SPACE, (space) => (/[\u2028\u2029\u0085\v\f]/.test(space) ? '\n' : ' '))
    .replace(DASH, '-');
}

/** Unicode encodes the digits of each script in order, in runs of ten. */
function asciiDigit(digit: string): string {
  if (digit <= '9') return digit;
  const code = digit.codePointAt(0) ?? 0;
  let before = 0;
  while (before < 50 && /^\p{Nd}$/u.test(String.fromCodePoint(code - before - 1))) before += 1;
  return String(before % 10);
}
