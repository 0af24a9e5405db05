import type { Findings } from '../cards/card-draft.ts';
import { errorFacts } from '../error-facts.ts';
import { UnreadableMessageError } from '../errors.ts';
import type { Claim, Log } from '../ports.ts';
import type { QueuedInvocation } from '../queued-invocation.ts';
import { factsOf } from '../skill-invocation.ts';
import { fieldsOf, jsonOrUndefined } from '../untrusted-json.ts';
import type { PendingJob } from './pending-job.ts';

/** How far the adapters have come with one file: what has been paid for, and must not be paid for again. */
export interface Progress {
  /** By the adapter's key, in the order of the adapters. */
  readonly answers: Readonly<Record<string, Findings>>;
  readonly jobs: readonly PendingJob[];
  /** Whether every adapter has answered, so that only the cards are still to be written. */
  readonly isComplete: boolean;
}

/** Tells what this code has put away from what another version of it may have: the latter is not taken. */
const FORMAT = 1;

export function progressText(progress: Progress): string {
  return JSON.stringify({ format: FORMAT, ...progress });
}

/**
 * How far workers before this one have come: as the table tells, or, where it could not keep that, as
 * far as the message knows.
 */
export async function progressBefore(queued: QueuedInvocation, claim: Claim, { log }: { log: Log }): Promise<Progress> {
  const kept = await claim.kept().catch((error: unknown) => {
    if (!(error instanceof UnreadableMessageError)) throw error;
    log.warn('kept findings not readable', { ...factsOf(queued.invocation), ...errorFacts(error) });
    return undefined;
  });
  const fields = fieldsOf(kept === undefined ? undefined : jsonOrUndefined(kept));
  // Only we can have sealed it, so its format tells all about its form.
  if (fields.format === FORMAT) return fields as unknown as Progress;
  return { answers: {}, jobs: queued.jobs, isComplete: false };
}
