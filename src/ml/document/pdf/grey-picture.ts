import { MAX_PICTURE_PIXELS } from './open-pdf.ts';

/** A picture without colours. */
export interface GreyPicture {
  readonly width: number;
  readonly height: number;
  /** From 0, black, to 255, white; row by row from the top. */
  readonly pixels: Uint8Array;
  /** From 0, not there, to 255; absent where all of it is there. */
  readonly cover?: Uint8Array | undefined;
}

/** How pdf.js hands out pictures: the values of its `ImageKind`. */
const BLACK_AND_WHITE = 1;
const RGB = 2;
const RGBA = 3;

/**
 * A picture of pdf.js in grey.
 *
 * @param ink for a stencil: how light what it paints is.
 * @returns undefined for what is no picture, or could not be decoded.
 */
export function greyPicture(image: unknown, ink: number | undefined): GreyPicture | undefined {
  if (!isImage(image)) return undefined;
  const { width, height, kind, data } = image;
  if (!(width > 0 && height > 0 && width * height <= MAX_PICTURE_PIXELS)) return undefined;
  if (ink !== undefined) return stencil(image, ink);
  if (kind === BLACK_AND_WHITE) return { width, height, pixels: bits(image) };
  if (kind !== RGB && kind !== RGBA) return undefined;
  const step = kind === RGB ? 3 : 4;
  if (data.length < width * height * step) return undefined;
  const pixels = new Uint8Array(width * height);
  for (let at = 0, from = 0; at < pixels.length; at += 1, from += step) {
    pixels[at] = (77 * (data[from] ?? 0) + 150 * (data[from + 1] ?? 0) + 29 * (data[from + 2] ?? 0)) >> 8;
  }
  return { width, height, pixels, cover: step === 4 ? fourths(data, pixels.length) : undefined };
}

/** A stencil paints where its bits are 0. */
function stencil(image: Image, ink: number): GreyPicture {
  const cover = bits(image);
  for (let at = 0; at < cover.length; at += 1) cover[at] = 255 - (cover[at] ?? 0);
  return { width: image.width, height: image.height, pixels: new Uint8Array(cover.length).fill(ink), cover };
}

/** A bit a pixel, each row beginning with a new byte. What is missing at the end is white. */
function bits({ width, height, data }: Image): Uint8Array {
  const rowBytes = (width + 7) >> 3;
  const pixels = new Uint8Array(width * height);
  for (let y = 0, at = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, at += 1) {
      pixels[at] = ((data[y * rowBytes + (x >> 3)] ?? 255) >> (7 - (x & 7))) & 1 ? 255 : 0;
    }
  }
  return pixels;
}

function fourths(data: Bytes, length: number): Uint8Array {
  const values = new Uint8Array(length);
  for (let at = 0; at < length; at += 1) values[at] = data[at * 4 + 3] ?? 255;
  return values;
}

type Bytes = Uint8Array | Uint8ClampedArray;

interface Image {
  readonly width: number;
  readonly height: number;
  readonly kind: unknown;
  readonly data: Bytes;
}

function isImage(value: unknown): value is Image {
  if (typeof value !== 'object' || value === null) return false;
  const { width, height, data } = value as Partial<Record<keyof Image, unknown>>;
  const isBytes = data instanceof Uint8Array || data instanceof Uint8ClampedArray;
  return typeof width === 'number' && typeof height === 'number' && isBytes;
}
