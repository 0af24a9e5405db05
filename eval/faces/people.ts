import { readFile } from 'node:fs/promises';
import type { Box } from '../../src/ml/photo/pixels.ts';
import type { Part } from './part.ts';

/** A picture of somebody, on nothing. */
export interface Cutout {
  readonly bytes: Uint8Array;
  readonly face: Box;
}

/** The rendered people of `people/`: the first half to tune with, the others held back. */
export async function cutouts(part: Part): Promise<Cutout[]> {
  const folder = new URL('./people/', import.meta.url);
  const list = JSON.parse(await readFile(new URL('people.json', folder), 'utf8')) as { name: string; face: number[] }[];
  const half = Math.ceil(list.length / 2);
  return Promise.all(
    list.slice(...(part === 'tuned' ? [0, half] : [half])).map(async ({ name, face }) => {
      const [left = 0, top = 0, width = 0, height = 0] = face;
      return { bytes: await readFile(new URL(name, folder)), face: { left, top, width, height } };
    }),
  );
}
