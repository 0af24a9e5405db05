import type { DocumentFacts } from '../document-contents.ts';
import type { PDFDocumentProxy } from './pdfjs.ts';

/** What a PDF says of itself. */
export async function pdfFacts(pdf: PDFDocumentProxy): Promise<DocumentFacts> {
  const info: Readonly<Record<string, unknown>> = await pdf.getMetadata().then(
    (metadata) => ({ ...metadata.info }),
    () => ({}),
  );
  return {
    title: textOf(info.Title),
    author: textOf(info.Author),
    created: isoDate(textOf(info.CreationDate)),
    changed: isoDate(textOf(info.ModDate)),
    count: { of: 'page', number: pdf.numPages },
  };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** `D:20240315143000+01'00'` as the PDF standard writes it. */
function isoDate(date: string | undefined): string | undefined {
  const [, year, month = '01', day = '01'] = /^(?:D:)?(\d{4})(\d\d)?(\d\d)?/.exec(date ?? '') ?? [];
  return year === undefined ? undefined : `${year}-${month}-${day}`;
}
