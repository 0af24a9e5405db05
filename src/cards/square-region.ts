import type { Picture } from './card-content.ts';
import { fieldsOf } from './unchecked.ts';

type Region = NonNullable<Picture['region']>;

/**
 * The square of whole pixels round a region's centre: as large as its longer side where the image
 * has room, moved inwards at an edge. A region without an area inside the image stands for all of it.
 *
 * @param region fractions of the image's width and height, unchecked.
 * @param image in pixels, each at least 1.
 */
export function squareRegion(region: unknown, image: { readonly width: number; readonly height: number }) {
  const { left, top, width, height } = fieldsOf<Region>(region);
  const [across, down] = [within(left, width), within(top, height)];
  const [x, y] = across && down ? [across, down] : [WHOLE, WHOLE];
  const longer = Math.max((x.to - x.from) * image.width, (y.to - y.from) * image.height);
  const side = Math.max(1, Math.min(Math.round(longer), image.width, image.height));
  return {
    left: startOf((x.from + x.to) / 2, side, image.width),
    top: startOf((y.from + y.to) / 2, side, image.height),
    width: side,
    height: side,
  };
}

const WHOLE = { from: 0, to: 1 };

function within(from: unknown, length: unknown): { from: number; to: number } | undefined {
  if (typeof from !== 'number' || typeof length !== 'number') return undefined;
  const part = { from: Math.max(0, from), to: Math.min(1, from + length) };
  // Also false for NaN.
  return part.from < part.to ? part : undefined;
}

function startOf(centre: number, side: number, length: number): number {
  return Math.max(0, Math.min(Math.round(centre * length - side / 2), length - side));
}
