import type { CardStamp } from '../cards/skill-card.ts';
import { statusCard } from '../cards/status-card.ts';
import type { Deadline } from '../deadline.ts';
import { errorFacts } from '../error-facts.ts';
import { OutdatedInvocationError, SkillError, UnusableTokenError } from '../errors.ts';
import type { CardWriter, Log } from '../ports.ts';
import type { OrderedCards } from './ordered-cards.ts';
import { sentenceFor } from './sentence-for.ts';
import { standingCards } from './standing-cards.ts';

interface Means {
  readonly cards: OrderedCards;
  readonly writer: CardWriter;
  readonly stamp: CardStamp;
  readonly deadline: Deadline;
  readonly log: Log;
  readonly isAnotherTry: boolean;
}

const HAS_CHANGED = 'The file has changed since. Its newest version is looked at by itself.';

/**
 * Ends an invocation that no other try would help, with a card for the person if there can be one.
 *
 * @returns `failed` when a card says why, `dropped` when nothing is to be said, or nobody to say it to.
 */
export async function endWithoutFindings(error: SkillError, means: Means): Promise<'failed' | 'dropped'> {
  const { cards, stamp, log } = means;
  if (error instanceof UnusableTokenError && error.token === 'write') return 'dropped';
  const isOutdated = error instanceof OutdatedInvocationError;
  // The newer version brings cards of its own, which must not be overwritten; only our progress note must not stay.
  if (isOutdated && !(await ownNoteStands(means))) return 'dropped';
  const status = isOutdated ? 'success' : 'permanent_failure';
  try {
    await cards.conclude(status, [statusCard(status, isOutdated ? HAS_CHANGED : sentenceFor(error), stamp)]);
    return isOutdated ? 'dropped' : 'failed';
  } catch (refusal) {
    if (!(refusal instanceof SkillError) || refusal.retryable) throw refusal;
    // The file is gone, or closed to us: there is nobody to tell but the operator.
    log.error('failure card not written', { invocationId: stamp.invocationId, ...errorFacts(refusal) });
    return 'dropped';
  }
}

async function ownNoteStands({ cards, writer, deadline, log, isAnotherTry }: Means): Promise<boolean> {
  const mayStand = isAnotherTry || (await cards.announced());
  return mayStand && (await standingCards(writer, deadline, log)) === 'processing';
}
