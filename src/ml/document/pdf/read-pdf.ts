import { MAX_TEXT_CHARACTERS } from '../../file-text.ts';
import { inThread } from '../../thread/in-thread.ts';
import type { DocumentContents } from '../document-contents.ts';
import { TEXT_CUT } from '../text-cut.ts';
import { withinMemory } from '../within-memory.ts';
import type { PdfPages, PdfRequest } from './read-pages.ts';
import { recogniseScans, type ScanOptions } from './recognise-scans.ts';
import { textOfLines } from './text-of-lines.ts';

/** For the objects of a PDF; its streams lie outside, and are bounded by `withinMemory`. */
export const PDF_HEAP_MB = 384;

export interface PdfOptions extends ScanOptions {
  /** Pages that are read, from the first. */
  readonly pages: number;
}

export interface PdfContents extends DocumentContents {
  /** Lines that were read from pictures of pages, in order. */
  readonly recognised: readonly string[];
}

/** Reads a PDF: its text layer, and what stands on pages that are pictures only. */
export async function readPdf(bytes: Uint8Array, options: PdfOptions): Promise<PdfContents> {
  const script = new URL('./pdf-pages.thread.ts', import.meta.url);
  const read = await withinMemory(options.signal, (signal) =>
    inThread<PdfRequest, PdfPages>(script, { bytes, pages: options.pages }, { signal, heapMb: PDF_HEAP_MB }),
  );
  const scans = await recogniseScans(bytes, read.sparse, options);
  const texts = read.texts.map((text, at) => joined([text, textOfLines(scans.lines.get(at + 1) ?? [])]));
  const whole = joined(texts);
  const text = whole.slice(0, MAX_TEXT_CHARACTERS).toWellFormed();
  return {
    text,
    format: 'md',
    facts: read.facts,
    recognised: [...scans.lines.values()].flat(),
    notes: [
      ...pagesNotes(read, options.pages),
      ...scans.notes,
      ...(text.length < whole.length || isCut(read, options.pages) ? [TEXT_CUT] : []),
    ],
  };
}

function joined(texts: readonly string[]): string {
  return texts.filter((text) => text !== '').join('\n\n');
}

/** The thread stops reading when it has as much text as is handed on. */
function isCut({ texts, facts }: PdfPages, pages: number): boolean {
  return texts.length < Math.min(facts.count?.number ?? 0, pages);
}

function pagesNotes({ facts, broken }: PdfPages, pages: number): string[] {
  const notes: string[] = [];
  if ((facts.count?.number ?? 0) > pages)
    notes.push(`Only the first ${pages === 1 ? 'page was' : `${pages.toLocaleString('en')} pages were`} read.`);
  if (broken > 0)
    notes.push(broken === 1 ? '1 page could not be read.' : `${broken.toLocaleString('en')} pages could not be read.`);
  return notes;
}
