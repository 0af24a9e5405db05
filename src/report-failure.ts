import type { CardStamp } from './cards/skill-card.ts';
import { statusCard } from './cards/status-card.ts';
import type { Clock } from './clock.ts';
import type { Deadline } from './deadline.ts';
import { requireUsable } from './downscoped-token.ts';
import { errorFacts } from './error-facts.ts';
import { ClaimedElsewhereError, SkillError } from './errors.ts';
import type { CardWriter, Claim, IdempotencyStore, Log, Metrics, SourceFileReader } from './ports.ts';
import type { QueuedInvocation } from './queued-invocation.ts';
import { factsOf, invocationKey, type SkillInvocation } from './skill-invocation.ts';
import { standingCards } from './slow-half/standing-cards.ts';

export interface ReportParts {
  readonly store: IdempotencyStore;
  readonly readerFor: (invocation: SkillInvocation) => SourceFileReader;
  readonly writerFor: (invocation: SkillInvocation) => CardWriter;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly now: Clock;
}

/** What became of a dead letter. With all of these it is done with. */
export type ReportOutcome =
  /** A card tells the person. */
  | 'reported'
  /** Nobody can be told by a card; the log line is all. */
  | 'unreported'
  | 'already-done'
  | 'superseded';

/** How much longer than our own time we hold a claim. */
const LEASE_MARGIN_MS = 10_000;
const GIVEN_UP =
  'This skill could not look at the file, although it tried for a while. Its operator has been told and may start it again; uploading a new version of the file starts it again too.';

/**
 * AFTER THE LAST TRY: a card in place of the progress note, one log line, one number.
 *
 * The invocation is not marked as done, so that an operator can put it back on the queue; what was
 * found for it, if only the write failed, is still kept.
 *
 * @returns a function that rejects when the dead letter should be delivered again.
 */
export function reportFailure(parts: ReportParts) {
  const { store, log, metrics } = parts;
  return async ({ invocation, attemptsBefore }: QueuedInvocation, deadline: Deadline): Promise<ReportOutcome> => {
    const leaseMs = deadline.remainingMs() + LEASE_MARGIN_MS;
    const answer = await store.claim(invocationKey(invocation), leaseMs, attemptsBefore);
    if (answer.outcome === 'in-progress') {
      throw new ClaimedElsewhereError(Math.max(0, answer.leaseEndsAtMs - parts.now().getTime()));
    }
    const outcome = answer.outcome === 'claimed' ? await report(parts, invocation, answer.claim, deadline) : undefined;
    const told = outcome ?? (answer.outcome === 'done' ? 'already-done' : 'superseded');
    log.error('invocation given up', { ...factsOf(invocation), outcome: told });
    metrics.add('DeadLetters', 1, told);
    return told;
  };
}

async function report(
  { readerFor, writerFor, log, now }: ReportParts,
  invocation: SkillInvocation,
  claim: Claim,
  deadline: Deadline,
): Promise<ReportOutcome> {
  const { id: invocationId, skillId, source, writeToken } = invocation;
  const stamp: CardStamp = { skillId, invocationId, createdAt: now() };
  const writer = writerFor(invocation);
  try {
    requireUsable(writeToken, { kind: 'write', fileId: source.id, now: now() });
    const standing = await standingCards(writer, deadline, log);
    // Its worker may have died after the write: a failure must not replace what was found.
    if (standing === 'found') {
      await claim.complete();
      return 'already-done';
    }
    // Nor what was found on a newer version, whose cards have taken the place of our note.
    if (standing !== 'processing') await readerFor(invocation).requireCurrent(deadline);
    await writer.write('transient_failure', [statusCard('transient_failure', GIVEN_UP, stamp)], deadline);
  } catch (error) {
    const isFinal = error instanceof SkillError && !error.retryable;
    log.warn('failure card not written', { ...factsOf(invocation), ...errorFacts(error) });
    await claim.release();
    if (!isFinal) throw error;
    return 'unreported';
  }
  await claim.release();
  return 'reported';
}
