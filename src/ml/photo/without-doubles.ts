import type { Box } from './pixels.ts';

interface Doubles {
  /** Past which overlap two boxes show the same thing: 0 for boxes apart, 1 for the same box. */
  readonly overlap: number;
  /** How much two items overlap. @default their common area, as a part of the area that they cover together */
  readonly overlapOf?: (one: Box, other: Box) => number;
  /** Bounds the work too, which is in proportion to it. */
  readonly mostKept: number;
}

/** Keeps the surest of boxes that show the same thing; the surest comes first. */
export function withoutDoubles<Item extends Box & { readonly confidence: number }>(
  items: readonly Item[],
  { overlap, overlapOf = commonOfUnion, mostKept }: Doubles,
): Item[] {
  const kept: Item[] = [];
  for (const item of items.toSorted((a, b) => b.confidence - a.confidence)) {
    if (kept.length >= mostKept) break;
    // Written so that a box that is no box, with NaN in it, is not kept.
    if (areaOf(item) > 0 && kept.every((other) => overlapOf(item, other) <= overlap)) kept.push(item);
  }
  return kept;
}

function commonOfUnion(one: Box, other: Box): number {
  const common = commonArea(one, other);
  return common / (areaOf(one) + areaOf(other) - common);
}

/** The common area as a part of the smaller box. */
export function commonOfSmaller(one: Box, other: Box): number {
  return commonArea(one, other) / Math.min(areaOf(one), areaOf(other));
}

function commonArea(one: Box, other: Box): number {
  const across = commonLength(one.left, one.width, other.left, other.width);
  return across * commonLength(one.top, one.height, other.top, other.height);
}

function commonLength(start: number, length: number, otherStart: number, otherLength: number): number {
  return Math.max(0, Math.min(start + length, otherStart + otherLength) - Math.max(start, otherStart));
}

function areaOf({ width, height }: Box): number {
  return width * height;
}
