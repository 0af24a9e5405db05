import type { ReadEntry } from './read-entries.ts';

/** Makes one keyword of those that differ in case only: the first one's spelling, the times of all. */
export function mergeKeywords(entries: readonly ReadEntry[]): readonly ReadEntry[] {
  const byText = Map.groupBy(entries, ({ text }) => text.toLowerCase().normalize('NFC'));
  return [...byText.values()].flatMap(([first, ...others]) =>
    first ? [{ text: first.text, stretches: [first, ...others].flatMap(({ stretches }) => stretches) }] : [],
  );
}
