import { countedLines } from './counted-lines.ts';
import { COUNT, heightOf, marginsOf } from './page-margins.ts';
import { runningLines } from './running-lines.ts';
import type { TextLine } from './text-lines.ts';

/** On as many pages the same text at the same height is a header or a footer. */
const LEAST_PAGES = 2;
/** "3", "- 3 -", "Page 3 of 7", "Seite 3/7"; `#` stands for the number of the page. */
const PAGE_NUMBER = /^[-–—\s]*(?:\p{L}{1,10}\.?\s*)?#(?:\s*(?:\p{L}{1,5}|\/)\s*[#\d]+)?[-–—\s]*$/u;
const NUMBER_ALONE = /^[-–—\s]*(?:\d{1,5}|[ivxl]{1,7})[-–—\s]*$/;

/** Leaves out page numbers, and headers and footers of most pages; of those that fewer pages have, the first stays. */
export function withoutFurniture(pages: readonly (readonly TextLine[])[]): TextLine[][] {
  const margins = pages.map((page, at) => new Map(marginsOf(page).map((line) => [line, keyOf(line, at + 1)])));
  const counts = new Map<string, number>();
  for (const page of margins) for (const key of new Set(page.values())) counts.set(key, (counts.get(key) ?? 0) + 1);
  const seen = new Set<string>();
  const running = runningLines(pages);
  const counted = countedLines(pages);
  return pages.map((page, at) =>
    page.filter((line) => {
      if (running.has(line) || counted.has(line)) return false;
      const key = margins[at]?.get(line);
      if (key === undefined) return true;
      if (PAGE_NUMBER.test(textOf(key))) return false;
      if ((counts.get(key) ?? 0) < LEAST_PAGES) return true;
      const isFirst = !seen.has(key) && /\p{L}/u.test(textOf(key));
      seen.add(key);
      return isFirst;
    }),
  );
}

/** Equal for lines that differ in nothing but the number of the page: other numbers are what a document says. */
function keyOf(line: TextLine, page: number): string {
  const text = line.cells.join(' ').toLowerCase();
  const shape = text.replaceAll(COUNT, (digits) => (Number(digits) === page ? '#' : digits));
  const isNumber = !PAGE_NUMBER.test(shape) && NUMBER_ALONE.test(text);
  return `${heightOf(line)} ${isNumber ? '1' : shape}`;
}

function textOf(key: string): string {
  return key.slice(key.indexOf(' ') + 1);
}
