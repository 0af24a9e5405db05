import type { CardContent } from '../../cards/card-content.ts';
import type { BytesAdapter, FileFacts } from '../ml-adapter.ts';

export interface PhotoOptions {
  /** Whether faces are looked for. No face is recognised or compared, and nothing is said about whose it is. @default true */
  readonly faces?: boolean;
  /** How many faces are shown at most: the largest. @default 20 */
  readonly shownFaces?: number;
  /** Whether things and animals are named, and people counted. @default true */
  readonly objects?: boolean;
  /** Whether the place where the camera was, as coordinates, is shown; without, it is not even read. @default true */
  readonly places?: boolean;
  /** The most megapixels of a picture that is looked at. @default 50 */
  readonly maxMegapixels?: number;
  /** The largest file that is looked at. @default 50 MB */
  readonly sizeBytes?: number;
  /** The longest that one file may take. @default 60_000 */
  readonly timeoutMs?: number;
}

/** Opened as they are, with what the camera wrote into them; Box's own pictures of them would lack it. */
const OPENED_FORMATS = new Set(['jpg', 'png', 'webp', 'gif']);

/**
 * Finds faces and things in photos, and tells what the camera wrote into them: itself, the date, the place.
 *
 * Needs no account and no network: the models lie in the deployment package. Every other image format is
 * looked at as the JPEG that Box makes of it. The process then holds some 400 MB.
 */
export function photoAdapter(options: PhotoOptions = {}): BytesAdapter<CardContent[]> {
  const {
    faces = true,
    shownFaces = 20,
    objects = true,
    places = true,
    maxMegapixels = 50,
    sizeBytes = 50 * 1024 * 1024,
    timeoutMs = 60_000,
  } = options;
  return {
    name: 'Photo analysis',
    as: 'bytes',
    limits: { sizeBytes, timeoutMs, atOnce: 1 },
    isFree: true,
    reads(file) {
      if (file.type.group !== 'image') return undefined;
      return isOpened(file) ? 'original' : { type: 'jpg', dimensions: '1024x1024' };
    },
    async look({ file, bytes, signal }) {
      signal.throwIfAborted();
      // Behind an import, so that a Lambda pays for image code only when there is an image to look at.
      const { lookAtPhoto } = await import('../photo/look-at-photo.ts');
      return lookAtPhoto(
        { bytes, isOriginal: isOpened(file), signal },
        { faces, shownFaces, objects, places, maxMegapixels },
      );
    },
  };
}

function isOpened({ type }: FileFacts): boolean {
  return OPENED_FORMATS.has(type.format);
}
