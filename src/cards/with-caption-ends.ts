import type { ReadEntry } from './read-entries.ts';
import type { Stretch } from './stretch.ts';

/** How long a spoken line of unknown end is shown as a caption when no other follows, in seconds. */
const LAST_CAPTION_SECONDS = 5;
/** How long at most when another follows, in seconds: what comes between may be silence. */
const LONGEST_CAPTION_SECONDS = 30;

/**
 * Gives every spoken line an end: Box's viewer makes captions of them, and shows none without it.
 *
 * A line that ends before the next one starts is not rounded up into that one, as two captions
 * would lie over each other for a second.
 */
export function withCaptionEnds(entries: readonly ReadEntry[]): readonly ReadEntry[] {
  let next: number | undefined;
  const reversed = entries.toReversed().map((entry) => {
    const [spoken] = entry.stretches;
    if (!spoken) return entry;
    const stretch = { start: spoken.start, end: captionEnd(spoken, next) };
    next = spoken.start;
    return { ...entry, stretches: [stretch] };
  });
  return reversed.reverse();
}

function captionEnd({ start, end }: Stretch, next: number | undefined): number {
  const following = next !== undefined && next > start ? next : undefined;
  const known = end !== undefined && end > start ? end : undefined;
  if (following === undefined) return known ?? start + LAST_CAPTION_SECONDS;
  if (known === undefined) return Math.min(Math.floor(following), start + LONGEST_CAPTION_SECONDS);
  return known <= following ? Math.min(Math.ceil(known), Math.floor(following)) : known;
}
