import { buildCards } from './cards/build-cards.ts';
import type { CardStamp } from './cards/skill-card.ts';
import { statusCard } from './cards/status-card.ts';
import type { Clock } from './clock.ts';
import { type Deadline, startDeadline } from './deadline.ts';
import { requireUsable } from './downscoped-token.ts';
import { errorFacts } from './error-facts.ts';
import { NewerVersionError, SkillError, UnusableTokenError } from './errors.ts';
import type { MlAdapter } from './ml/ml-adapter.ts';
import type { CardWriter, IdempotencyStore, Log, SourceFileReader } from './ports.ts';
import type { SkillInvocation } from './skill-invocation.ts';
import { lookAtFile } from './slow-half/look-at-file.ts';
import { type OrderedCards, orderedCards } from './slow-half/ordered-cards.ts';
import { sentenceFor } from './slow-half/sentence-for.ts';

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
    const noted = (message: string) => (error: unknown) => log.error(message, { ...facts, ...errorFacts(error) });

    const leaseMs = deadline.remainingMs() + LEASE_MARGIN_MS;
    const answer = await store.claim(`${invocation.skillId}/${invocation.id}`, leaseMs).catch((error: unknown) => {
      noted('invocation could not be claimed')(error);
      throw error;
    });
    if (answer.outcome !== 'claimed') {
      log.info('invocation not claimed', { ...facts, outcome: answer.outcome });
      return answer.outcome === 'done' ? 'already-done' : 'in-progress';
    }

    try {
      const outcome = await work(parts, invocation, deadline);
      // The cards are written: to do it all again for want of a note in a table would be worse than no note.
      await answer.claim.complete().catch(noted('claim not completed'));
      log.info('invocation processed', { ...facts, outcome, tookMs: now().getTime() - startedAtMs });
      return outcome;
    } catch (error) {
      log.warn('invocation given back', { ...facts, ...errorFacts(error), tookMs: now().getTime() - startedAtMs });
      // Unreleased, it ends with its lease.
      await answer.claim.release().catch(noted('claim not released'));
      throw error;
    }
  };
}

async function work(parts: ProcessParts, invocation: SkillInvocation, deadline: Deadline): Promise<Outcome> {
  const { log, now } = parts;
  const { source, skillId, id: invocationId } = invocation;
  const stamp: CardStamp = { skillId, invocationId, createdAt: now() };
  const cards = orderedCards(parts.writerFor(invocation), { deadline, log, now });
  try {
    requireUsable(invocation.writeToken, { kind: 'write', fileId: source.id, now: now() });
    requireUsable(invocation.readToken, { kind: 'read', fileId: source.id, now: now() });

    // Beside the download rather than before it: the person need not wait for their own progress note.
    if (parts.showProcessingCard) cards.announce(statusCard('processing', BEING_LOOKED_AT, stamp));

    using looking = startDeadline(deadline.remainingMs() - WRITE_RESERVE_MS, now, deadline);
    const contents = await lookAtFile(parts, { source, reader: parts.readerFor(invocation), deadline: looking });
    const found = await buildCards(contents, stamp, looking.signal);

    await cards.conclude('success', found.length > 0 ? found : [statusCard('success', NOTHING_FOUND, stamp)]);
    return 'written';
  } catch (error) {
    // Or the next worker might write its cards first, and our processing card land on them.
    await cards.announced();
    if (!(error instanceof SkillError) || error.retryable) throw error;
    log.info('invocation ends without findings', { invocationId, ...errorFacts(error) });
    return sayWhy(error, cards, { stamp, log });
  }
}

const BEING_LOOKED_AT = 'This skill is looking at the file. What it finds will appear here.';
const NOTHING_FOUND = 'This skill looked at the file and found nothing to show.';
const HAS_CHANGED = 'The file has changed since. Its newest version is looked at by itself.';

/** Ends an invocation that no other try would help, with a card for the person if there can be one. */
async function sayWhy(error: SkillError, cards: OrderedCards, { stamp, log }: Saying): Promise<Outcome> {
  if (error instanceof UnusableTokenError && error.token === 'write') return 'dropped';
  const isNewer = error instanceof NewerVersionError;
  // The newer version brings cards of its own; only our processing card must not stay.
  if (isNewer && !(await cards.announced())) return 'dropped';
  const status = isNewer ? 'success' : 'permanent_failure';
  try {
    await cards.conclude(status, [statusCard(status, isNewer ? HAS_CHANGED : sentenceFor(error), stamp)]);
    return isNewer ? 'dropped' : 'failed';
  } catch (refusal) {
    if (!(refusal instanceof SkillError) || refusal.retryable) throw refusal;
    // The file is gone, or closed to us: there is nobody to tell but the operator.
    log.error('failure card not written', { invocationId: stamp.invocationId, ...errorFacts(refusal) });
    return 'dropped';
  }
}

interface Saying {
  readonly stamp: CardStamp;
  readonly log: Log;
}
