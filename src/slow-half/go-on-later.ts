import type { CardStamp } from '../cards/skill-card.ts';
import { statusCard } from '../cards/status-card.ts';
import type { Clock } from '../clock.ts';
import type { Deadline } from '../deadline.ts';
import { errorFacts } from '../error-facts.ts';
import { patiently } from '../patiently.ts';
import type { Claim, InvocationQueue, Log } from '../ports.ts';
import type { QueuedInvocation } from '../queued-invocation.ts';
import { factsOf } from '../skill-invocation.ts';
import { nextLookMs } from './next-look.ts';
import type { OrderedCards } from './ordered-cards.ts';
import type { Progress } from './progress.ts';
import type { VersionCheck } from './version-check.ts';

interface Tools {
  readonly queue: InvocationQueue;
  readonly showProcessingCard: boolean;
  readonly log: Log;
  readonly now: Clock;
}

interface Task {
  readonly queued: QueuedInvocation;
  readonly attempt: number;
  readonly claim: Claim;
  readonly cards: OrderedCards;
  readonly version: VersionCheck;
  readonly stamp: CardStamp;
  readonly deadline: Deadline;
}

const STILL_AT_WORK = 'This takes longer. What this skill finds will appear here as soon as it is there.';

/** Puts the invocation with its jobs back on the queue, to be looked at again after a while. */
export async function goOnLater(
  { queue, showProcessingCard, log, now }: Tools,
  { queued: { invocation, jobs: before }, attempt, claim, cards, version, stamp, deadline }: Task,
  { jobs }: Progress,
): Promise<'waiting'> {
  const isFirstTime = before.length === 0;
  if (isFirstTime && showProcessingCard) {
    cards.announce(statusCard('processing', STILL_AT_WORK, stamp), version.beforeWriting);
  }
  await cards.announced();
  const delayMs = nextLookMs(jobs, invocation, now()) ?? 0;
  const later = { invocation, attemptsBefore: attempt, jobs };
  await patiently(() => queue.enqueue(later, delayMs), deadline, 0);
  // Not before: from here on this message would be dropped, were it delivered again.
  await patiently(() => claim.wait(attempt), deadline, 0).catch((error: unknown) => {
    log.error('waiting not noted', { ...factsOf(invocation), attempt, ...errorFacts(error) });
  });
  return 'waiting';
}
