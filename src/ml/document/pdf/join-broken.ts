import { joinLines } from './join-lines.ts';
import type { Paragraph } from './paragraphs.ts';

const ENDED = /[.!?:;。！？…]["'”’»)\]]?$/u;
const GOES_ON = /^[\p{Ll}\p{Lo}]/u;
const SAME_SIZE = 1.12;
/** Footnotes that may stand between the two halves. */
const MOST_BETWEEN = 6;

/** Puts paragraphs together that the end of a column or a page has broken. */
export function joinBroken<P extends Paragraph>(paragraphs: readonly P[]): P[] {
  const joined: P[] = [];
  for (const paragraph of paragraphs) {
    const at = paragraph.isAtTop ? firstHalfOf(paragraph, joined) : -1;
    const half = joined[at];
    if (half) joined[at] = { ...half, cells: [joinLines(textOf(half), textOf(paragraph))] };
    else joined.push(paragraph);
  }
  return joined;
}

function firstHalfOf(second: Paragraph, before: readonly Paragraph[]): number {
  if (second.cells.length > 1 || !GOES_ON.test(textOf(second))) return -1;
  const at = before.findLastIndex(
    (paragraph, index) => index >= before.length - MOST_BETWEEN && paragraph.size * SAME_SIZE > second.size,
  );
  const first = before[at];
  const fits = first && first.cells.length === 1 && first.size < second.size * SAME_SIZE && !ENDED.test(textOf(first));
  return fits ? at : -1;
}

function textOf({ cells }: Paragraph): string {
  return cells[0] ?? '';
}
