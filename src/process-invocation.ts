import type { CardStamp } from './cards/skill-card.ts';
import { statusCard } from './cards/status-card.ts';
import { claimInvocation } from './claim-invocation.ts';
import type { Clock } from './clock.ts';
import { type Deadline, startDeadline } from './deadline.ts';
import { requireUsable } from './downscoped-token.ts';
import { errorClass, errorFacts } from './error-facts.ts';
import { ClaimedElsewhereError } from './errors.ts';
import { isFinal } from './is-final.ts';
import type { MlAdapter } from './ml/ml-adapter.ts';
import { patiently } from './patiently.ts';
import type { CardWriter, Claim, IdempotencyStore, InvocationQueue, Log, Metrics, SourceFileReader } from './ports.ts';
import type { Delivery, QueuedInvocation } from './queued-invocation.ts';
import { factsOf, type SkillInvocation } from './skill-invocation.ts';
import { endWithoutFindings } from './slow-half/end-without-findings.ts';
import { goOnLater } from './slow-half/go-on-later.ts';
import { keptProgress, progressKeeper } from './slow-half/kept-progress.ts';
import { type Looked, lookAtFile } from './slow-half/look-at-file.ts';
import { type OrderedCards, orderedCards } from './slow-half/ordered-cards.ts';
import { type Progress, progressAfter, progressSoFar } from './slow-half/progress.ts';
import { standingCards } from './slow-half/standing-cards.ts';
import { type VersionCheck, versionCheck } from './slow-half/version-check.ts';
import { writeFindings } from './slow-half/write-findings.ts';

export interface ProcessParts {
  readonly store: IdempotencyStore;
  readonly queue: InvocationQueue;
  readonly readerFor: (invocation: SkillInvocation) => SourceFileReader;
  readonly writerFor: (invocation: SkillInvocation) => CardWriter;
  readonly adapters: readonly MlAdapter[];
  readonly showProcessingCard: boolean;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly now: Clock;
}

/** What became of an invocation. With all of these, the message is done with. */
export type Outcome =
  | 'written'
  /** A card tells the person why nothing was found. */
  | 'failed'
  /** Nothing was written, because nothing could be or nobody would see it. */
  | 'dropped'
  | 'already-done'
  /** A provider is at work; another message, sent with a delay, goes on from here. */
  | 'waiting'
  /** An old message of an invocation that goes on in a newer one. */
  | 'superseded';

/** Kept back from reading and ML, so that there is always time for the last write. */
const WRITE_RESERVE_MS = 5_000;
/** What one more try to keep the findings may take. */
const TABLE_CALL_MS = 3_000;

/**
 * THE SLOW HALF: claim → processing card → check, read and look → keep → cards → one write → done.
 *
 * @returns a function that rejects when the message should be delivered again, with an error that may
 *   say when (`retryAfterMs`); the claim is given back by then.
 */
export function processInvocation(parts: ProcessParts) {
  const { log, metrics, now } = parts;
  return async (queued: QueuedInvocation, delivery: Delivery, deadline: Deadline): Promise<Outcome> => {
    const { invocation, attemptsBefore } = queued;
    const attempt = attemptsBefore + delivery.receiveCount;
    const startedAtMs = now().getTime();
    const facts = () => ({ ...factsOf(invocation), attempt, tookMs: now().getTime() - startedAtMs });
    const noted = (message: string) => (error: unknown) => log.error(message, { ...facts(), ...errorFacts(error) });

    const answer = await claimInvocation(parts, queued, deadline).catch((error: unknown) => {
      if (error instanceof ClaimedElsewhereError)
        log.info('invocation not claimed', { ...facts(), outcome: 'in-progress' });
      else noted('invocation could not be claimed')(error);
      throw error;
    });
    if (answer.outcome !== 'claimed') {
      const outcome = answer.outcome === 'done' ? 'already-done' : answer.outcome;
      log.info('invocation not claimed', { ...facts(), outcome });
      metrics.add('Processed', 1, outcome);
      return outcome;
    }

    const { claim } = answer;
    const note = (attempt: () => Promise<void>) => patiently(attempt, deadline, 0);
    // The queue counts from one again when an operator, or Box, has sent the same invocation anew.
    const isAnotherTry = attempt > 1 || !answer.isFirst;
    try {
      const sinceMs = delivery.sentAtMs ?? startedAtMs;
      const outcome = await work(parts, { queued, attempt, isAnotherTry, sinceMs, claim, deadline });
      // The cards are written: to do it all again for want of a note in a table would be worse than no note.
      if (outcome !== 'waiting') await note(claim.complete).catch(noted('claim not completed'));
      log.info('invocation processed', { ...facts(), outcome });
      metrics.add('Processed', 1, outcome);
      return outcome;
    } catch (error) {
      log.warn('invocation given back', { ...facts(), ...errorFacts(error) });
      metrics.add('Failed', 1, errorClass(error));
      // Unreleased, it ends with its lease.
      await note(claim.release).catch(noted('claim not released'));
      throw error;
    }
  };
}

interface Task {
  readonly queued: QueuedInvocation;
  /** Counts all workers that have had this invocation, this one included. */
  readonly attempt: number;
  /** Whether a worker has had it before. */
  readonly isAnotherTry: boolean;
  /** Since when the message has been in the queue; milliseconds since 1970. */
  readonly sinceMs: number;
  readonly claim: Claim;
  readonly deadline: Deadline;
}

/** What a worker does with an invocation that it has claimed. */
async function work(parts: ProcessParts, task: Task): Promise<Outcome> {
  const { log, metrics, now } = parts;
  const { queued, attempt, isAnotherTry, deadline } = task;
  const { invocation } = queued;
  const reader = parts.readerFor(invocation);
  const writer = parts.writerFor(invocation);
  const cards = orderedCards(writer, { deadline, log, now });
  const version = versionCheck(parts, { ...task, invocation, reader });
  const stamp: CardStamp = { skillId: invocation.skillId, invocationId: invocation.id, createdAt: now() };
  const work = { ...task, invocation, reader, cards, version, stamp };
  try {
    requireUsable(invocation.writeToken, { kind: 'write', fileId: invocation.source.id, now: now() });
    await version.begin();

    const before = await keptProgress(task, log);
    // A worker may have written without being able to note it, and a person may have edited the cards since.
    const mayBeWritten = isAnotherTry && before.jobs.length === 0;
    if (mayBeWritten && (await standingCards(writer, deadline, log)) === 'found') return 'written';
    const progress = before.isComplete ? before : await look(parts, work, before);
    if (!progress.isComplete) return await goOnLater(parts, work, progress);

    return await writeFindings(parts, work, progress);
  } catch (error) {
    // Or the next worker might write its cards first, and our processing card land on them.
    await cards.announced();
    if (!isFinal(error)) throw error;
    log.info('invocation ends without findings', { ...factsOf(invocation), attempt, ...errorFacts(error) });
    metrics.add('Failed', 1, errorClass(error));
    return endWithoutFindings(error, { cards, writer, version, stamp, deadline, log, isAnotherTry });
  }
}

const BEING_LOOKED_AT = 'This skill is looking at the file. What it finds will appear here.';

interface Looking extends Task {
  readonly reader: SourceFileReader;
  readonly cards: OrderedCards;
  readonly version: VersionCheck;
  readonly stamp: CardStamp;
}

/** Lets the adapters look, or asks for their jobs, and puts away what they answer before anything else can fail. */
async function look(parts: ProcessParts, looking: Looking, before: Progress): Promise<Progress> {
  const { log, metrics, now } = parts;
  const { queued, attempt, deadline, reader, cards, version, stamp } = looking;
  const { source, readToken } = queued.invocation;
  if (before.jobs.length === 0) {
    requireUsable(readToken, { kind: 'read', fileId: source.id, now: now() });
    // Beside the download rather than before it: the person need not wait for their own progress note.
    if (parts.showProcessingCard) {
      cards.announce(statusCard('processing', BEING_LOOKED_AT, stamp), version.beforeAnnouncing);
    }
  }
  const keep = progressKeeper({ ...looking, reserveMs: WRITE_RESERVE_MS + TABLE_CALL_MS }, log);
  const soFar = ({ type, results }: Pick<Looked, 'type' | 'results'>) => void keep({ ...progressSoFar(results), type });
  using limit = startDeadline(deadline.remainingMs() - WRITE_RESERVE_MS, now, deadline);
  const { type, results, mlMs } = await lookAtFile({ ...parts, soFar }, { source, reader, deadline: limit }, before);
  log.info('file looked at', { ...factsOf(queued.invocation), attempt, tookMs: mlMs });
  metrics.add('MlMilliseconds', mlMs);
  const progress = { ...progressAfter(results, queued.invocation, now()), type };
  await keep(progress);
  return progress;
}
