import type { Pixels, Point } from './pixels.ts';

export interface Scaling {
  /** Added after the division, so that the model gets what it was trained on. */
  readonly divideBy: number;
  readonly add: number;
}

/**
 * Cuts a square out of a picture as a model takes it; what lies outside of the picture is black.
 *
 * @param corner the upper left one, in whole pixels; may lie outside.
 */
export function windowOf(picture: Pixels, corner: Point, side: number, { divideBy, add }: Scaling): Float32Array {
  const { x, y } = corner;
  const window = new Float32Array(side * side * 3).fill(add);
  const from = { x: Math.max(0, x), y: Math.max(0, y) };
  const to = { x: Math.min(picture.width, x + side), y: Math.min(picture.height, y + side) };
  for (let row = from.y; row < to.y; row += 1) {
    const source = (row * picture.width + from.x) * 3;
    const target = ((row - y) * side + (from.x - x)) * 3;
    const length = Math.max(0, to.x - from.x) * 3;
    for (let at = 0; at < length; at += 1) window[target + at] = (picture.data[source + at] ?? 0) / divideBy + add;
  }
  return window;
}
