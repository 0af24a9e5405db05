import { inThread } from '../thread/in-thread.ts';
import { languageData } from './language-data.ts';
import { type OcrImage, preparePicture } from './prepare-picture.ts';
import type { ReadLine } from './read-line.ts';
import type { ReadInput } from './read-pages.thread.ts';
import { worthyLines } from './worthy-lines.ts';

export type { OcrImage } from './prepare-picture.ts';

/** The text of one image, line by line in reading order; of several columns, one after the other. */
export interface OcrPage {
  readonly lines: readonly OcrLine[];
}

export interface OcrLine {
  readonly text: string;
  /** How sure the engine is, 0 to 100; above 90 where print is clear. */
  readonly confidence: number;
}

export interface RecogniseOptions {
  readonly signal: AbortSignal;
  /** As Tesseract names them: `eng`, `deu`, `chi_sim`. English comes with the package. @default ['eng'] */
  readonly languages?: readonly string[] | undefined;
  /** Holds `<language>.traineddata`, or the same with `.gz`, for all languages but English. */
  readonly languageFolder?: string | undefined;
  /** Lines that the engine is less sure of are left out, 0 to 100. @default 60 */
  readonly minConfidence?: number | undefined;
}

const MIN_CONFIDENCE = 60;
/** For what JavaScript holds of the pages; the engine's own memory lies outside of it. */
const HEAP_MB = 256;

/**
 * Reads the text that stands on images, all with one engine. An image without text gives a page without lines.
 *
 * Takes a second or two for a full page, and some 350 MB. Each image is read at the size of an A4 page of 300 dpi
 * at most, so give pages at that resolution; those of less are enlarged.
 *
 * @throws {UnusableFileError} for an image that cannot be decoded, or has too many pixels; {MlAdapterError} for a
 *   language without data; the signal's reason when it aborts.
 */
export async function recogniseText(images: readonly OcrImage[], options: RecogniseOptions): Promise<OcrPage[]> {
  const { signal, languages = ['eng'], languageFolder, minConfidence = MIN_CONFIDENCE } = options;
  signal.throwIfAborted();
  if (images.length === 0) return [];
  const files = languageData(languages, languageFolder);
  const pages: Uint8Array[] = [];
  for (const image of images) {
    pages.push(await preparePicture(image));
    signal.throwIfAborted();
  }
  const script = new URL('./read-pages.thread.ts', import.meta.url);
  const input = { languages: files, pages };
  const read = await inThread<ReadInput, ReadLine[][]>(script, input, { signal, heapMb: HEAP_MB });
  return read.map((lines) => ({ lines: worthyLines(lines, minConfidence) }));
}
