import { damaged, locked } from '../document-errors.ts';
import { type PDFDocumentProxy, pdfjs } from './pdfjs.ts';

/** Pictures of more pixels are left out: decoding takes some six bytes for each. */
export const MAX_PICTURE_PIXELS = 40_000_000;

/**
 * Opens a PDF with pdf.js, without its own threads, fonts of this machine, scripts and forms made of XML.
 *
 * @param bytes are given away: whoever opens a PDF has no use for them after.
 */
export async function openPdf(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  const { getDocument, VerbosityLevel } = await pdfjs();
  const loading = getDocument({
    data: bytes,
    verbosity: VerbosityLevel.ERRORS,
    maxImageSize: MAX_PICTURE_PIXELS,
    disableFontFace: true,
    useSystemFonts: false,
    enableXfa: false,
  });
  try {
    return await loading.promise;
  } catch (error) {
    throw error instanceof Error && error.name === 'PasswordException' ? locked() : damaged(error);
  }
}
