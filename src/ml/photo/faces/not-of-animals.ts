import type { FoundObject } from '../objects/find-objects.ts';
import { isAnimal } from '../objects/object-labels.ts';
import type { Face } from './confirm-face.ts';

/** A person's face in full view comes to more, also with a cat in the arms; a cat's to less. */
const SURELY_A_PERSON = 0.8;

/** Leaves out the faces of cats, dogs and other animals that were found as such. */
export function notOfAnimals(faces: readonly Face[], objects: readonly FoundObject[]): Face[] {
  const animals = objects.filter(({ kind }) => isAnimal(kind));
  return faces.filter(
    (face) => face.confidence >= SURELY_A_PERSON || !animals.some((animal) => isWithin(face, animal)),
  );
}

function isWithin(face: Face, animal: FoundObject): boolean {
  const [x, y] = [face.left + face.width / 2 - animal.left, face.top + face.height / 2 - animal.top];
  return x >= 0 && x <= animal.width && y >= 0 && y <= animal.height;
}
