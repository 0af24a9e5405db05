import { loadModel } from '../engine/tensor-engine.ts';
import type { Box, Pixels, Point } from '../pixels.ts';
import { windowOf } from '../window-of.ts';
import { commonOfSmaller, withoutDoubles } from '../without-doubles.ts';
import { OBJECT_LABELS } from './object-labels.ts';
import { OBJECTS_PIXELS } from './objects-pixels.ts';

/** It gives its hundred best answers, in this form: two corners, confidence, kind. */
const OUTPUTS = ['tower_0/detections'];
const NUMBERS_PER_ANSWER = 6;
const MIN_CONFIDENCE = 0.45;

/** In fractions of the picture. */
export interface FoundObject extends Box {
  /** Its place in `OBJECT_LABELS`. */
  readonly kind: number;
  /** 0 to 1. */
  readonly confidence: number;
}

/**
 * Finds things of everyday life.
 *
 * @param picture its longer side has the `OBJECTS_PIXELS` that the detector takes.
 */
export async function findObjects(picture: Pixels): Promise<FoundObject[]> {
  const detector = await loadModel('centernet', OBJECTS_PIXELS);
  const corner = { x: middle(picture.width), y: middle(picture.height) };
  const window = windowOf(picture, corner, OBJECTS_PIXELS, { divideBy: 1, add: 0 });
  const [answers = new Float32Array()] = detector.run(window, OUTPUTS);
  const found: FoundObject[] = [];
  for (let at = 0; at + NUMBERS_PER_ANSWER <= answers.length; at += NUMBERS_PER_ANSWER) {
    const object = objectOf(answers.subarray(at), corner, picture);
    if (object.confidence >= MIN_CONFIDENCE && OBJECT_LABELS[object.kind]) found.push(object);
  }
  return single(found);
}

/** One thing is often found as two kinds, or as a part of itself too. */
function single(found: readonly FoundObject[]): FoundObject[] {
  const mostKept = found.length;
  const perPlace = withoutDoubles(found, { overlap: 0.6, mostKept });
  return [...Map.groupBy(perPlace, ({ kind }) => kind).values()].flatMap((ofKind) =>
    withoutDoubles(ofKind, { overlap: 0.6, overlapOf: commonOfSmaller, mostKept }),
  );
}

function objectOf(answer: Float32Array, corner: Point, picture: Pixels): FoundObject {
  const [left = 0, top = 0, right = 0, bottom = 0, confidence = 0, kind = -1] = answer;
  return {
    kind,
    confidence,
    left: (left + corner.x) / picture.width,
    top: (top + corner.y) / picture.height,
    width: (right - left) / picture.width,
    height: (bottom - top) / picture.height,
  };
}

function middle(length: number): number {
  return Math.ceil((length - OBJECTS_PIXELS) / 2);
}
