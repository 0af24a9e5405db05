import { readableSize } from '../../file-size.ts';
import type { Found } from '../ml-adapter.ts';
import { decodeText } from './decode-text.ts';
import { readStart } from './read-start.ts';

export interface TextSource {
  readonly chunks: AsyncIterable<Uint8Array>;
  /** How it is written, as an extension names it; absent: taken out of a document. */
  readonly format?: string | undefined;
  readonly limitBytes: number;
  readonly signal: AbortSignal;
}

/**
 * Reads the start of a text, whatever its encoding, for the adapters that read text.
 *
 * @throws {UnusableFileError} when the bytes are not text; the signal's reason when it aborts; whatever the stream throws.
 */
export async function readText({ chunks, format, limitBytes, signal }: TextSource): Promise<Found[]> {
  const start = await readStart(chunks, limitBytes, signal);
  const text = decodeText(start.bytes);
  if (text.trim() === '') return [];
  const found: Found[] = [{ kind: 'text', text, ...(format !== undefined && { format }) }];
  if (start.complete) return found;
  return [...found, { kind: 'status', message: `Only the first ${readableSize(limitBytes)} of the text were read.` }];
}
