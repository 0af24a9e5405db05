import { readFile } from 'node:fs/promises';
import type { LabelledPhoto } from './labelled-photo.ts';
import type { Part } from './part.ts';

/** A real photo, with the things of `OBJECT_LABELS` that it shows. */
export interface RealPhoto extends LabelledPhoto {
  readonly objects: readonly string[];
}

interface Entry {
  readonly name: string;
  readonly part: Part;
  readonly objects: readonly string[];
  readonly faces: readonly (readonly [left: number, top: number, width: number, height: number])[];
}

/** The photos of `photos/`, as labelled by hand in `photos/photos.json`. */
export async function realPhotos(part: Part): Promise<RealPhoto[]> {
  const folder = new URL('./photos/', import.meta.url);
  const entries = JSON.parse(await readFile(new URL('photos.json', folder), 'utf8')) as Entry[];
  return Promise.all(
    entries
      .filter((entry) => entry.part === part)
      .map(async ({ name, objects, faces }) => ({
        name,
        bytes: await readFile(new URL(name, folder)),
        objects,
        faces: faces.map(([left, top, width, height]) => ({ left, top, width, height })),
      })),
  );
}
