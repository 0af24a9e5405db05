import type { Box } from '../pixels.ts';

/** The largest faces, from left to right. */
export function shownFaces<Face extends Box>(faces: readonly Face[], most: number): Face[] {
  const area = ({ width, height }: Box) => width * height;
  const middle = ({ left, width }: Box) => left + width / 2;
  return faces
    .toSorted((a, b) => area(b) - area(a))
    .slice(0, most)
    .sort((a, b) => middle(a) - middle(b));
}
