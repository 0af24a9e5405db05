import type { Box } from '../../src/ml/photo/pixels.ts';

export interface FaceMatch {
  readonly found: number;
  readonly missed: number;
  readonly wrong: number;
}

/** Pairs what was found with the labels; a face found twice is wrong the second time. */
export function matchFaces(labels: readonly Box[], boxes: readonly Box[]): FaceMatch {
  const open = new Set(labels);
  let wrong = 0;
  for (const box of boxes) {
    const label = [...open].find((candidate) => isSame(candidate, box));
    if (label) open.delete(label);
    else wrong += 1;
  }
  return { found: labels.length - open.size, missed: open.size, wrong };
}

/** Middles within half a face of each other, and sizes within twice each other. */
function isSame(label: Box, box: Box): boolean {
  const across = Math.abs(label.left + label.width / 2 - box.left - box.width / 2) / label.width;
  const down = Math.abs(label.top + label.height / 2 - box.top - box.height / 2) / label.height;
  const ratio = Math.sqrt((box.width * box.height) / (label.width * label.height));
  return Math.hypot(across, down) <= 0.5 && ratio >= 0.5 && ratio <= 2;
}
