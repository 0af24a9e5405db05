import { COUNT, heightOf, marginsOf } from './page-margins.ts';
import type { TextLine } from './text-lines.ts';

const LEAST_PAGES = 3;
const LEAST_SHARE = 0.5;
/** Headers and footers: lines that stand, but for numbers, at the same end of most pages. */
export function runningLines(pages: readonly (readonly TextLine[])[]): ReadonlySet<TextLine> {
  const margins = pages.map((page) => new Map(marginsOf(page).map((line) => [line, keyOf(line)])));
  const counts = new Map<string, number>();
  for (const at of differentPages(pages)) {
    for (const key of new Set(margins[at]?.values())) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const least = Math.max(LEAST_PAGES, pages.length * LEAST_SHARE);
  return new Set(
    margins.flatMap((page) => [...page].filter(([, key]) => (counts.get(key) ?? 0) >= least).map(([line]) => line)),
  );
}

/** Copies of one page say nothing of what is its header. */
function differentPages(pages: readonly (readonly TextLine[])[]): number[] {
  const first = new Map<string, number>();
  for (const [at, page] of pages.entries()) {
    const shape = page.map(shapeOf).join('\n');
    if (!first.has(shape)) first.set(shape, at);
  }
  return [...first.values()];
}

function keyOf(line: TextLine): string {
  const shape = shapeOf(line);
  // Without words it may be a row of a table of numbers.
  return `${heightOf(line)} ${/\p{L}{2}/u.test(shape) ? shape : line.cells.join(' ')}`;
}

function shapeOf(line: TextLine): string {
  return line.cells.join(' ').toLowerCase().replaceAll(COUNT, '#');
}
