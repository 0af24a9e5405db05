import type { BytesAdapter, FileFacts, Found } from '../ml-adapter.ts';

const FORMATS = new Set('pdf docx xlsx pptx odt ods odp epub encrypted-office'.split(' '));

/** Of the time for a document: what was recognised until then is still put on cards. */
const OCR_SHARE = 0.75;

export interface DocumentOptions {
  /** Pages of a PDF that are read, from the first; a status says when there are more. @default 1000 */
  readonly pages?: number;
  /** Scanned pages of a PDF that are read by character recognition; 0 for none. @default 20 */
  readonly ocrPages?: number;
  /** Languages of scanned pages, as Tesseract names them: `eng`, `deu`. @default ['eng'] */
  readonly ocrLanguages?: readonly string[] | undefined;
  /** Holds `<language>.traineddata` for languages other than English. */
  readonly ocrLanguageFolder?: string | undefined;
  /** Recognised lines that the engine is less sure of are left out, 0 to 100. @default 60 */
  readonly ocrMinConfidence?: number;
  /** The largest document that is looked at. @default 100 MB */
  readonly sizeBytes?: number;
  /** The longest that one document may take. @default 180_000 */
  readonly timeoutMs?: number;
}

/**
 * Reads documents: PDF, Word, Excel, PowerPoint, OpenDocument and EPUB. Their text goes on to the adapters that read text;
 * a card says what the document says of itself, and another what was recognised on scanned pages.
 *
 * Needs no account and no network. Stays below some 1 GB, with three quarters of that for scanned pages alone.
 */
export function documentAdapter(options: DocumentOptions = {}): BytesAdapter<Found[]> {
  const {
    pages = 1000,
    ocrPages = 20,
    ocrLanguages: languages,
    ocrLanguageFolder: languageFolder,
    ocrMinConfidence: minConfidence,
    sizeBytes = 100 * 1024 * 1024,
    timeoutMs = 180_000,
  } = options;
  return {
    name: 'Document reading',
    as: 'bytes',
    limits: { sizeBytes, timeoutMs, atOnce: 1 },
    isFree: true,
    reads: ({ type }: FileFacts) => (type.group === 'document' && FORMATS.has(type.format) ? 'original' : undefined),
    async look({ file, bytes, signal }) {
      const { lookAtDocument } = await import('../document/look-at-document.ts');
      const ocrMs = timeoutMs * OCR_SHARE;
      return lookAtDocument(file, bytes, { pages, ocrPages, ocrMs, languages, languageFolder, minConfidence, signal });
    },
  };
}
