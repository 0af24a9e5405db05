import type { TextLine } from './text-lines.ts';

const LEAST_TIMES = 3;
/** Closer together, they are rows of a table. */
const LEAST_APART = 6;
const PAGE_NUMBER = /^\d{1,4}$/;

/**
 * Headers and footers in the midst of pages, as of a text that was printed with the page breaks of other paper: a text
 * with a number at the margin that counts up line by line, and what stands next to it each time.
 */
export function countedLines(pages: readonly (readonly TextLine[])[]): ReadonlySet<TextLine> {
  const lines = pages.flat();
  const found = new Set([...candidates(lines).values()].filter(countsUp).flatMap((all) => all.map(({ line }) => line)));
  if (found.size === 0) return found;
  const beside = besideThem(lines, found);
  return new Set(lines.filter((line) => found.has(line) || beside.has(textOf(line))));
}

interface Numbered {
  readonly line: TextLine;
  /** Among all lines of the document. */
  readonly at: number;
  readonly number: number;
}

/** By the text before the number. */
function candidates(lines: readonly TextLine[]): Map<string, Numbered[]> {
  const byText = new Map<string, Numbered[]>();
  for (const [at, line] of lines.entries()) {
    const [text = '', number = '', more] = line.cells;
    if (more !== undefined || !PAGE_NUMBER.test(number) || !/\p{L}{2}/u.test(text)) continue;
    const same = byText.get(text) ?? [];
    same.push({ line, at, number: Number(number) });
    byText.set(text, same);
  }
  return byText;
}

function countsUp(numbered: readonly Numbered[]): boolean {
  if (numbered.length < LEAST_TIMES) return false;
  return numbered.every((one, index) => {
    const before = numbered[index - 1];
    return !before || (one.number === before.number + 1 && one.at - before.at >= LEAST_APART);
  });
}

/** Texts of the lines next to those found, where it is the same one often enough. */
function besideThem(lines: readonly TextLine[], found: ReadonlySet<TextLine>): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const [at, line] of lines.entries()) {
    if (!found.has(line)) continue;
    for (const other of [lines[at - 1], lines[at + 1]]) {
      if (other && !found.has(other)) counts.set(textOf(other), (counts.get(textOf(other)) ?? 0) + 1);
    }
  }
  return new Set([...counts].filter(([, count]) => count >= LEAST_TIMES).map(([text]) => text));
}

function textOf(line: TextLine): string {
  return line.cells.join(' | ');
}
