import { buildCards } from '../cards/build-cards.ts';
import type { CardStamp } from '../cards/skill-card.ts';
import { statusCard } from '../cards/status-card.ts';
import type { Clock } from '../clock.ts';
import type { Metrics } from '../ports.ts';
import type { SkillInvocation } from '../skill-invocation.ts';
import type { OrderedCards } from './ordered-cards.ts';
import type { Progress } from './progress.ts';
import type { VersionCheck } from './version-check.ts';

interface Task {
  readonly invocation: SkillInvocation;
  readonly cards: OrderedCards;
  readonly version: VersionCheck;
  readonly stamp: CardStamp;
}

const NOTHING_FOUND = 'This skill looked at the file and found nothing to show.';

/** Writes all that was found, in one write. Throws `OutdatedInvocationError` when the file has changed. */
export async function writeFindings(
  { metrics, now }: { metrics: Metrics; now: Clock },
  { invocation, cards, version, stamp }: Task,
  { answers }: Progress,
): Promise<'written'> {
  const found = buildCards(
    answers.map(({ findings }) => findings),
    stamp,
  );
  const shown = found.length > 0 ? found : [statusCard('success', NOTHING_FOUND, stamp)];
  await cards.conclude('success', shown, version.beforeWriting);
  metrics.add('CardsWritten', found.length);
  if (invocation.createdAtMs !== undefined) {
    metrics.add('SecondsToCards', Math.max(0, now().getTime() - invocation.createdAtMs) / 1000);
  }
  return 'written';
}
