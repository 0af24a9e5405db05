import { extremeAround } from './extreme-around.ts';
import { asPixels, asSharp, type GreyPicture, type Sharp } from './grey-picture.ts';

/** The light is measured in squares of so many pixels, about half as high as a line of text. */
const SQUARE = 16;
/** Paper is the brightest within so many squares: farther than the strokes of a headline are wide. */
const REACH = 5;
/** So many squares more count as not paper, so that no edge of the sheet remains. */
const EDGE = 2;
/** Less than this share of the most light is no shade on paper, but a dark thing. */
const DARK = 0.2;
/** Shade that leaves this share of the most light does no harm. */
const EVEN = 0.92;
/** What has this share of the light is paper, and its grain goes. */
const PAPER = 0.85;
/** Where no larger area has this share of the most light, only letters are light. */
const LETTERS_ONLY = 0.5;

/**
 * Makes ink dark and paper white all over a picture. The engine tells them apart by one brightness for the
 * whole page, and so takes the dark side of a photographed page for ink, and reads white on black badly.
 *
 * @param picture is written over.
 */
export async function evenLight(sharp: Sharp, picture: GreyPicture): Promise<void> {
  const { pixels } = picture;
  const size = { width: Math.ceil(picture.width / SQUARE), height: Math.ceil(picture.height / SQUARE) };
  const squares = await resized(sharp, picture, size);
  if (isLightOnDark(squares)) {
    for (let at = 0; at < pixels.length; at += 1) pixels[at] = 255 - (pixels[at] ?? 0);
    return;
  }
  const light = await lightOn(sharp, squares);
  const most = brightest(light);
  if (light.pixels.every((value) => value >= most * EVEN)) return;
  const floored = { ...light, pixels: light.pixels.map((value) => Math.max(value, most * DARK)) };
  const { pixels: under } = await resized(sharp, floored, picture);
  const clamped = new Uint8ClampedArray(pixels.buffer, pixels.byteOffset, pixels.length);
  for (let at = 0; at < pixels.length; at += 1) clamped[at] = ((pixels[at] ?? 0) * 255) / ((under[at] ?? 0) * PAPER);
}

function isLightOnDark(squares: GreyPicture): boolean {
  return brightest(extremeAround(squares, REACH, Math.min)) < brightest(squares) * LETTERS_ONLY;
}

async function lightOn(sharp: Sharp, squares: GreyPicture): Promise<GreyPicture> {
  const paper = extremeAround(extremeAround(squares, REACH, Math.max), REACH + EDGE, Math.min);
  return asPixels(asSharp(sharp, paper).blur(1));
}

function brightest({ pixels }: GreyPicture): number {
  return pixels.reduce((one, other) => Math.max(one, other), 0);
}

function resized(sharp: Sharp, picture: GreyPicture, { width, height }: { width: number; height: number }) {
  return asPixels(asSharp(sharp, picture).resize(width, height, { fit: 'fill', kernel: 'linear' }));
}
