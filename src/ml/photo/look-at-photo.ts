import type { CardContent } from '../../cards/card-content.ts';
import { MlAdapterError, SkillError } from '../../errors.ts';
import { inThread } from '../thread/in-thread.ts';
import { aboutPhoto } from './exif/about-photo.ts';
import { photoClaims } from './exif/photo-claims.ts';
import { facePictures } from './faces/face-pictures.ts';
import { shownFaces } from './faces/shown-faces.ts';
import type { PhotoFindings, PhotoSizes } from './find-in-photo.ts';
import { countObjects } from './objects/count-objects.ts';
import { type OpenPhoto, openPhoto } from './open-photo.ts';
import { photoContents } from './photo-contents.ts';
import { photoSizes } from './photo-sizes.ts';
import { untilAborted } from './until-aborted.ts';

export interface PhotoWishes {
  readonly faces: boolean;
  readonly objects: boolean;
  readonly places: boolean;
  readonly shownFaces: number;
  readonly maxMegapixels: number;
}

interface PhotoSource {
  readonly bytes: Uint8Array;
  /** A representation has neither the size of its original nor what the camera wrote. */
  readonly isOriginal: boolean;
  readonly signal: AbortSignal;
}

/**
 * Opens a photo and returns what it shows, and what its camera says of it.
 *
 * @throws {UnusableFileError} when the picture is too large or damaged; the signal's reason when it aborts;
 * {MlAdapterError} when the engine breaks down.
 */
export async function lookAtPhoto(source: PhotoSource, wishes: PhotoWishes): Promise<CardContent[]> {
  const { bytes, signal } = source;
  try {
    const photo = await untilAborted(signal, () => openPhoto(bytes, wishes.maxMegapixels));
    const [facts, found] = await Promise.all([
      source.isOriginal ? factsOf(photo, wishes, signal) : [],
      findIn(photo, wishes, signal),
    ]);
    const shown = shownFaces(found.faces, wishes.shownFaces);
    return photoContents({
      facts,
      facePictures: await facePictures(photo.pixels, shown),
      faces: found.faces.length,
      objects: wishes.objects ? countObjects(found.objects, found.faces.length) : [],
    });
  } catch (error) {
    if (error instanceof SkillError || signal.aborted) throw error;
    throw new MlAdapterError('This picture could not be looked at.', false, { cause: error });
  }
}

async function factsOf(photo: OpenPhoto, { places }: PhotoWishes, signal: AbortSignal): Promise<string[]> {
  const facts = aboutPhoto(await photoClaims(photo.exif, places, signal));

  return [...facts, `${photo.width} × ${photo.height} pixels`];
}

async function findIn(photo: OpenPhoto, wishes: PhotoWishes, signal: AbortSignal): Promise<PhotoFindings> {
  if (!wishes.faces && !wishes.objects) return { faces: [], objects: [] };
  const sizes = await untilAborted(signal, () => photoSizes(photo.pixels, wishes));
  return await inThread<PhotoSizes, PhotoFindings>(new URL('./find-in-photo.thread.ts', import.meta.url), sizes, {
    signal,
  });
}
