import type { IncomingMessage } from 'node:http';
import { clientError } from './refusal.ts';

const BODY_LIMIT_BYTES = 10 * 1024 * 1024;

/**
 * Reads a request body whole, but keeps no more than the limit of it.
 *
 * What is over the limit is read and dropped: closing at once would lose the answer on its way to
 * a client that is still writing.
 *
 * @throws {Refusal} 413 over the limit.
 */
export async function readBody(incoming: IncomingMessage, limitBytes = BODY_LIMIT_BYTES): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    sizeBytes += chunk.byteLength;
    if (sizeBytes <= limitBytes) chunks.push(chunk);
    else chunks.length = 0;
  }
  if (sizeBytes > limitBytes) {
    throw clientError(413, 'request_entity_too_large', { message: 'Request entity too large' });
  }
  return Buffer.concat(chunks);
}
