import type { CardStamp } from './cards/skill-card.ts';
import { statusCard } from './cards/status-card.ts';
import { claimInvocation } from './claim-invocation.ts';
import type { Clock } from './clock.ts';
import type { Deadline } from './deadline.ts';
import { requireUsable } from './downscoped-token.ts';
import { errorFacts } from './error-facts.ts';
import { OutdatedInvocationError, UnusableTokenError } from './errors.ts';
import { isFinal } from './is-final.ts';
import { patiently } from './patiently.ts';
import type { CardWriter, Claim, IdempotencyStore, Log, Metrics, SourceFileReader } from './ports.ts';
import type { QueuedInvocation } from './queued-invocation.ts';
import { factsOf, type SkillInvocation } from './skill-invocation.ts';
import { endWithoutFindings } from './slow-half/end-without-findings.ts';
import { keptProgress } from './slow-half/kept-progress.ts';
import { orderedCards } from './slow-half/ordered-cards.ts';
import { standingCards } from './slow-half/standing-cards.ts';
import { versionCheck } from './slow-half/version-check.ts';
import { writeFindings } from './slow-half/write-findings.ts';

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
  /** Box did not take that card; the log line is all. */
  | 'unreported'
  /** It had all been found, and only the write had failed: this one did not. */
  | 'written'
  /** The write token is dead: nobody can be told, and a replay would be in vain. The log line is all. */
  | 'expired'
  /** The file has changed: nobody is to be told. */
  | 'dropped'
  | 'already-done'
  | 'superseded';

/** Outcomes after which an operator may want to start the invocation again. */
export const WORTH_A_REPLAY: ReadonlySet<unknown> = new Set<ReportOutcome>(['reported', 'unreported']);

const GIVEN_UP =
  'This skill could not look at the file, although it tried for a while. Its operator has been told and may start it again; uploading a new version of the file starts it again too.';

/**
 * AFTER THE LAST TRY: a card in place of the progress note, one log line, one number.
 *
 * The invocation is not marked as done, so that an operator can put it back on the queue. If it had all
 * been found and only the write failed, that is tried once more instead.
 *
 * @returns a function that rejects when the dead letter should be delivered again.
 */
export function reportFailure(parts: ReportParts) {
  const { log, metrics } = parts;
  return async (queued: QueuedInvocation, deadline: Deadline): Promise<ReportOutcome> => {
    const answer = await claimInvocation(parts, queued, deadline);
    const told =
      answer.outcome === 'claimed'
        ? await report(parts, { queued, claim: answer.claim, deadline })
        : ({ done: 'already-done', superseded: 'superseded' } as const)[answer.outcome];
    const facts = { ...factsOf(queued.invocation), outcome: told };
    if (WORTH_A_REPLAY.has(told) || told === 'expired') log.error('invocation given up', facts);
    else log.info('dead letter needs nothing', facts);
    metrics.add('DeadLetters', 1, told);
    return told;
  };
}

interface Task {
  readonly queued: QueuedInvocation;
  readonly claim: Claim;
  readonly deadline: Deadline;
}

async function report(parts: ReportParts, { queued, claim, deadline }: Task): Promise<ReportOutcome> {
  const { log } = parts;
  const noted = (error: unknown) =>
    log.error('claim not given back', { ...factsOf(queued.invocation), ...errorFacts(error) });
  let outcome: ReportOutcome;
  try {
    outcome = await tell(parts, { queued, claim, deadline });
  } catch (error) {
    log.warn('failure card not written', { ...factsOf(queued.invocation), ...errorFacts(error) });
    await patiently(claim.release, deadline, 0).catch(noted);
    if (!isFinal(error)) throw error;
    return 'unreported';
  }
  await patiently(WORTH_A_REPLAY.has(outcome) ? claim.release : claim.complete, deadline, 0).catch(noted);
  return outcome;
}

async function tell(parts: ReportParts, { queued, claim, deadline }: Task): Promise<ReportOutcome> {
  const { log, now } = parts;
  const { invocation } = queued;
  const writer = parts.writerFor(invocation);
  const cards = orderedCards(writer, { deadline, log, now });
  const check = { invocation, reader: parts.readerFor(invocation), deadline, isAnotherTry: true, sinceMs: 0 };
  const version = versionCheck(parts, check);
  const stamp: CardStamp = { skillId: invocation.skillId, invocationId: invocation.id, createdAt: now() };
  try {
    requireUsable(invocation.writeToken, { kind: 'write', fileId: invocation.source.id, now: now() });
    await version.begin();
    // Its worker may have died after the write: a failure must not replace what was found.
    if ((await standingCards(writer, deadline, log)) === 'found') return 'already-done';
    const progress = await keptProgress({ queued, claim }, log);
    if (progress.isComplete) return await writeFindings(parts, { invocation, cards, version, stamp }, progress);
    const card = statusCard('transient_failure', GIVEN_UP, stamp);
    await cards.conclude('transient_failure', [card], version.beforeWriting);
    return 'reported';
  } catch (error) {
    if (error instanceof UnusableTokenError) return 'expired';
    if (!(error instanceof OutdatedInvocationError)) throw error;
    await endWithoutFindings(error, { cards, writer, version, stamp, deadline, log, isAnotherTry: true });
    return 'dropped';
  }
}
