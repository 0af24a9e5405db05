import type { Found, StreamAdapter } from '../ml-adapter.ts';
import { readText } from '../text/read-text.ts';

export interface PlainTextOptions {
  /** How much of a file is read, from its start; a status says when that was not all. @default 4 MB */
  readonly readBytes?: number;
  /** The largest file that is looked at. @default 50 MB */
  readonly sizeBytes?: number;
  /** The longest that one file may take. @default 60_000 */
  readonly timeoutMs?: number;
}

const EMPTY: Found = { kind: 'status', message: 'This file is empty.' };

/**
 * Reads text files as they are, whatever they are called: prose, Markdown, HTML, tables, JSON, source code, logs.
 * Its text goes to the adapters that read text; by itself it makes no cards.
 */
export function plainTextAdapter(options: PlainTextOptions = {}): StreamAdapter<Found[]> {
  const { readBytes = 4 * 1024 * 1024, sizeBytes = 50 * 1024 * 1024, timeoutMs = 60_000 } = options;
  return {
    name: 'Text reading',
    as: 'stream',
    limits: { sizeBytes, timeoutMs },
    isFree: true,
    reads: ({ type: { group } }) => (group === 'text' || group === 'empty' ? 'original' : undefined),
    async look({ file: { type }, content: { chunks }, signal }) {
      if (type.group === 'empty') return [EMPTY];
      return readText({ chunks, format: type.format, limitBytes: Math.min(readBytes, sizeBytes), signal });
    },
  };
}
