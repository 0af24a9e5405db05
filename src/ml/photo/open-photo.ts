import type { Metadata, Sharp } from 'sharp';
import { isRasterImage } from '../../cards/is-raster-image.ts';
import { MlAdapterError, UnusableFileError } from '../../errors.ts';
import type { Pixels } from './pixels.ts';

/** The longer side of what is kept of a photo: small faces still fill a thumbnail. */
const KEPT_PIXELS = 2048;
/** Far more than a sound photo of the largest size needs; libraries cannot be stopped otherwise. */
const MAX_DECODING_SECONDS = 20;
const MAX_EXIF_BYTES = 256 * 1024;

export interface OpenPhoto {
  /** Upright, reduced, on white where it was transparent. */
  readonly pixels: Pixels;
  /** Of the photo as it is, upright. */
  readonly width: number;
  readonly height: number;
  /** As the file holds it: a TIFF file of its own. */
  readonly exif?: Uint8Array | undefined;
}

/**
 * Decodes a JPEG, PNG, WebP or GIF; of an animation the first picture.
 *
 * A picture of which a part is missing is refused rather than looked at in part, so that somebody notices.
 *
 * @throws {UnusableFileError} `too-large` by the size that its header tells, before any memory is taken; `unreadable`.
 */
export async function openPhoto(bytes: Uint8Array, maxMegapixels: number): Promise<OpenPhoto> {
  if (!isRasterImage(bytes)) throw unreadable();
  // Outside the `try`: a deployment without the native part is no fault of the file.
  const { default: sharp } = await import('sharp');
  // The size is looked at here, where its sentence can be written.
  const header = await sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch((error: unknown) => {
      throw unreadable(error);
    });
  refuseTooLarge(header, maxMegapixels);
  const image = sharp(bytes, { limitInputPixels: header.width * header.height, failOn: 'error' });
  const { width, height } = header.autoOrient;
  return { width, height, exif: exifOf(header), pixels: await pixelsOf(image) };
}

function refuseTooLarge({ width, height }: Metadata, maxMegapixels: number): void {
  if (width * height <= maxMegapixels * 1e6) return;
  // Rounded up, so that it never reads like the limit itself.
  const megapixels = Math.ceil((width * height) / 1e5) / 10;
  throw new UnusableFileError(
    'too-large',
    `This picture has ${megapixels.toLocaleString('en')} megapixels; this skill looks at pictures of up to ${maxMegapixels}. A smaller copy can be looked at.`,
  );
}

async function pixelsOf(image: Sharp): Promise<Pixels> {
  try {
    const { data, info } = await image
      .autoOrient()
      .resize({ width: KEPT_PIXELS, height: KEPT_PIXELS, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: 'white' })
      .toColourspace('srgb')
      .removeAlpha()
      .raw({ depth: 'uchar' })
      .timeout({ seconds: MAX_DECODING_SECONDS })
      .toBuffer({ resolveWithObject: true });
    if (info.channels !== 3) throw new MlAdapterError('The colours of this picture could not be read.', false);
    return { data, width: info.width, height: info.height };
  } catch (error) {
    throw error instanceof MlAdapterError ? error : unreadable(error);
  }
}

function exifOf({ exif }: Metadata): Uint8Array | undefined {
  if (!exif || exif.byteLength > MAX_EXIF_BYTES) return undefined;
  const mark = Buffer.from('Exif\0\0');
  return exif.subarray(0, mark.byteLength).equals(mark) ? exif.subarray(mark.byteLength) : exif;
}

function unreadable(cause?: unknown): UnusableFileError {
  return new UnusableFileError(
    'unreadable',
    'This picture is damaged or not complete. Upload it again, or save it anew and upload that.',
    { cause },
  );
}
