import sharp from 'sharp';
import type { Picture } from '../../../cards/card-content.ts';
import { squareRegion } from '../../../cards/square-region.ts';
import type { Box, Pixels } from '../pixels.ts';

/** Twice a thumbnail's side: whoever makes it from this has something to choose from. */
const PICTURE_PIXELS = 90;
/** Around the face, which ends at forehead and chin, there is room for hair and neck. */
const PICTURE_PER_FACE = 1.6;

/** Small upright JPEGs of faces, so that neither the photo is kept nor decoded again for each of them. */
export function facePictures(photo: Pixels, faces: readonly Box[]): Promise<Picture[]> {
  return Promise.all(faces.map(async (face) => ({ bytes: await jpegOf(photo, roomy(face)) })));
}

async function jpegOf({ data, width, height }: Pixels, region: Box): Promise<Uint8Array> {
  return await sharp(data, { raw: { width, height, channels: 3 } })
    .extract(squareRegion(region, { width, height }))
    .resize(PICTURE_PIXELS, PICTURE_PIXELS)
    .jpeg({ quality: 85 })
    .toBuffer();
}

function roomy({ left, top, width, height }: Box): Box {
  const room = (PICTURE_PER_FACE - 1) / 2;
  return {
    left: left - width * room,
    top: top - height * room,
    width: width * PICTURE_PER_FACE,
    height: height * PICTURE_PER_FACE,
  };
}
