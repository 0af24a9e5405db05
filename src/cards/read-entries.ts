import type { TimelineContent } from './card-content.ts';
import { MAX_TEXT_CHARACTERS } from './card-limits.ts';
import { cleanText } from './clean-text.ts';
import { shorten } from './shorten.ts';
import type { DataKind } from './skill-card.ts';
import { type Stretch, stretchOf } from './stretch.ts';
import { elementsOf, fieldsOf } from './unchecked.ts';

/** An entry that has a text to show, with its times still unclamped. */
export interface ReadEntry {
  readonly text: string;
  readonly stretches: readonly Stretch[];
  readonly picture?: unknown;
}

/** Reads the entries of any data card, and leaves out those without a text. */
export function readEntries(kind: DataKind, entries: unknown): readonly ReadEntry[] {
  return elementsOf(entries).flatMap((entry) => {
    const { text, appears, picture } = fieldsOf<TimelineContent['entries'][number]>(entry);
    const shown = shorten(cleanText(text), MAX_TEXT_CHARACTERS[kind]);
    const times = kind === 'transcript' ? [appears] : elementsOf(appears);
    return shown === '' ? [] : [{ text: shown, stretches: times.flatMap((time) => stretchOf(time) ?? []), picture }];
  });
}
