export type { PDFDocumentProxy, PDFPageProxy } from 'unpdf/pdfjs';

/** pdf.js, of the build that has its parts in one file and needs no browser. */
export const pdfjs = () => import('unpdf/pdfjs');
