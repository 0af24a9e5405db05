import type { TextLine } from './text-lines.ts';

/** Lines at each end of a page that may be a header or a footer. */
const MARGIN_LINES = 3;
/** In points; headers of odd and even pages may differ a little. */
const SAME_HEIGHT = 8;
/** "3", "2024"; but an amount, as a table has it at the end of a page, is what the document says. */
export const COUNT = /(?<![\d.,])\d{1,4}(?![.,]?\d)/g;

/** The lines at the top and at the bottom of a page. */
export function marginsOf(page: readonly TextLine[]): TextLine[] {
  const byHeight = page.toSorted((a, b) => b.y - a.y);
  return [...new Set([...byHeight.slice(0, MARGIN_LINES), ...byHeight.slice(-MARGIN_LINES)])];
}

/** Equal for lines that stand at about the same height of their pages. */
export function heightOf(line: TextLine): number {
  return Math.round(line.y / SAME_HEIGHT);
}
