import type { PlacedText } from './text-lines.ts';

/** In sizes of the font. */
const WORD_GAP = 0.13;
const MARKS = '-–.,:;';

/**
 * The text of a line that is read from right to left, in the order of reading. Each piece is in that order already;
 * the pieces go by where they stand, since programs draw them from either end. Latin words and numbers among them stay
 * in their own order.
 */
export function rightToLeftText(pieces: readonly PlacedText[]): string {
  const fromRight = pieces.toSorted((a, b) => b.x + b.width - (a.x + a.width));
  const runs: PlacedText[][] = [];
  for (const piece of fromRight.map(turned)) {
    const run = runs.at(-1);
    if (run?.[0] && isLeftToRight(run[0]) && isLeftToRight(piece)) run.unshift(piece);
    else runs.push([piece]);
  }
  return joined(runs.flat()).replaceAll(/\s+/g, ' ').trim();
}

/** A mark that stands right of a number comes before it: "12%-" as it is drawn is read "-12%". */
function turned(piece: PlacedText): PlacedText {
  if (!isLeftToRight(piece)) return piece;
  const text = piece.text.trim();
  let start = 0;
  let end = text.length;
  while (start < end && MARKS.includes(text.charAt(start))) start += 1;
  while (end > start && MARKS.includes(text.charAt(end - 1))) end -= 1;
  return { ...piece, text: text.slice(end) + text.slice(start, end) + text.slice(0, start) };
}

/** Punctuation by itself takes the direction of the line. */
function isLeftToRight({ text, isRightToLeft }: PlacedText): boolean {
  return !isRightToLeft && /[\p{L}\p{N}]/u.test(text);
}

function joined(pieces: readonly PlacedText[]): string {
  let text = '';
  let before: PlacedText | undefined;
  for (const piece of pieces) {
    const gap = before ? Math.max(piece.x - before.x - before.width, before.x - piece.x - piece.width) : 0;
    text += (gap > WORD_GAP * piece.size ? ' ' : '') + piece.text;
    before = piece;
  }
  return text;
}
