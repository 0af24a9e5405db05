import type { CardStamp } from '../cards/skill-card.ts';
import { statusCard } from '../cards/status-card.ts';
import type { Deadline } from '../deadline.ts';
import { errorFacts } from '../error-facts.ts';
import { OutdatedInvocationError, type SkillError, UnusableTokenError } from '../errors.ts';
import { isFinal } from '../is-final.ts';
import type { CardWriter, Log } from '../ports.ts';
import type { OrderedCards } from './ordered-cards.ts';
import { sentenceFor } from './sentence-for.ts';
import { standingCards } from './standing-cards.ts';
import type { VersionCheck } from './version-check.ts';

interface Means {
  readonly cards: OrderedCards;
  readonly writer: CardWriter;
  readonly version: VersionCheck;
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
  const { cards, version, stamp, log } = means;
  if (error instanceof UnusableTokenError && error.token === 'write') return 'dropped';
  try {
    if (error instanceof OutdatedInvocationError) return await takeNoteBack(error, means);
    const card = statusCard('permanent_failure', sentenceFor(error), stamp);
    await cards.conclude('permanent_failure', [card], version.beforeWriting);
    return 'failed';
  } catch (refusal) {
    if (!isFinal(refusal)) throw refusal;
    if (refusal instanceof OutdatedInvocationError) return takeNoteBack(refusal, means);
    // The file is gone, or closed to us: there is nobody to tell but the operator.
    log.error('failure card not written', { invocationId: stamp.invocationId, ...errorFacts(refusal) });
    return 'dropped';
  }
}

/** The newer version brings cards of its own, which must not be overwritten; only our progress note must not stay. */
async function takeNoteBack(outdated: OutdatedInvocationError, means: Means): Promise<'dropped'> {
  const { cards, writer, stamp, deadline, log, isAnotherTry } = means;
  const noteStands = async () => (await standingCards(writer, deadline, log)) === 'processing';
  if (!isAnotherTry && !(await cards.announced())) return 'dropped';
  const onlyOverOurNote = async () => {
    if (!(await noteStands())) throw outdated;
  };
  await cards.conclude('success', [statusCard('success', HAS_CHANGED, stamp)], onlyOverOurNote).catch((error) => {
    if (!isFinal(error)) throw error;
  });
  return 'dropped';
}
