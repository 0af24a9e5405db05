import { setTimeout as pause } from 'node:timers/promises';
import type { InvocationStatus, SkillCard } from '../cards/skill-card.ts';
import type { Clock } from '../clock.ts';
import { type Deadline, startDeadline } from '../deadline.ts';
import { errorFacts } from '../error-facts.ts';
import { BoxApiError, OutdatedInvocationError } from '../errors.ts';
import type { CardWriter, Log } from '../ports.ts';

/** A processing card that takes longer is not worth waiting for. */
const PROCESSING_CARD_TIMEOUT_MS = 10_000;
/** So long after it was given up, a write has either landed or never will. */
export const STRAGGLER_MS = 2_000;

/** What became of the processing cards, from the best to the worst that we must reckon with. */
const FATES = ['none', 'refused', 'landed', 'unknown'] as const;
type Fate = (typeof FATES)[number];
type Check = () => Promise<void>;

/** The cards of one file, written in order although the first of them is written beside the work. */
export interface OrderedCards {
  /** Begins to write a processing card, after those before it, unless `check` rejects; does not wait for it. */
  announce(card: SkillCard, check: Check): void;
  /** Resolves, once nothing is under way any more, to whether a processing card may stand on the file. */
  announced(): Promise<boolean>;
  /** Writes the last cards, after whatever came before; `check` rejects where they must not be written any more. */
  conclude(status: InvocationStatus, cards: readonly SkillCard[], check: Check): Promise<void>;
}

interface Tools {
  readonly deadline: Deadline;
  readonly log: Log;
  readonly now: Clock;
}

/**
 * Makes sure that the last cards are the last: a processing card that landed after them would stay.
 *
 * Before the last cards, the announcement is waited for. If it was given up without an answer, Box may
 * still carry it out, and gets a little time for that.
 */
export function orderedCards(writer: CardWriter, { deadline, log, now }: Tools): OrderedCards {
  let announcement: Promise<Fate> = Promise.resolve('none');
  let endedAtMs = 0;

  const announceNow = async (card: SkillCard, check: Check): Promise<Fate> => {
    using limit = startDeadline(PROCESSING_CARD_TIMEOUT_MS, now, deadline);
    try {
      await check();
      // Not again: a second try would come later than the check that allowed it.
      await writer.write('processing', [card], limit, { tries: 1 });
      return 'landed';
    } catch (error) {
      if (error instanceof OutdatedInvocationError) return 'none';
      // Only a courtesy, and a refusal will meet the last write as well.
      log.warn('processing card not written', errorFacts(error));
      return isRefusal(error) ? 'refused' : 'unknown';
    } finally {
      endedAtMs = now().getTime();
    }
  };
  const settled = async (): Promise<Fate> => {
    const fate = await announcement;
    const waitMs = endedAtMs + STRAGGLER_MS - now().getTime();
    if (fate === 'unknown' && waitMs > 0) await pause(Math.min(waitMs, deadline.remainingMs()));
    return fate;
  };

  return {
    announce(card, check) {
      announcement = announcement.then(async (before) => worse(before, await announceNow(card, check)));
    },
    async announced() {
      const fate = await settled();
      return fate === 'landed' || fate === 'unknown';
    },
    async conclude(status, cards, check) {
      await settled();
      await writer.write(status, cards, deadline, { beforeEachTry: check });
    },
  };
}

/** Box may have carried out what it answers with a 5xx. */
function isRefusal(error: unknown): boolean {
  return error instanceof BoxApiError && error.answer.status !== undefined && error.answer.status < 500;
}

function worse(one: Fate, other: Fate): Fate {
  return FATES.indexOf(one) > FATES.indexOf(other) ? one : other;
}
