import type { CardContent } from '../../cards/card-content.ts';
import type { FileContent } from '../ml-adapter.ts';
import { inFedThread } from './in-fed-thread.ts';
import type { MediaFacts } from './media-facts.ts';
import type { Recording } from './read-media-facts.ts';
import { recordingLines } from './recording-lines.ts';

/** For the tables of a film of hours; covers and the like are not kept. */
const HEAP_MB = 256;

interface Look {
  readonly format: string;
  readonly content: FileContent;
  readonly signal: AbortSignal;
}

/**
 * Reads what a recording says about itself, and makes a card of it.
 *
 * @throws {UnusableFileError} when it is no recording; the signal's reason; whatever the stream throws.
 */
export async function lookAtRecording({ format, content, signal }: Look): Promise<CardContent[]> {
  const { sizeBytes, chunks } = content;
  const facts = await inFedThread<Omit<Recording, 'pieces'>, MediaFacts>(
    new URL('./media-facts.thread.ts', import.meta.url),
    { input: { format, sizeBytes }, chunks },
    { signal, heapMb: HEAP_MB },
  );
  const entries = recordingLines(facts).map((text) => ({ text }));
  return entries.length === 0 ? [] : [{ kind: 'keyword', title: 'About this recording', entries }];
}
