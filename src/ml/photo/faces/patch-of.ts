import type { Pixels, Point } from '../pixels.ts';

/** A square of a picture that may be turned: where a face is expected, upright. */
export interface Patch {
  /** In pixels of the picture. */
  readonly centre: Point;
  readonly side: number;
  /** How far the square is turned clockwise, as seen. */
  readonly radians: number;
}

/**
 * Cuts a turned square out of a picture and brings it to `side` pixels: numbers from 0 to 1, as the face mesh takes them.
 * Past the edges the picture's outermost pixels go on.
 */
export function patchOf(picture: Pixels, patch: Patch, side: number): Float32Array {
  const numbers = new Float32Array(side * side * 3);
  for (let row = 0; row < side; row += 1) {
    for (let column = 0; column < side; column += 1) {
      const { x, y } = inPicture(patch, { x: (column + 0.5) / side, y: (row + 0.5) / side });
      blend(picture, { x: x - 0.5, y: y - 0.5 }, numbers.subarray((row * side + column) * 3));
    }
  }
  return numbers;
}

/** @param point in fractions of the patch's side. */
export function inPicture({ centre, side, radians }: Patch, point: Point): Point {
  const [right, down] = [(point.x - 0.5) * side, (point.y - 0.5) * side];
  const [cos, sin] = [Math.cos(radians), Math.sin(radians)];
  return { x: centre.x + right * cos - down * sin, y: centre.y + right * sin + down * cos };
}

/** The colour between four pixels. */
function blend({ data, width, height }: Pixels, at: Point, into: Float32Array): void {
  const [x, y] = [clamp(at.x, width - 1), clamp(at.y, height - 1)];
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const [right, bottom] = [Math.min(left + 1, width - 1), Math.min(top + 1, height - 1)];
  const [across, down] = [x - left, y - top];
  for (let colour = 0; colour < 3; colour += 1) {
    const of = (column: number, row: number) => data[(row * width + column) * 3 + colour] ?? 0;
    const upper = of(left, top) * (1 - across) + of(right, top) * across;
    const lower = of(left, bottom) * (1 - across) + of(right, bottom) * across;
    into[colour] = (upper * (1 - down) + lower * down) / 255;
  }
}

function clamp(value: number, most: number): number {
  return Math.max(0, Math.min(value, most));
}
