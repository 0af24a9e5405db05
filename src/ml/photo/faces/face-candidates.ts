import type { Box, Point } from '../pixels.ts';
import { WINDOW_PIXELS } from './window-corners.ts';

/** Something that may be a face, in pixels. */
export interface FaceCandidate extends Box {
  /** 0 to 1. */
  readonly confidence: number;
  /** As seen when the face is upright: the left one of the picture first. */
  readonly eyes: readonly [Point, Point];
}

/** What the detector returns, in this order; the names are those of its graph. */
export const DETECTOR_OUTPUTS = ['Identity', 'Identity_2', 'Identity_1', 'Identity_3'] as const;

/** The detector answers for a fine grid and a coarse one, on which larger faces are found, several times for each cell. */
const GRIDS = [
  { cells: 16, answersPerCell: 2 },
  { cells: 8, answersPerCell: 6 },
] as const;

/** Middle and size of a box, then six points of two numbers each, of which the first two are the eyes. */
const NUMBERS_PER_ANSWER = 16;

/** Turns the detector's numbers into candidates, in pixels of its window. */
export function faceCandidates(outputs: readonly Float32Array[], minConfidence: number): FaceCandidate[] {
  return GRIDS.flatMap(({ cells, answersPerCell }, grid) => {
    const [logits, answers] = [outputs[grid * 2], outputs[grid * 2 + 1]];
    if (!logits || !answers) throw new Error('The face detector gave no answer.');
    const cellPixels = WINDOW_PIXELS / cells;
    const candidates: FaceCandidate[] = [];
    for (const [index, logit] of logits.entries()) {
      const confidence = 1 / (1 + Math.exp(-logit));
      if (!(confidence >= minConfidence)) continue;
      const cell = Math.floor(index / answersPerCell);
      const middle = { x: ((cell % cells) + 0.5) * cellPixels, y: (Math.floor(cell / cells) + 0.5) * cellPixels };
      candidates.push({ confidence, ...facePart(answers.subarray(index * NUMBERS_PER_ANSWER), middle) });
    }
    return candidates;
  });
}

/** @param answer tells all positions from the middle of its cell. */
function facePart(answer: Float32Array, { x, y }: Point): Omit<FaceCandidate, 'confidence'> {
  const [right = 0, down = 0, width = 0, height = 0, oneX = 0, oneY = 0, otherX = 0, otherY = 0] = answer;
  return {
    left: x + right - width / 2,
    top: y + down - height / 2,
    width,
    height,
    eyes: [
      { x: x + oneX, y: y + oneY },
      { x: x + otherX, y: y + otherY },
    ],
  };
}
