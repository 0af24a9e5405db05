import type { GreyPicture } from './grey-picture.ts';

interface Direction {
  readonly length: number;
  readonly lines: number;
  /** From one pixel of a line to the next. */
  readonly step: number;
  readonly lineStep: number;
}

type Extreme = (one: number, other: number) => number;

/** Each pixel as the brightest (`Math.max`) or darkest (`Math.min`) of those at most `reach` away, across and down. */
export function extremeAround(picture: GreyPicture, reach: number, extreme: Extreme): GreyPicture {
  const { width, height, pixels } = picture;
  const alongRows = { length: width, lines: height, step: 1, lineStep: width };
  const alongColumns = { length: height, lines: width, step: width, lineStep: 1 };
  const farthest = (from: Uint8Array, direction: Direction) =>
    along(from, direction, (line) => extremes(line, reach, extreme));
  return { width, height, pixels: farthest(farthest(pixels, alongRows), alongColumns) };
}

function along(pixels: Uint8Array, direction: Direction, change: (line: Uint8Array) => Uint8Array): Uint8Array {
  const { length, lines, step, lineStep } = direction;
  const changed = new Uint8Array(pixels.length);
  for (let line = 0; line < lines; line += 1) {
    const start = line * lineStep;
    const found = change(Uint8Array.from({ length }, (_, at) => pixels[start + at * step] ?? 0));
    for (const [at, value] of found.entries()) changed[start + at * step] = value;
  }
  return changed;
}

function extremes(line: Uint8Array, reach: number, extreme: Extreme): Uint8Array {
  return line.map((_, at) =>
    line.subarray(Math.max(0, at - reach), at + reach + 1).reduce((one, other) => extreme(one, other)),
  );
}
