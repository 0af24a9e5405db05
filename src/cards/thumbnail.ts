import type { Picture } from './card-content.ts';
import { MAX_PICTURE_PIXELS, MAX_PICTURE_SECONDS, THUMBNAIL_PIXELS } from './card-limits.ts';
import { isRasterImage } from './is-raster-image.ts';
import { squareRegion } from './square-region.ts';
import { fieldsOf } from './unchecked.ts';

type Sharp = typeof import('sharp')['default'];

/**
 * Makes the small picture of a timeline entry: 45×45 pixels, PNG, as a data URI.
 *
 * Only raster images are opened. Large ones are refused by the size in their header, before any
 * memory is taken for their pixels, since a few kilobytes of PNG can hold 400 megapixels.
 *
 * @returns undefined for anything that cannot be read as an image, whatever it is.
 */
export async function thumbnail(picture: Picture): Promise<string | undefined> {
  const { bytes, region } = fieldsOf<Picture>(picture);
  if (!isRasterImage(bytes)) return undefined;
  // Outside the `try`: a deployment without the native part must fail loudly, not show grey squares for ever.
  const { default: sharp } = await import('sharp');
  try {
    const png = await pngOf(sharp, bytes, region);
    return `data:image/png;base64,${png.toString('base64')}`;
  } catch {
    return undefined;
  }
}

async function pngOf(sharp: Sharp, bytes: Uint8Array, region: unknown): Promise<Buffer> {
  // 'error' also refuses what is cut short, but not the odd byte that every viewer overlooks.
  const image = sharp(bytes, { limitInputPixels: MAX_PICTURE_PIXELS, failOn: 'error' });
  // The region is told in the picture as people see it, so the orientation comes first.
  const { autoOrient } = await image.metadata();
  return image
    .autoOrient()
    .extract(squareRegion(region, autoOrient))
    .resize(THUMBNAIL_PIXELS, THUMBNAIL_PIXELS, { fit: 'cover' })
    .flatten({ background: 'white' })
    .toColourspace('srgb')
    .png({ palette: true, compressionLevel: 9 })
    .timeout({ seconds: MAX_PICTURE_SECONDS })
    .toBuffer();
}
