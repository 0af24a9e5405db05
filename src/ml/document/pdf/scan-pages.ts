import { openPdf } from './open-pdf.ts';
import { pagePicture } from './page-picture.ts';

export interface ScanRequest {
  readonly bytes: Uint8Array;
  /** Numbers from 1. */
  readonly pages: readonly number[];
  /** Pictures that are made at most. */
  readonly most: number;
}

/** Pages as pictures, to be read by character recognition. */
export interface Scans {
  readonly pictures: readonly {
    readonly page: number;
    readonly width: number;
    readonly height: number;
    readonly pixels: Uint8Array;
  }[];
  /** How many of the pages were looked at. */
  readonly looked: number;
  /** Pages with pictures that could not be decoded. */
  readonly undecoded: readonly number[];
}

/** Makes pictures of those pages that are scans, until there are enough of them. */
export async function scanPages({ bytes, pages, most }: ScanRequest): Promise<Scans> {
  const pdf = await openPdf(bytes);
  const pictures: Scans['pictures'][number][] = [];
  const undecoded: number[] = [];
  let looked = 0;
  for (const number of pages) {
    if (pictures.length >= most) break;
    looked += 1;
    try {
      const page = await pdf.getPage(number);
      const scanned = await pagePicture(page);
      if (scanned.undecoded > 0) undecoded.push(number);
      if (scanned.picture) pictures.push({ page: number, ...scanned.picture });
      page.cleanup();
    } catch {
      undecoded.push(number);
    }
  }
  return { pictures, looked, undecoded };
}
