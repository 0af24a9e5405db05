import { readFileSync } from 'node:fs';
import sharp from 'sharp';

/** Three lines in print, 709×307 pixels: see eval/ocr/samples/note.html. */
export const NOTE = readFileSync(new URL('./files/note.png', import.meta.url));
export const NOTE_LINES = ['The ferry leaves at 7:15', 'from the north pier.', 'Booking no. 48213'];

export const JAPANESE = readFileSync(new URL('./files/japanese.png', import.meta.url));

/** A picture of one colour, as PNG: small, whatever its size in pixels. */
export function plainPicture(width: number, height: number, background = 'white'): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background }, limitInputPixels: false })
    .png()
    .toBuffer();
}

/** A picture's own pixels, one byte each. */
export async function greyPixels(picture: Uint8Array) {
  const { data, info } = await sharp(picture).toColourspace('b-w').raw().toBuffer({ resolveWithObject: true });
  return { pixels: new Uint8Array(data), width: info.width, height: info.height };
}
