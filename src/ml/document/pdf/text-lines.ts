import { rightToLeftText } from './right-to-left.ts';

/** A piece of text as pdf.js places it: in the points of the page, from the lower left. */
export interface PlacedText {
  readonly text: string;
  /** Of the start of the baseline; for right-to-left text too the left end. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Of the font. */
  readonly size: number;
  readonly isRightToLeft: boolean;
  /** pdf.js found the next piece to stand on another line. */
  readonly endsLine: boolean;
}

/** What stands on one baseline, in the order of reading. */
export interface TextLine {
  /** Cells of a table, or one text. */
  readonly cells: readonly string[];
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
  readonly isRightToLeft: boolean;
}

/** In sizes of the font: words of a justified line stand closer, cells of a table wider apart. */
const CELL_GAP = 1.8;
/** In sizes of the font, up or down: superscripts, fractions, a line that is a little askew. */
const SAME_BASELINE = 0.45;
/** In sizes of the font; spaces that the page writes as such come with the text. */
const WORD_GAP = 0.13;
/** In sizes of the font of the line. */
const SMALL = 0.8;
const RAISED = 0.2;
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
/** In points: bold type is made by some programs by printing twice. */
const PRINTED_TWICE = 0.6;

/** Puts the pieces of a page together as lines, in the order in which the page draws them. */
export function textLines(pieces: readonly PlacedText[]): TextLine[] {
  const lines: TextLine[] = [];
  let open: PlacedText[] = [];
  const close = () => {
    const line = lineOf(open);
    if (line) lines.push(line);
    open = [];
  };
  for (const piece of pieces) {
    const before = open.findLast(hasText);
    if (before && hasText(piece) && !goesOn(before, piece, open.at(-1)?.endsLine === true)) close();
    if (!isPrintedTwice(open, piece)) open.push(piece);
  }
  close();
  return lines;
}

function hasText({ text }: PlacedText): boolean {
  return text.trim() !== '';
}

/** On one baseline; after the end of a line only further right, as the next cell of a table. */
function goesOn(before: PlacedText, after: PlacedText, isEnded: boolean): boolean {
  const size = Math.max(before.size, after.size);
  if (Math.abs(before.y - after.y) > SAME_BASELINE * size) return false;
  return !isEnded || after.x > before.x + before.width + size;
}

function isPrintedTwice(open: readonly PlacedText[], piece: PlacedText): boolean {
  return open
    .slice(-3)
    .some(
      (other) =>
        hasText(piece) &&
        other.text === piece.text &&
        Math.abs(other.x - piece.x) < PRINTED_TWICE &&
        Math.abs(other.y - piece.y) < PRINTED_TWICE,
    );
}

function lineOf(pieces: readonly PlacedText[]): TextLine | undefined {
  const visible = pieces.filter(hasText);
  const main = visible.reduce<PlacedText | undefined>(
    (a, b) => (a && a.text.length >= b.text.length ? a : b),
    undefined,
  );
  if (!main) return undefined;
  const isRightToLeft = lengthOf(visible.filter((piece) => piece.isRightToLeft)) * 2 > lengthOf(visible);
  return {
    cells: isRightToLeft ? [rightToLeftText(visible)] : cellsOf(visible.map((piece) => raised(piece, main))),
    left: Math.min(...visible.map((piece) => piece.x)),
    right: Math.max(...visible.map((piece) => piece.x + piece.width)),
    y: main.y,
    size: main.size,
    isRightToLeft,
  };
}

function lengthOf(pieces: readonly PlacedText[]): number {
  return pieces.reduce((sum, piece) => sum + piece.text.length, 0);
}

/** A small raised number is an exponent or the mark of a footnote: "m²", "the site¹". */
function raised(piece: PlacedText, main: PlacedText): PlacedText {
  const isRaised = piece.size < main.size * SMALL && piece.y > main.y + RAISED * main.size;
  if (!isRaised || !/^\d{1,3}$/.test(piece.text.trim())) return piece;
  return { ...piece, text: piece.text.replaceAll(/\d/g, (digit) => SUPERSCRIPTS.charAt(Number(digit))) };
}

function cellsOf(pieces: readonly PlacedText[]): string[] {
  const cells = [''];
  let before: PlacedText | undefined;
  for (const piece of pieces) {
    const gap = before ? piece.x - before.x - before.width : 0;
    const size = Math.max(before?.size ?? 0, piece.size);
    if (gap > CELL_GAP * size) cells.push('');
    cells.push((cells.pop() ?? '') + (gap > WORD_GAP * size ? ' ' : '') + piece.text);
    before = piece;
  }
  return cells.map((cell) => cell.replaceAll(/\s+/g, ' ').trim()).filter((cell) => cell !== '');
}
