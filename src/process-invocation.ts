import { buildCards } from './cards/build-cards.ts';
import type { CardStamp } from './cards/skill-card.ts';
import { statusCard } from './cards/status-card.ts';
import { type Deadline, startDeadline } from './deadline.ts';
import { requireUsable } from './downscoped-token.ts';
import { errorFacts } from './error-facts.ts';
import { NewerVersionError, SkillError, UnusableTokenError } from './errors.ts';
import { lookAtFile } from './look-at-file.ts';
import type { MlAdapter } from './ml/ml-adapter.ts';
import type { CardWriter, Clock, IdempotencyStore, Log, SourceFileReader } from './ports.ts';
import { sentenceFor } from './sentence-for.ts';
import type { SkillInvocation } from './skill-invocation.ts';

export interface ProcessParts {
  readonly store: IdempotencyStore;
  readonly readerFor: (invocation: SkillInvocation) => SourceFileReader;
  readonly writerFor: (invocation: SkillInvocation) => CardWriter;
  readonly adapters: readonly MlAdapter[];
  readonly showProcessingCard: boolean;
  readonly log: Log;
  readonly now: Clock;
}

/** What became of an invocation. After `in-progress` it must come back; with all others it is over. */
export type Outcome =
  | 'written'
  /** A card tells the person why nothing was found. */
  | 'failed'
  /** Nothing was written, because nothing could be or nobody would see it. */
  | 'dropped'
  | 'already-done'
  | 'in-progress';

/** Kept back from reading and ML, so that there is always time for the last write. */
const WRITE_RESERVE_MS = 5_000;
/** How much longer than our own time we hold a claim, so that no second worker starts while we end. */
const LEASE_MARGIN_MS = 10_000;
/** A processing card that takes longer is not worth waiting for. */
const PROCESSING_CARD_TIMEOUT_MS = 10_000;

/**
 * THE SLOW HALF: claim → processing card → check, read and look → cards → one write → done.
 *
 * @returns a function that rejects when the invocation should be delivered again; it has given
 *   its claim back by then.
 */
export function processInvocation(parts: ProcessParts) {
  const { store, log, now } = parts;
  return async (invocation: SkillInvocation, deadline: Deadline): Promise<Outcome> => {
    const facts = { invocationId: invocation.id, skillId: invocation.skillId, fileId: invocation.source.id };
    const startedAtMs = now().getTime();
    const answer = await store.claim(
      `${invocation.skillId}/${invocation.id}`,
      deadline.remainingMs() + LEASE_MARGIN_MS,
    );
    if (answer.outcome !== 'claimed') {
      log.info('invocation not claimed', { ...facts, outcome: answer.outcome });
      return answer.outcome === 'done' ? 'already-done' : 'in-progress';
    }
    try {
      const outcome = await work(parts, invocation, deadline);
      await answer.claim.complete();
      log.info('invocation processed', { ...facts, outcome, tookMs: now().getTime() - startedAtMs });
      return outcome;
    } catch (error) {
      log.warn('invocation given back', { ...facts, ...errorFacts(error), tookMs: now().getTime() - startedAtMs });
      await answer.claim.release();
      throw error;
    }
  };
}

async function work(parts: ProcessParts, invocation: SkillInvocation, deadline: Deadline): Promise<Outcome> {
  const { log, now } = parts;
  const { id, skillId, source } = invocation;
  const stamp: CardStamp = { skillId, invocationId: id, createdAt: now() };
  const writer = parts.writerFor(invocation);
  let processingCard: Promise<void> = Promise.resolve();
  try {
    requireUsable(invocation.readToken, { kind: 'read', fileId: source.id, now: now() });
    requireUsable(invocation.writeToken, { kind: 'write', fileId: source.id, now: now() });

    // Beside the download rather than before it: the person need not wait for their own progress note.
    if (parts.showProcessingCard) processingCard = writeProcessingCard(parts, writer, { stamp, deadline });

    using looking = startDeadline(deadline.remainingMs() - WRITE_RESERVE_MS, now, deadline);
    const contents = await lookAtFile(parts, { source, reader: parts.readerFor(invocation), deadline: looking });
    const cards = await buildCards(contents, stamp);

    await processingCard;
    await writer.write('success', cards.length > 0 ? cards : [statusCard('success', NOTHING_FOUND, stamp)], deadline);
    return 'written';
  } catch (error) {
    // A processing card that lands after the last card would stay for ever.
    await processingCard;
    if (!(error instanceof SkillError) || error.retryable) throw error;
    log.warn('invocation failed', { invocationId: id, ...errorFacts(error) });
    if (error instanceof NewerVersionError || error instanceof UnusableTokenError) return 'dropped';
    return writeFailureCard(parts, writer, { stamp, deadline, sentence: sentenceFor(error) });
  }
}

const NOTHING_FOUND = 'This skill looked at the file and found nothing to show.';
const BEING_READ = 'This skill is looking at the file. What it finds will appear here.';

interface StatusWrite {
  readonly stamp: CardStamp;
  readonly deadline: Deadline;
}

/** Never rejects: the card is a courtesy, and a refusal will meet the last write as well. */
async function writeProcessingCard({ log, now }: ProcessParts, writer: CardWriter, write: StatusWrite): Promise<void> {
  using limit = startDeadline(PROCESSING_CARD_TIMEOUT_MS, now, write.deadline);
  try {
    await writer.write('processing', [statusCard('processing', BEING_READ, write.stamp)], limit);
  } catch (error) {
    log.warn('processing card not written', { invocationId: write.stamp.invocationId, ...errorFacts(error) });
  }
}

async function writeFailureCard(
  { log }: ProcessParts,
  writer: CardWriter,
  { stamp, deadline, sentence }: StatusWrite & { sentence: string },
): Promise<Outcome> {
  try {
    await writer.write('permanent_failure', [statusCard('permanent_failure', sentence, stamp)], deadline);
    return 'failed';
  } catch (error) {
    if (!(error instanceof SkillError) || error.retryable) throw error;
    // The file is gone, or closed to us: there is nobody to tell but the operator.
    log.error('failure card not written', { invocationId: stamp.invocationId, ...errorFacts(error) });
    return 'dropped';
  }
}
