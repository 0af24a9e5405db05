import { startEngine } from './engine/tensor-engine.ts';
import type { Face } from './faces/confirm-face.ts';
import { findFaces } from './faces/find-faces.ts';
import { notOfAnimals } from './faces/not-of-animals.ts';
import { type FoundObject, findObjects } from './objects/find-objects.ts';
import type { Pixels } from './pixels.ts';

/** A photo in the sizes that the engine looks at; what has none is not looked for. */
export interface PhotoSizes {
  /** The largest last. */
  readonly forFaces: readonly Pixels[];
  readonly forObjects?: Pixels | undefined;
}

export interface PhotoFindings {
  readonly faces: readonly Face[];
  readonly objects: readonly FoundObject[];
}

/** Looks for faces and things. Nothing can stop it, and it holds some 150 MB: it belongs into a thread. */
export async function findInPhoto({ forFaces, forObjects }: PhotoSizes): Promise<PhotoFindings> {
  await startEngine();
  const objects = forObjects ? await findObjects(forObjects) : [];
  return { faces: notOfAnimals(await findFaces(forFaces), objects), objects };
}
