import { MlAdapterError, UnusableFileError } from '../../../errors.ts';
import { type RecogniseOptions, recogniseText } from '../../ocr/recognise-text.ts';
import { inThread } from '../../thread/in-thread.ts';
import { withinMemory } from '../within-memory.ts';
import type { ScanRequest, Scans } from './scan-pages.ts';

/** Held in memory at one time, and read with one start of the engine. */
const PAGES_AT_ONCE = 4;
const SCAN_HEAP_MB = 256;

export interface ScanOptions extends RecogniseOptions {
  /** Pages that are read by character recognition. */
  readonly ocrPages: number;
  /** As long as that may take; what is read by then counts. */
  readonly ocrMs: number;
}

export interface RecognisedPages {
  /** By the numbers of pages. */
  readonly lines: ReadonlyMap<number, readonly string[]>;
  readonly notes: readonly string[];
}

/** Reads pages that have hardly any text but are pictures: a few at a time, as many as the options and the time allow. */
export async function recogniseScans(
  bytes: Uint8Array,
  pages: readonly number[],
  options: ScanOptions,
): Promise<RecognisedPages> {
  const lines = new Map<number, readonly string[]>();
  const undecoded = new Set<number>();
  const signal = AbortSignal.any([options.signal, AbortSignal.timeout(options.ocrMs)]);
  let rest = pages;
  try {
    while (rest.length > 0 && lines.size < options.ocrPages) {
      const most = Math.min(PAGES_AT_ONCE, options.ocrPages - lines.size);
      const scans = await scansOf({ bytes, pages: rest, most }, signal);
      for (const page of scans.undecoded) undecoded.add(page);
      for (const page of await linesOn(scans, { ...options, signal })) lines.set(page.number, page.lines);
      rest = rest.slice(scans.looked);
    }
    const isMore = rest.length > 0 && (await scansOf({ bytes, pages: rest, most: 1 }, signal)).pictures.length > 0;
    return { lines, notes: notesOn({ read: lines.size, isMore, undecoded: undecoded.size }) };
  } catch (error) {
    options.signal.throwIfAborted();
    // What has been read is worth having, whatever became of the rest.
    if (signal.aborted) return { lines, notes: notesOn({ read: lines.size, isMore: true, undecoded: undecoded.size }) };
    if (error instanceof UnusableFileError || error instanceof MlAdapterError)
      return { lines, notes: [error.forPerson] };
    throw error;
  }
}

async function linesOn(
  { pictures }: Scans,
  options: RecogniseOptions,
): Promise<{ number: number; lines: readonly string[] }[]> {
  const read = await recogniseText(
    pictures.map((picture) => ({ ...picture, channels: 1 })),
    options,
  );
  return pictures.map(({ page }, at) => ({ number: page, lines: (read[at]?.lines ?? []).map((line) => line.text) }));
}

/** What a page's pictures are too large for counts as not decoded: the text of the others is worth having. */
async function scansOf(request: ScanRequest, signal: AbortSignal): Promise<Scans> {
  const script = new URL('./scan-pages.thread.ts', import.meta.url);
  try {
    return await withinMemory(signal, (stop) =>
      inThread<ScanRequest, Scans>(script, request, { signal: stop, heapMb: SCAN_HEAP_MB }),
    );
  } catch (error) {
    if (!(error instanceof UnusableFileError)) throw error;
    return { pictures: [], looked: request.pages.length, undecoded: request.pages };
  }
}

function notesOn({ read, isMore, undecoded }: { read: number; isMore: boolean; undecoded: number }): string[] {
  const notes: string[] = [];
  if (isMore && read === 0) notes.push('Scanned pages were not read.');
  else if (isMore) notes.push(`Only the first ${read === 1 ? 'scanned page was' : `${read} scanned pages were`} read.`);
  if (undecoded > 0) {
    const pages = undecoded === 1 ? '1 page' : `${undecoded.toLocaleString('en')} pages`;
    notes.push(`Pictures on ${pages} could not be decoded, so text in them was not read.`);
  }
  return notes;
}
