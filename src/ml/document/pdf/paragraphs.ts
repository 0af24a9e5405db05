import { joinLines } from './join-lines.ts';
import type { TextLine } from './text-lines.ts';

/** A paragraph, a heading or a row of a table. */
export interface Paragraph {
  /** More than one for a row of a table. */
  readonly cells: readonly string[];
  /** Of the font, in points. */
  readonly size: number;
  readonly lines: number;
  /** The first of its column: it may go on with what the column before ends with. */
  readonly isAtTop: boolean;
}

const LIST_MARK = /^(?:[-*•·–▪◦‣●○■□➢✓]|\(?\d{1,3}[.)]|\(?[a-z][.)]|(?:\d{1,2}\.){1,4}\d{0,2})\s/u;
const SENTENCE_END = /[.!?:;。！？…]["'”’»)\]]?$/u;
/** Between lines of one paragraph, as a share of what is usual on the page. */
const WIDER_THAN_USUAL = 1.25;
/** Between lines of one paragraph, in sizes of the font, whatever is usual. */
const WIDEST = 2.6;
const SAME_SIZE = 1.12;
/** In sizes of the font. */
const INDENT = 0.8;

/** Puts lines together as paragraphs: by the space between them, their size, their indents, and whether a line was full. */
export function paragraphsOf(lines: readonly TextLine[]): Paragraph[] {
  const usual = usualLeading(lines);
  let lastY = Number.NEGATIVE_INFINITY;
  return blocksOf(lines, usual).flatMap((block) => {
    const isAtTop = (block[0]?.y ?? 0) > lastY;
    lastY = block.at(-1)?.y ?? lastY;
    return splitAtEnds(block).map((part, at) => paragraphOf(part, isAtTop && at === 0));
  });
}

function splitAtEnds(block: readonly TextLine[]): TextLine[][] {
  const column = {
    left: Math.min(...block.map((line) => line.left)),
    right: Math.max(...block.map((line) => line.right)),
  };
  const parts: TextLine[][] = [];
  for (const line of block) {
    const part = parts.at(-1);
    const before = part?.at(-1);
    if (part && before && !isNewParagraph(before, line, column)) part.push(line);
    else parts.push([line]);
  }
  return parts;
}

function paragraphOf(lines: readonly TextLine[], isAtTop: boolean): Paragraph {
  const [first] = lines;
  const cells =
    lines.length === 1 ? (first?.cells ?? []) : [lines.map((line) => line.cells.join(' ')).reduce(joinLines)];
  return { cells, size: first?.size ?? 0, lines: lines.length, isAtTop };
}

/** Lines that follow each other closely, in one size and one column. */
function blocksOf(lines: readonly TextLine[], usual: number): TextLine[][] {
  const blocks: TextLine[][] = [];
  for (const line of lines) {
    const before = blocks.at(-1)?.at(-1);
    if (before && isOneBlock(before, line, usual)) blocks.at(-1)?.push(line);
    else blocks.push([line]);
  }
  return blocks;
}

function isOneBlock(before: TextLine, line: TextLine, usual: number): boolean {
  const ratio = line.size / before.size;
  if (ratio > SAME_SIZE || ratio < 1 / SAME_SIZE || line.isRightToLeft !== before.isRightToLeft) return false;
  if (line.cells.length > 1 || before.cells.length > 1) return false;
  const leading = (before.y - line.y) / line.size;
  return (
    leading > 0 &&
    leading < Math.min(usual * WIDER_THAN_USUAL, WIDEST) &&
    line.left < before.right &&
    before.left < line.right
  );
}

/** The distance of lines in sizes of the font, as most paragraphs on the page have it: gaps between paragraphs are wider. */
function usualLeading(lines: readonly TextLine[]): number {
  const leadings = lines
    .slice(1)
    .map((line, at) => ((lines[at]?.y ?? 0) - line.y) / line.size)
    .filter((leading) => leading > 0.8 && leading < WIDEST)
    .sort((a, b) => a - b);
  return leadings[Math.floor(leadings.length / 4)] ?? 1.2;
}

interface Column {
  readonly left: number;
  readonly right: number;
}

function isNewParagraph(before: TextLine, line: TextLine, column: Column): boolean {
  const text = line.cells[0] ?? '';
  const textBefore = before.cells[0] ?? '';
  if (LIST_MARK.test(text)) return true;
  const isIndented = line.isRightToLeft
    ? line.right < column.right - INDENT * line.size && before.right > column.right - INDENT * line.size
    : line.left > before.left + INDENT * line.size && !LIST_MARK.test(textBefore);
  if (isIndented && SENTENCE_END.test(textBefore)) return true;
  return hadRoomFor(firstWord(text), before, line, column);
}

/** The line before could have taken the next word, so it was ended on purpose. */
function hadRoomFor(word: string, before: TextLine, line: TextLine, column: Column): boolean {
  const perCharacter = (line.right - line.left) / Math.max(1, line.cells[0]?.length ?? 1);
  const room = line.isRightToLeft ? before.left - column.left : column.right - before.right;
  return room > (word.length + 1) * perCharacter + 0.5 * line.size;
}

function firstWord(text: string): string {
  const [word = ''] = text.split(' ', 1);
  return /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}/u.test(word) ? word.slice(0, 2) : word;
}
