import type { FoundObject } from './find-objects.ts';
import { OBJECT_LABELS, type ObjectLabel, PERSON } from './object-labels.ts';

/**
 * What there is, with its number: "3 people", "cup"; the surest first.
 *
 * @param faces found in the same photo: it shows as many people at least.
 */
export function countObjects(objects: readonly FoundObject[], faces: number): string[] {
  const counts = new Map<ObjectLabel, number>();
  for (const { kind } of objects.toSorted((a, b) => b.confidence - a.confidence)) {
    const label = OBJECT_LABELS[kind];
    if (label) counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  if (faces > (counts.get(PERSON) ?? 0)) counts.set(PERSON, faces);
  return [...counts].map(([{ one, several }, count]) => (count === 1 ? one : `${count} ${several}`));
}
