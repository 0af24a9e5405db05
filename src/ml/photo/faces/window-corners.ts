import type { Point } from '../pixels.ts';

/** Side of the square that the face detector takes. */
export const WINDOW_PIXELS = 256;
/** Windows overlap by the rest, so that a face of up to 64 pixels lies whole in one of them. */
const STEP_PIXELS = 192;

/** Where to cut windows so that they cover a picture, rows from the top; one around the middle of a smaller picture. */
export function windowCorners(picture: { readonly width: number; readonly height: number }): Point[] {
  const across = starts(picture.width);
  return starts(picture.height).flatMap((y) => across.map((x) => ({ x, y })));
}

function starts(length: number): number[] {
  const rest = length - WINDOW_PIXELS;
  if (rest <= 0) return [Math.ceil(rest / 2)];
  const steps = Math.ceil(rest / STEP_PIXELS);
  return Array.from({ length: steps + 1 }, (_, step) => Math.round((step * rest) / steps));
}
