import type { GreyPicture } from './grey-picture.ts';
import type { Matrix } from './placed-pictures.ts';

/**
 * Draws one picture on another.
 *
 * @param matrix from the unit square, whose upper edge is the picture's, to the pixels of the canvas.
 * @param budget how many samples may be taken still; drawing stops where it ends.
 */
export function drawPicture(
  canvas: GreyPicture,
  picture: GreyPicture,
  matrix: Matrix,
  budget: { samples: number },
): void {
  const toPicture = inverse(matrix);
  if (!toPicture) return;
  const area = boundsOf(matrix, canvas);
  // How many pixels of the picture one of the canvas takes in, either way; all of them count, so that thin strokes stay.
  const [a, b, c, d] = toPicture;
  const wide = Math.abs(a) * picture.width + Math.abs(c) * picture.width;
  const high = Math.abs(b) * picture.height + Math.abs(d) * picture.height;
  const samples = Math.max(1, Math.round(Math.max(wide, high)));
  for (let y = area.top; y < area.bottom; y += 1) {
    budget.samples -= (area.right - area.left) * samples * samples;
    if (budget.samples < 0) return;
    for (let x = area.left; x < area.right; x += 1) drawPixel(canvas, picture, toPicture, { x, y, samples });
  }
}

function drawPixel(
  canvas: GreyPicture,
  picture: GreyPicture,
  [a, b, c, d, e, f]: Matrix,
  { x, y, samples }: { x: number; y: number; samples: number },
): void {
  const { width, height, pixels, cover } = picture;
  let light = 0;
  let covered = 0;
  for (let down = 0; down < samples; down += 1) {
    const atY = y + (down + 0.5) / samples;
    for (let across = 0; across < samples; across += 1) {
      const atX = x + (across + 0.5) / samples;
      const u = a * atX + c * atY + e;
      const v = b * atX + d * atY + f;
      if (!(u >= 0 && u < 1 && v > 0 && v <= 1)) continue;
      const from = Math.floor((1 - v) * height) * width + Math.floor(u * width);
      const share = cover?.[from] ?? 255;
      light += (pixels[from] ?? 255) * share;
      covered += share;
    }
  }
  if (covered === 0) return;
  const to = y * canvas.width + x;
  const whole = samples * samples * 255;
  canvas.pixels[to] = Math.round((light + (canvas.pixels[to] ?? 255) * (whole - covered)) / whole);
}

function inverse([a, b, c, d, e, f]: Matrix): Matrix | undefined {
  const determinant = a * d - b * c;
  if (!Number.isFinite(determinant) || determinant === 0) return undefined;
  return [
    d / determinant,
    -b / determinant,
    -c / determinant,
    a / determinant,
    (c * f - d * e) / determinant,
    (b * e - a * f) / determinant,
  ];
}

function boundsOf([a, b, c, d, e, f]: Matrix, { width, height }: GreyPicture) {
  const clamp = (value: number, limit: number) => Math.min(Math.max(value, 0), limit);
  return {
    left: clamp(Math.floor(e + Math.min(0, a) + Math.min(0, c)), width),
    right: clamp(Math.ceil(e + Math.max(0, a) + Math.max(0, c)), width),
    top: clamp(Math.floor(f + Math.min(0, b) + Math.min(0, d)), height),
    bottom: clamp(Math.ceil(f + Math.max(0, b) + Math.max(0, d)), height),
  };
}
