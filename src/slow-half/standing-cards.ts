import type { Deadline } from '../deadline.ts';
import { errorFacts } from '../error-facts.ts';
import { isFinal } from '../is-final.ts';
import type { CardWriter, Log } from '../ports.ts';

/**
 * Which of an invocation's cards stand on its file; `none` where Box will not tell, because then the
 * work is done as if there were none.
 *
 * @throws what may pass: another try may be told.
 */
export async function standingCards(
  writer: CardWriter,
  deadline: Deadline,
  log: Log,
): ReturnType<CardWriter['standing']> {
  try {
    return await writer.standing(deadline);
  } catch (error) {
    if (!isFinal(error)) throw error;
    log.warn('cards on the file not known', errorFacts(error));
    return 'none';
  }
}
