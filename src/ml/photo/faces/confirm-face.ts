import type { Model } from '../engine/tensor-engine.ts';
import type { Box, Pixels } from '../pixels.ts';
import type { FaceCandidate } from './face-candidates.ts';
import { inPicture, type Patch, patchOf } from './patch-of.ts';

/** Side of the square that the face mesh takes. */
export const MESH_PIXELS = 192;
const MESH_OUTPUTS = ['Identity_1', 'Identity_2'];
/** The mesh was trained on squares this much larger than the detector's boxes. */
const PATCH_PER_BOX = 1.5;

export interface Face extends Box {
  /** 0 to 1: how sure detector and mesh together are that this is a face. */
  readonly confidence: number;
}

/**
 * Lays a face mesh over a candidate: the mesh knows far better than the detector what is no face, and where exactly it ends.
 *
 * @param levels the same picture in several sizes, the largest last.
 * @param candidate in pixels of the largest.
 */
export function confirmFace(mesh: Model, levels: readonly Pixels[], candidate: FaceCandidate): Face | undefined {
  const largest = levels.at(-1);
  if (!largest) return undefined;
  const patch = patchRound(candidate);
  const level = levels.find(({ width }) => (patch.side * width) / largest.width >= MESH_PIXELS) ?? largest;
  const scale = level.width / largest.width;
  const centre = { x: patch.centre.x * scale, y: patch.centre.y * scale };
  const input = patchOf(level, { ...patch, centre, side: patch.side * scale }, MESH_PIXELS);
  const [[sureness = 0] = [], points = new Float32Array()] = mesh.run(input, MESH_OUTPUTS);
  return { confidence: sureness * candidate.confidence, ...boxRound(points, patch, largest) };
}

function patchRound({ left, top, width, height, eyes: [one, other] }: FaceCandidate): Patch {
  const radians = Math.atan2(other.y - one.y, other.x - one.x);
  const centre = { x: left + width / 2, y: top + height / 2 };
  return { centre, side: Math.max(width, height) * PATCH_PER_BOX, radians };
}

/** @param points three numbers each, of which the third tells depth; in pixels of the mesh's input. */
function boxRound(points: Float32Array, patch: Patch, picture: Pixels): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let at = 0; at + 2 < points.length; at += 3) {
    const point = { x: (points[at] ?? 0) / MESH_PIXELS, y: (points[at + 1] ?? 0) / MESH_PIXELS };
    const { x, y } = inPicture(patch, point);
    [left, right] = [Math.min(left, x), Math.max(right, x)];
    [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
  }
  return {
    left: left / picture.width,
    top: top / picture.height,
    width: (right - left) / picture.width,
    height: (bottom - top) / picture.height,
  };
}
