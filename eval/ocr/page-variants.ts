import sharp from 'sharp';
import { randomFrom } from './random-from.ts';

const SCANNED_DPI = 300;

/** The page as a scanner set to less would have given it. */
export async function atResolution(scan: Uint8Array, dpi: number): Promise<Uint8Array> {
  if (dpi === SCANNED_DPI) return scan;
  const { width } = await sharp(scan).metadata();
  const scaled = sharp(scan).greyscale();
  return scaled
    .resize({ width: Math.round((width * dpi) / SCANNED_DPI) })
    .png()
    .toBuffer();
}

/** The page as a telephone gives it: askew, on a grey table, shaded, blurred, with noise, as JPEG. */
export async function asPhotographed(scan: Uint8Array, seed: number): Promise<Uint8Array> {
  const random = randomFrom(seed);
  const askewDegrees = (random() - 0.5) * 6;
  const page = await sharp(await atResolution(scan, 200))
    .linear(0.8, 25)
    .toColourspace('b-w')
    .toBuffer();
  const background = '#6a6a6a';
  const { data, info } = await sharp(page)
    .rotate(askewDegrees, { background })
    .extend({ top: 60, bottom: 60, left: 60, right: 60, background })
    .blur(0.7)
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  for (let at = 0; at < data.length; at += 1) {
    const shade = 1 - (0.35 * (at % width)) / width;
    data[at] = Math.min(255, Math.max(0, Math.round((data[at] ?? 0) * shade + (random() - 0.5) * 24)));
  }
  return sharp(data, { raw: { width, height, channels: 1 } })
    .jpeg({ quality: 70 })
    .toBuffer();
}
