import type { ReadLine } from './read-line.ts';

/** Of words that are right nearly always. */
const SURE = 75;
/** Fewer are no page that one could hold upside down. */
const FEW_CHARACTERS = 12;

/** How many characters the engine has read and is sure of. */
export function sureCharacters(lines: readonly ReadLine[]): number {
  return characters(lines, SURE);
}

/** Whether the engine is sure of less than half of what it read. */
export function isPoor(lines: readonly ReadLine[]): boolean {
  const all = characters(lines, 0);
  return all >= FEW_CHARACTERS && sureCharacters(lines) < all / 2;
}

function characters(lines: readonly ReadLine[], confidence: number): number {
  const words = lines.flatMap((line) => line.words.filter((word) => word.confidence >= confidence));
  return words.reduce((sum, { text }) => sum + text.length, 0);
}
