import { isRasterImage } from '../../cards/is-raster-image.ts';
import { UnusableFileError } from '../../errors.ts';
import { evenLight } from './even-light.ts';
import { asPixels, asSharp, type Sharp } from './grey-picture.ts';
import { level } from './level.ts';

/** An image file (JPEG, PNG, WebP, GIF, AVIF; of several frames the first), or pixels row by row without gaps. */
export type OcrImage = { readonly bytes: Uint8Array } | OcrPixels;

export interface OcrPixels {
  readonly pixels: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3 | 4;
}

/** More than most cameras take; an image of more is refused by its header. */
export const MAX_PIXELS = 50_000_000;
/** Those of an A4 page at 300 dpi: the engine knows letters of that size best. */
const READ_PIXELS = 2480 * 3508;
/** As from 100 dpi to 300. */
const MAX_ENLARGED = 3;
const MAX_SECONDS = 20;

/**
 * An image as the engine reads it best: upright, grey, on white, of a known size; as PNG.
 *
 * Only what sharp has made reaches the engine, never the bytes of a file.
 *
 * @throws {UnusableFileError}
 */
export async function preparePicture(image: OcrImage): Promise<Uint8Array> {
  if ('bytes' in image && !isRasterImage(image.bytes)) throw unreadable();
  // Outside the `try`: a deployment without the native part must not blame the file.
  const { default: sharp } = await import('sharp');
  try {
    return await prepared(sharp, image);
  } catch (error) {
    throw error instanceof UnusableFileError ? error : unreadable(error);
  }
}

async function prepared(sharp: Sharp, image: OcrImage): Promise<Uint8Array> {
  const { width, height } = await uprightSize(sharp, image);
  if (!(width * height <= MAX_PIXELS)) throw tooManyPixels();
  const scale = Math.min(Math.sqrt(READ_PIXELS / (width * height)), MAX_ENLARGED);
  const whole = await asPixels(
    opened(sharp, image, MAX_PIXELS)
      .autoOrient()
      .flatten({ background: 'white' })
      .resize(Math.ceil(width * scale), Math.ceil(height * scale), { fit: 'fill' })
      .timeout({ seconds: MAX_SECONDS }),
  );
  await evenLight(sharp, whole);
  return asSharp(sharp, await level(sharp, whole))
    .png({ compressionLevel: 1 })
    .toBuffer();
}

async function uprightSize(sharp: Sharp, image: OcrImage): Promise<{ width: number; height: number }> {
  if (!('bytes' in image)) return image;
  return (await opened(sharp, image, false).metadata()).autoOrient;
}

function opened(sharp: Sharp, image: OcrImage, limitInputPixels: number | false) {
  // 'error' also refuses what is cut short, but not the odd byte that every viewer overlooks.
  const limits = { limitInputPixels, failOn: 'error' } as const;
  if ('bytes' in image) return sharp(image.bytes, limits);
  const { pixels, width, height, channels } = image;
  return sharp(pixels, { ...limits, raw: { width, height, channels } });
}

function unreadable(cause?: unknown): UnusableFileError {
  const sentence = 'This image cannot be opened: it may be damaged, or not all of it may have been uploaded.';
  return new UnusableFileError('unreadable', sentence, { cause });
}

function tooManyPixels(): UnusableFileError {
  const most = MAX_PIXELS / 1_000_000;
  return new UnusableFileError(
    'too-large',
    `This image has more than the ${most} megapixels that this skill reads. A smaller copy of it can be read.`,
  );
}
