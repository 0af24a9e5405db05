import { MAX_TEXT_CHARACTERS } from '../../file-text.ts';
import type { DocumentFacts } from '../document-contents.ts';
import { damaged } from '../document-errors.ts';
import { markdownPages } from './markdown-pages.ts';
import { openPdf } from './open-pdf.ts';
import { withoutFurniture } from './page-furniture.ts';
import { notedTexts, placedTexts } from './page-texts.ts';
import { paragraphsOf } from './paragraphs.ts';
import { pdfFacts } from './pdf-facts.ts';
import type { PDFDocumentProxy } from './pdfjs.ts';
import { type TextLine, textLines } from './text-lines.ts';

/** Letters and digits; a page with fewer may be a picture of one. A stamp or a page number does not make it a text. */
const LEAST_CHARACTERS = 60;

export interface PdfRequest {
  readonly bytes: Uint8Array;
  /** Pages that are read, from the first. */
  readonly pages: number;
}

export interface PdfPages {
  readonly facts: DocumentFacts;
  /** Of each page that was read, as Markdown. */
  readonly texts: readonly string[];
  /** Numbers from 1 of pages with hardly any text. */
  readonly sparse: readonly number[];
  /** Pages that pdf.js could not make out. */
  readonly broken: number;
}

/** Reads the text layer of a PDF. @throws {UnusableFileError} when it is locked, or nothing can be made out of it. */
export async function readPages({ bytes, pages }: PdfRequest): Promise<PdfPages> {
  const pdf = await openPdf(bytes);
  const facts = await pdfFacts(pdf);
  const read: ReadPage[] = [];
  let characters = 0;
  for (let number = 1; number <= Math.min(pdf.numPages, pages) && characters <= MAX_TEXT_CHARACTERS; number += 1) {
    const page = await readPage(pdf, number);
    characters += charactersOf(page);
    read.push(page);
  }
  const broken = read.filter((page) => page.isBroken).length;
  if (broken === read.length) throw damaged();
  const lines = withoutFurniture(read.map((page) => page.lines));
  return {
    facts,
    texts: markdownPages(lines.map((page, at) => ({ paragraphs: paragraphsOf(page), notes: read[at]?.notes ?? [] }))),
    sparse: read.flatMap((page, at) => (!page.isBroken && charactersOf(page) < LEAST_CHARACTERS ? [at + 1] : [])),
    broken,
  };
}

interface ReadPage {
  readonly lines: readonly TextLine[];
  readonly notes: readonly string[];
  readonly isBroken: boolean;
}

async function readPage(pdf: PDFDocumentProxy, number: number): Promise<ReadPage> {
  try {
    const page = await pdf.getPage(number);
    const lines = textLines(await placedTexts(page));
    const notes = await notedTexts(page);
    page.cleanup();
    return { lines, notes, isBroken: false };
  } catch {
    return { lines: [], notes: [], isBroken: true };
  }
}

function charactersOf({ lines }: ReadPage): number {
  return lines.reduce((sum, line) => sum + line.cells.reduce((more, cell) => more + cell.length, 0), 0);
}
