import type { Found, StreamAdapter } from '../ml-adapter.ts';
import { readText } from '../text/read-text.ts';
import type { PlainTextOptions } from './plain-text.ts';

/**
 * Has Box extract the text of documents, and of files whose type nobody knows, and hands it to the adapters that
 * read text. Box reads more formats than any library, but takes some seconds for it, and has two calls made.
 */
export function extractedTextAdapter(options: PlainTextOptions = {}): StreamAdapter<Found[]> {
  const { readBytes = 4 * 1024 * 1024, sizeBytes = 50 * 1024 * 1024, timeoutMs = 60_000 } = options;
  return {
    name: 'Text extraction',
    as: 'stream',
    limits: { sizeBytes, timeoutMs },
    isFree: true,
    reads: ({ type: { group } }) =>
      group === 'document' || group === 'unknown' ? { type: 'extracted_text' } : undefined,
    async look({ content: { chunks }, signal }) {
      return readText({ chunks, limitBytes: Math.min(readBytes, sizeBytes), signal });
    },
  };
}
