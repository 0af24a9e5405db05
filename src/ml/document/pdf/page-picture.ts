import { drawPicture } from './draw-picture.ts';
import { type GreyPicture, greyPicture } from './grey-picture.ts';
import type { PDFPageProxy } from './pdfjs.ts';
import { type Matrix, type PlacedPicture, placedPictures, times } from './placed-pictures.ts';

/** Of the picture of a page: A4 at 300 dots per inch. More does not help to recognise text. */
export const MAX_PAGE_PIXELS = 8_750_000;
/** Samples taken to draw one page: enough for a picture of the largest size, drawn and drawn over. */
const MAX_SAMPLES = 150_000_000;
/** Of a page that pictures must cover for it to be a scan. */
const LEAST_COVER = 0.5;
/** Of a page that a picture must cover for its resolution to count. */
const LEAST_SHARE = 0.01;

/** What was found out about a page: its picture when it is a scan, and how many pictures could not be decoded. */
export interface ScannedPage {
  readonly picture: GreyPicture | undefined;
  readonly undecoded: number;
}

/** Draws the pictures of a page as they lie on it, upright, when they cover most of it. */
export async function pagePicture(page: PDFPageProxy): Promise<ScannedPage> {
  const placed = await placedPictures(page);
  const { width: points, height: pointsHigh } = page.getViewport({ scale: 1 });
  const size = points * pointsHigh;
  const shares = placed.map(({ matrix }) => areaOf(matrix) / size);
  if (shares.reduce((sum, share) => sum + share, 0) < LEAST_COVER) return { picture: undefined, undecoded: 0 };
  const scale = await scaleFor(
    page,
    placed.filter((_, at) => (shares[at] ?? 0) >= LEAST_SHARE),
    size,
  );
  const { width, height, matrix } = viewOf(page, scale);
  const canvas: GreyPicture = { width, height, pixels: new Uint8Array(width * height).fill(255) };
  const budget = { samples: MAX_SAMPLES };
  let undecoded = 0;
  for (const picture of placed) {
    const grey = greyPicture(await imageOf(page, picture.source), picture.ink);
    if (grey) drawPicture(canvas, grey, times(matrix, picture.matrix), budget);
    else undecoded += 1;
  }
  return { picture: undecoded < placed.length ? canvas : undefined, undecoded };
}

/** As many pixels a point as the sharpest of the pictures has, within what a page's picture may have. */
async function scaleFor(page: PDFPageProxy, pictures: readonly PlacedPicture[], size: number): Promise<number> {
  let sharpest = 0;
  for (const { source, matrix } of pictures) {
    const image = await imageOf(page, source);
    const { width = 0, height = 0 } = (image ?? {}) as { width?: number; height?: number };
    sharpest = Math.max(sharpest, Math.sqrt((width * height) / areaOf(matrix)));
  }
  return Math.min(sharpest || 1, Math.sqrt(MAX_PAGE_PIXELS / size));
}

/** Turned as the page is to be turned when shown. */
function viewOf(page: PDFPageProxy, scale: number): { width: number; height: number; matrix: Matrix } {
  const { width, height, transform } = page.getViewport({ scale });
  return {
    width: Math.max(1, Math.floor(width)),
    height: Math.max(1, Math.floor(height)),
    matrix: times([1, 0, 0, 1, 0, 0], transform),
  };
}

function areaOf([a, b, c, d]: Matrix): number {
  return Math.abs(a * d - b * c);
}

/** Waits until pdf.js has decoded it; null when it cannot. */
async function imageOf(page: PDFPageProxy, source: unknown): Promise<unknown> {
  if (typeof source !== 'string') return source;
  const objects = source.startsWith('g_') ? page.commonObjs : page.objs;
  const { promise, resolve } = Promise.withResolvers<unknown>();
  objects.get(source, resolve);
  return promise;
}
