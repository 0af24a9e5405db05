import { setTimeout as pause } from 'node:timers/promises';
import type { InvocationStatus, SkillCard } from '../cards/skill-card.ts';
import type { Clock } from '../clock.ts';
import { type Deadline, startDeadline } from '../deadline.ts';
import { errorFacts } from '../error-facts.ts';
import { BoxApiError } from '../errors.ts';
import type { CardWriter, Log } from '../ports.ts';

/** A processing card that takes longer is not worth waiting for. */
const PROCESSING_CARD_TIMEOUT_MS = 10_000;
/** After it, a write that was given up has either landed or never will. */
const STRAGGLER_MS = 2_000;

/** What became of the processing cards, from the best to the worst that we must reckon with. */
const FATES = ['none', 'refused', 'landed', 'unknown'] as const;
type Fate = (typeof FATES)[number];

/** The cards of one file, written in order although the first of them is written beside the work. */
export interface OrderedCards {
  /** Begins to write a processing card, after those before it, and does not wait for it. */
  announce(card: SkillCard): void;
  /** Resolves, once nothing is under way any more, to whether a processing card may stand on the file. */
  announced(): Promise<boolean>;
  /** Writes the last cards, after whatever came before. */
  conclude(status: InvocationStatus, cards: readonly SkillCard[]): Promise<void>;
}

interface Tools {
  readonly deadline: Deadline;
  readonly log: Log;
  readonly now: Clock;
}

/**
 * Makes sure that the last cards are the last: a processing card that landed after them would stay.
 *
 * `conclude` waits for the announcement. If that was given up without an answer, Box may still carry
 * it out, so the last cards are then written a second time, a little later.
 */
export function orderedCards(writer: CardWriter, { deadline, log, now }: Tools): OrderedCards {
  let announcement: Promise<Fate> = Promise.resolve('none');

  const announceNow = async (card: SkillCard): Promise<Fate> => {
    using limit = startDeadline(PROCESSING_CARD_TIMEOUT_MS, now, deadline);
    try {
      await writer.write('processing', [card], limit);
      return 'landed';
    } catch (error) {
      // Only a courtesy, and a refusal will meet the last write as well.
      log.warn('processing card not written', errorFacts(error));
      return error instanceof BoxApiError && error.answer.status !== undefined ? 'refused' : 'unknown';
    }
  };

  return {
    announce(card) {
      announcement = announcement.then(async (before) => worse(before, await announceNow(card)));
    },
    async announced() {
      const fate = await announcement;
      return fate === 'landed' || fate === 'unknown';
    },
    async conclude(status, cards) {
      const fate = await announcement;
      await writer.write(status, cards, deadline);
      if (fate !== 'unknown' || deadline.remainingMs() <= 2 * STRAGGLER_MS) return;
      await pause(STRAGGLER_MS);
      await writer.write(status, cards, deadline).catch((error: unknown) => {
        log.warn('last cards not confirmed', errorFacts(error));
      });
    },
  };
}

function worse(one: Fate, other: Fate): Fate {
  return FATES.indexOf(one) > FATES.indexOf(other) ? one : other;
}
