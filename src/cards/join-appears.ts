import { MAX_APPEARS } from './card-limits.ts';
import type { Appears } from './skill-card.ts';

/** Sorts stretches by time and joins those that overlap or touch; where too many are left, also the closest. */
export function joinAppears(appears: readonly Appears[]): readonly Appears[] {
  const sorted = appears.toSorted((a, b) => a.start - b.start);
  const apart = joinAcross(0, sorted);
  if (apart.length <= MAX_APPEARS) return apart;
  const gaps = apart.slice(1).map(({ start }, index) => start - (apart[index]?.end ?? 0));
  const widestToJoin = gaps.toSorted((a, b) => b - a)[MAX_APPEARS - 1] ?? 0;
  return joinAcross(widestToJoin, apart);
}

function joinAcross(maxGap: number, sorted: readonly Appears[]): readonly Appears[] {
  const joined: Appears[] = [];
  for (const next of sorted) {
    const last = joined.at(-1);
    if (last && next.start - last.end <= maxGap) {
      joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, next.end) };
    } else joined.push(next);
  }
  return joined;
}
