import type { GreyPicture } from './grey-picture.ts';

/** As much as people hold a telephone askew, in degrees either way. */
const STEEPEST = 12;
const COARSE = 0.5;
const FINE = 0.1;
/** Darker is ink. */
const INK = 160;
/** More tell no more; a picture of noise has millions. */
const MOST_FEET = 10_000;

/** A place where ink ends, counted along the lines of text and across them. */
interface Foot {
  readonly along: number;
  readonly across: number;
}

/**
 * How much the lines of text slope, in degrees, positive where they fall to the right; where lines run up or down
 * the page, how much these lean.
 *
 * Seen along their lines, the feet of letters stand close together; seen from anywhere else they are spread.
 *
 * @param picture a small one will do, of 10 pixels for each line of text.
 */
export function slopeOf(picture: GreyPicture): number {
  const across = clearestView(feetIn(picture));
  const down = clearestView(feetIn(mirrored(picture)));
  return down.clearness > across.clearness ? -down.degrees : across.degrees;
}

function clearestView(feet: readonly Foot[]): { degrees: number; clearness: number } {
  let best = { degrees: 0, clearness: clearnessAt(feet, 0) };
  const look = (from: number, to: number, step: number) => {
    for (let degrees = from; degrees <= to; degrees += step) {
      const clearness = clearnessAt(feet, degrees);
      if (clearness > best.clearness) best = { degrees, clearness };
    }
  };
  look(-STEEPEST, STEEPEST, COARSE);
  look(best.degrees - COARSE, best.degrees + COARSE, FINE);
  return best;
}

/** With how many others, on average, a foot shares its line. */
function clearnessAt(feet: readonly Foot[], degrees: number): number {
  const slope = Math.tan((degrees * Math.PI) / 180);
  const lines = new Map<number, number>();
  for (const { along, across } of feet) {
    const line = Math.round(across - slope * along);
    lines.set(line, (lines.get(line) ?? 0) + 1);
  }
  return [...lines.values()].reduce((sum, count) => sum + count * count, 0) / Math.max(1, feet.length);
}

function feetIn({ pixels, width, height }: GreyPicture): Foot[] {
  const feet: number[] = [];
  for (let at = 0; at < width * (height - 1); at += 1) {
    if ((pixels[at] ?? 0) < INK && (pixels[at + width] ?? 0) >= INK) feet.push(at);
  }
  const step = Math.ceil(feet.length / MOST_FEET);
  return feet.filter((_, at) => at % step === 0).map((at) => ({ along: at % width, across: Math.floor(at / width) }));
}

/** With rows for columns. */
function mirrored({ pixels, width, height }: GreyPicture): GreyPicture {
  const places = pixels.map((_, at) => pixels[(at % height) * width + Math.floor(at / height)] ?? 0);
  return { pixels: places, width: height, height: width };
}
