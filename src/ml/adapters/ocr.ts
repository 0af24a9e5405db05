import type { BytesAdapter, FileFacts, Found } from '../ml-adapter.ts';

export interface OcrOptions {
  /**
   * In which languages text is looked for, as Tesseract names them (`eng`, `deu`, `chi_sim`), the likeliest first.
   * Each more takes more time, and reads the others a little worse. @default ['eng']
   */
  readonly languages?: readonly string[] | undefined;
  /** Where `<language>.traineddata`, or the same with `.gz`, lies for every language but English. */
  readonly languageFolder?: string | undefined;
  /** Lines that the engine is less sure of are left out, 0 to 100. @default 60 */
  readonly minConfidence?: number;
  /** The largest file that is looked at. @default 50 MB */
  readonly sizeBytes?: number;
  /** The longest that one file may take. @default 60_000 */
  readonly timeoutMs?: number;
}

/** Opened as they are, at their full size; of one with several frames the first. */
const OPENED_FORMATS = new Set(['jpg', 'png', 'webp', 'gif']);

/**
 * Reads the text on scans, screenshots and photographed pages.
 *
 * Needs no account and no network: the engine and its data for English lie in the deployment package. Every
 * other image format is looked at as the PNG that Box makes of it. Holds some 350 MB in memory at most.
 */
export function ocrAdapter(options: OcrOptions = {}): BytesAdapter<Found[]> {
  const { languages, languageFolder, minConfidence, sizeBytes = 50 * 1024 * 1024, timeoutMs = 60_000 } = options;
  return {
    name: 'Text recognition',
    as: 'bytes',
    limits: { sizeBytes, timeoutMs, atOnce: 1 },
    isFree: true,
    reads(file) {
      if (file.type.group !== 'image') return undefined;
      return isOpened(file) ? 'original' : { type: 'png', dimensions: '2048x2048' };
    },
    async look({ bytes, signal }) {
      signal.throwIfAborted();
      // Behind an import, so that a Lambda pays for image code only when there is an image to look at.
      const { lookForText } = await import('../ocr/look-for-text.ts');
      return lookForText(bytes, { signal, languages, languageFolder, minConfidence });
    },
  };
}

function isOpened({ type }: FileFacts): boolean {
  return OPENED_FORMATS.has(type.format);
}
