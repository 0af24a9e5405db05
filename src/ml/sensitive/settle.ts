import type { Candidate, Finding } from './finding.ts';
import type { Piece } from './piece.ts';

/** Values of one kind so near to each other stand in a list whose head names them all. */
const LIST_GAP = 120;

/** Decides which of the candidates of a piece are findings. */
export type Settle = (candidates: readonly Candidate[], piece: Piece) => Finding[];

/** Keeps in mind where lists of values end, over the pieces of one file. */
export function settler(): Settle {
  const lists = new Map<string, number>();
  return (candidates, piece) => {
    const inOrder = [...candidates].sort((a, b) => a.start - b.start);
    const proved = inOrder.filter((one) => isProved(one, piece, lists));
    return withoutOverlaps(proved).filter(({ start }) => start >= piece.from && start < piece.to);
  };
}

/** By its form alone, by a word near by, or by standing in a list of such values. */
function isProved(one: Candidate, piece: Piece, lists: Map<string, number>): boolean {
  const list = `${one.label.one} ${shapeOf(piece.text.slice(one.start, one.end))}`;
  const gap = one.start + piece.offset - (lists.get(list) ?? Number.NEGATIVE_INFINITY);
  const isListed = gap >= 0 && gap <= LIST_GAP && !one.isOther;
  if (!one.standsAlone && one.named === Number.POSITIVE_INFINITY && !isListed) return false;
  // What begins further on is seen again with the next piece.
  if (one.start < piece.to) lists.set(list, one.end + piece.offset);
  return true;
}

/** The values of a list are written alike. */
function shapeOf(written: string): string {
  return written
    .replace(/[0-9]/g, '9')
    .replace(/[A-Za-z]/g, 'A')
    .slice(0, 60);
}

/** Of several that share characters one stays: check digits go before phone numbers, then the nearest name decides, then the order of finders. */
function withoutOverlaps(candidates: readonly Candidate[]): Candidate[] {
  const kept: Candidate[] = [];
  for (const one of candidates) {
    const last = kept.at(-1);
    if (!last || one.start >= last.end) kept.push(one);
    else if (isSurer(one, last)) kept.splice(-1, 1, one);
  }
  return kept;
}

function isSurer(one: Candidate, other: Candidate): boolean {
  if ((one.kind === 'phone') !== (other.kind === 'phone')) return other.kind === 'phone';
  return one.named < other.named;
}
