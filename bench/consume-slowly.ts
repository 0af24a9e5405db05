import { setTimeout as pause } from 'node:timers/promises';
import { isGenerated } from './byte-at.ts';

/** A consumer takes so much, and then a moment for it. */
const BETWEEN_PAUSES_BYTES = 256 * 1024;

export interface Consumed {
  readonly readBytes: number;
  /** Whether every chunk was what the generated content holds there. */
  readonly asGenerated: boolean;
}

/** Reads a content slower than it comes, as a provider that takes an upload would. */
export async function consumeSlowly(chunks: AsyncIterable<Uint8Array>): Promise<Consumed> {
  let readBytes = 0;
  let asGenerated = true;
  let untilPause = BETWEEN_PAUSES_BYTES;
  for await (const chunk of chunks) {
    asGenerated &&= isGenerated(chunk, readBytes);
    readBytes += chunk.byteLength;
    untilPause -= chunk.byteLength;
    if (untilPause > 0) continue;
    untilPause = BETWEEN_PAUSES_BYTES;
    await pause(1);
  }
  return { readBytes, asGenerated };
}
