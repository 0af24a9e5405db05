import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Answer } from './answer.ts';
import type { FaultEffect } from './faults.ts';
import { readContent } from './file-content.ts';
import type { OpenJournalEntry } from './journal.ts';

/** Sends an answer as fast as the other side takes it, and breaks it off where the fault says so. */
export async function sendAnswer(
  response: ServerResponse,
  answer: Answer,
  { entry, fault }: { entry: OpenJournalEntry; fault: FaultEffect | undefined },
): Promise<void> {
  entry.status = answer.status;
  const falseLength = fault?.kind === 'lying-length' ? { 'content-length': String(fault.contentLength) } : {};
  response.writeHead(answer.status, { ...answer.headers, ...falseLength });
  // Otherwise the head would wait for a body that a fault holds back.
  response.flushHeaders();
  const broken = fault?.kind === 'cut' || fault?.kind === 'stall';
  const body = counted(answer, entry, broken ? fault.afterBytes : Number.POSITIVE_INFINITY);
  await pipeline(Readable.from(body, { highWaterMark: 1 }), response, {
    end: !broken && fault?.kind !== 'lying-length',
  });
  if (fault?.kind === 'stall') await once(response, 'close');
  // Lets what was written go out first, unlike `destroy`.
  else if (!response.writableEnded) response.socket?.destroySoon();
}

async function* counted(answer: Answer, entry: OpenJournalEntry, limitBytes: number): AsyncGenerator<Uint8Array> {
  if (limitBytes <= 0) return;
  const { body } = answer;
  const span = { start: 0, end: limitBytes - 1 };
  for await (const chunk of readContent(body instanceof Uint8Array ? body : () => body, span)) {
    entry.bytesSent += chunk.byteLength;
    yield chunk;
  }
  const promisedBytes = Number(answer.headers['content-length'] ?? 0);
  // Left open, the connection would keep the other side waiting for the rest.
  if (entry.bytesSent < Math.min(promisedBytes, limitBytes)) throw new Error('The content is shorter than it said.');
}
