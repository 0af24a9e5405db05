import type { Sealer } from '../ports.ts';
import type { QueuedInvocation } from '../queued-invocation.ts';
import { messageBinding, type Use } from './message-binding.ts';

/**
 * Writes what the queue carries as the text of a message: the only place where tokens are written down,
 * sealed. A provider's jobs are sealed too, since whoever knows one might ask for its results.
 */
export async function toMessage(
  { invocation, attemptsBefore, jobs }: QueuedInvocation,
  sealer: Sealer,
): Promise<string> {
  const sealed = async (text: string, use: Use) =>
    Buffer.from(await sealer.seal(Buffer.from(text), messageBinding(invocation, use))).toString('base64');
  const token = async (use: 'readToken' | 'writeToken') => {
    const { secret, ...facts } = invocation[use];
    return { ...facts, sealed: await sealed(secret.reveal(), use) };
  };
  const [readToken, writeToken, ...sealedJobs] = await Promise.all([
    token('readToken'),
    token('writeToken'),
    ...jobs.map(async ({ job, ...facts }) => ({ ...facts, sealed: await sealed(job, 'job') })),
  ]);
  const going = sealedJobs.length > 0 && { jobs: sealedJobs };
  const fields = { ...invocation, format: 1, attemptsBefore, readToken, writeToken, ...going };
  return JSON.stringify(fields).replace(NOT_FOR_SQS, escaped);
}

/**
 * What JSON takes and SQS does not: a file whose name holds it would never get into the queue.
 * Surrogates are among them for emulators that refuse what lies beyond U+FFFF.
 */
const NOT_FOR_SQS = /[\ud800-\udfff\ufffe\uffff]/g;

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16)}`;
}
