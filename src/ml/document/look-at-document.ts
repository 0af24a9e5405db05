import type { CardContent } from '../../cards/card-content.ts';
import { MlAdapterError, SkillError } from '../../errors.ts';
import type { FileFacts, Found } from '../ml-adapter.ts';
import { inThread } from '../thread/in-thread.ts';
import { aboutDocument } from './about-document.ts';
import type { DocumentContents } from './document-contents.ts';
import { locked } from './document-errors.ts';
import { type PdfOptions, readPdf } from './pdf/read-pdf.ts';
import { withinMemory } from './within-memory.ts';

const ARCHIVE_HEAP_MB = 384;
/** Lines on the card of what was recognised: a few pages to look at, not to read. */
const MAX_RECOGNISED_LINES = 200;

/** Reads a document. @throws {UnusableFileError} when it is damaged, locked or too large; the signal's reason when it aborts. */
export async function lookAtDocument(file: FileFacts, bytes: Uint8Array, options: PdfOptions): Promise<Found[]> {
  options.signal.throwIfAborted();
  if (file.type.format === 'encrypted-office') throw locked();
  try {
    if (file.type.format !== 'pdf') return foundIn(await readArchive(bytes, options.signal), []);
    const contents = await readPdf(bytes, options);
    return foundIn(contents, contents.recognised);
  } catch (error) {
    if (error instanceof SkillError || options.signal.aborted) throw error;
    throw new MlAdapterError('This document could not be read.', false, { cause: error });
  }
}

async function readArchive(bytes: Uint8Array, signal: AbortSignal): Promise<DocumentContents> {
  const script = new URL('./archive.thread.ts', import.meta.url);
  return withinMemory(signal, (stop) => inThread(script, bytes, { signal: stop, heapMb: ARCHIVE_HEAP_MB }));
}

function foundIn({ text, format, facts, notes }: DocumentContents, recognised: readonly string[]): Found[] {
  const found: Found[] = [...aboutDocument(facts), ...transcriptOf(recognised), ...notes.map(status)];
  if (text !== '') return [{ kind: 'text', text, format }, ...found];
  return notes.length > 0 ? found : [...found, status('There is no text in this document.')];
}

function transcriptOf(recognised: readonly string[]): CardContent[] {
  const entries = recognised
    .map((text) => ({ text: text.trim() }))
    .filter(({ text }) => text !== '')
    .slice(0, MAX_RECOGNISED_LINES);
  return entries.length === 0 ? [] : [{ kind: 'transcript', title: 'Recognised text', entries }];
}

function status(message: string): CardContent {
  return { kind: 'status', message };
}
