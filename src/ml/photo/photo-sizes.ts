import sharp from 'sharp';
import { WINDOW_PIXELS } from './faces/window-corners.ts';
import type { PhotoSizes } from './find-in-photo.ts';
import { OBJECTS_PIXELS } from './objects/objects-pixels.ts';
import type { Pixels } from './pixels.ts';

/** Faces of 2 % of this side are found: on a group photo, three rows of fifteen people. */
const LARGEST_FOR_FACES = 1024;

/** Makes the sizes of a photo that the engine looks at: for faces, each half as large as the next, until one window shows all. */
export async function photoSizes(photo: Pixels, wanted: { faces: boolean; objects: boolean }): Promise<PhotoSizes> {
  const forFaces: Pixels[] = [];
  if (wanted.faces) {
    let side = Math.min(LARGEST_FOR_FACES, longerSide(photo));
    forFaces.unshift(await fittedInto(side, photo));
    while (side > WINDOW_PIXELS) {
      side = Math.ceil(side / 2);
      forFaces.unshift(await fittedInto(side, photo));
    }
  }
  return { forFaces, forObjects: wanted.objects ? await fittedInto(OBJECTS_PIXELS, photo) : undefined };
}

async function fittedInto(side: number, { data, width, height }: Pixels): Promise<Pixels> {
  const scale = side / Math.max(width, height);
  if (scale === 1) return { data, width, height };
  const fitted = await sharp(data, { raw: { width, height, channels: 3 } })
    .resize({ width: sideOf(width * scale), height: sideOf(height * scale), fit: 'fill' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data: fitted.data, width: fitted.info.width, height: fitted.info.height };
}

function longerSide({ width, height }: Pixels): number {
  return Math.max(width, height);
}

function sideOf(pixels: number): number {
  return Math.max(1, Math.round(pixels));
}
