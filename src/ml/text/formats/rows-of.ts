const SEPARATORS = [',', ';', '\t', '|'];
const MOST_CELLS = 500;

/** The separator that occurs most in the first line. */
export function separatorOf(text: string): string {
  const line = text.slice(0, text.indexOf('\n') >>> 0).slice(0, 10_000);
  const [best = ','] = [...SEPARATORS].sort((a, b) => line.split(b).length - line.split(a).length);
  return best;
}

/** Rows of separated values, with quoted cells as in RFC 4180; what is not well formed is read as it stands. */
export function* rowsOf(text: string, separator: string): Generator<string[]> {
  let row: string[] = [];
  let at = 0;
  while (at <= text.length) {
    const [cell, end] = text[at] === '"' ? quotedCell(text, at, separator) : plainCell(text, at, separator);
    if (row.length < MOST_CELLS) row.push(cell);
    if (text[end] !== separator) {
      yield row;
      row = [];
    }
    at = end + 1;
  }
}

/** @returns the cell and where it ends: at a separator, a line break or the end of the text. */
function plainCell(text: string, start: number, separator: string): [string, number] {
  let end = start;
  while (end < text.length && text[end] !== separator && text[end] !== '\n') end += 1;
  return [text.slice(start, end), end];
}

function quotedCell(text: string, start: number, separator: string): [string, number] {
  let quote = text.indexOf('"', start + 1);
  while (quote >= 0 && text[quote + 1] === '"') quote = text.indexOf('"', quote + 2);
  if (quote < 0) return [text.slice(start + 1), text.length];
  const [rest, end] = plainCell(text, quote + 1, separator);
  return [text.slice(start + 1, quote).replaceAll('""', '"') + rest, end];
}
