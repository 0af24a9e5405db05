import { asPixels, asSharp, type GreyPicture, type Sharp } from './grey-picture.ts';
import { slopeOf } from './slope-of.ts';

/** Pixels of the longer side of the picture that the slope is measured on. */
const MEASURED_PIXELS = 900;
/** Less does reading no harm. */
const LEVEL_DEGREES = 0.3;

/** A picture, turned so that its lines of text are level; a slope of 3° would make the engine skip most. */
export async function level(sharp: Sharp, picture: GreyPicture): Promise<GreyPicture> {
  const small = asSharp(sharp, picture).resize(MEASURED_PIXELS, MEASURED_PIXELS, { fit: 'inside' });
  const degrees = slopeOf(await asPixels(small));
  if (Math.abs(degrees) < LEVEL_DEGREES) return picture;
  return asPixels(asSharp(sharp, picture).rotate(-degrees, { background: 'white' }));
}
