import { loadModel, type Model } from '../engine/tensor-engine.ts';
import type { Pixels, Point } from '../pixels.ts';
import { windowOf } from '../window-of.ts';
import { commonOfSmaller, withoutDoubles } from '../without-doubles.ts';
import { confirmFace, type Face, MESH_PIXELS } from './confirm-face.ts';
import { DETECTOR_OUTPUTS, type FaceCandidate, faceCandidates } from './face-candidates.ts';
import { WINDOW_PIXELS, windowCorners } from './window-corners.ts';

/** Low, since the mesh decides. */
const MIN_CANDIDATE_CONFIDENCE = 0.3;
/** Of both together. Blurred faces of ten pixels come to 0.6, most of what is no face to less than 0.4. */
const MIN_CONFIDENCE = 0.55;
/** Each takes the mesh some 10 ms. */
const MAX_CANDIDATES = 120;

/**
 * Finds faces of all sizes: a window of one size slides over the picture in several sizes, and a mesh confirms what it shows.
 *
 * @param levels the same picture in several sizes, the largest last.
 * @returns the surest first, in fractions of the picture.
 */
export async function findFaces(levels: readonly Pixels[]): Promise<Face[]> {
  const largest = levels.at(-1);
  if (!largest) return [];
  const detector = await loadModel('blazeface', WINDOW_PIXELS);
  const seen = levels.flatMap((level) => candidatesIn(detector, level, largest.width / level.width));
  const candidates = withoutDoubles(seen, { overlap: 0.3, mostKept: MAX_CANDIDATES });
  if (candidates.length === 0) return [];
  const mesh = await loadModel('facemesh', MESH_PIXELS);
  const faces = candidates
    .map((candidate) => confirmFace(mesh, levels, candidate))
    .filter((face) => face !== undefined)
    .filter(({ confidence }) => confidence >= MIN_CONFIDENCE);
  // Half of a large face may look like a face too.
  return withoutDoubles(faces, { overlap: 0.5, overlapOf: commonOfSmaller, mostKept: MAX_CANDIDATES });
}

/** @param scale from this level's pixels to those that the candidates are told in. */
function candidatesIn(detector: Model, level: Pixels, scale: number): FaceCandidate[] {
  return windowCorners(level).flatMap((corner) => {
    const window = windowOf(level, corner, WINDOW_PIXELS, { divideBy: 127.5, add: -1 });
    const found = faceCandidates(detector.run(window, DETECTOR_OUTPUTS), MIN_CANDIDATE_CONFIDENCE);
    return found.map((candidate) => inLargest(candidate, corner, scale));
  });
}

function inLargest(candidate: FaceCandidate, corner: Point, scale: number): FaceCandidate {
  const { confidence, left, top, width, height, eyes } = candidate;
  const point = ({ x, y }: Point) => ({ x: (x + corner.x) * scale, y: (y + corner.y) * scale });
  const { x, y } = point({ x: left, y: top });
  const [one, other] = eyes;
  return {
    confidence,
    left: x,
    top: y,
    width: width * scale,
    height: height * scale,
    eyes: [point(one), point(other)],
  };
}
