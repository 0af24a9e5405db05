import { buildCards } from '../../src/cards/build-cards.ts';
import type { CardContent } from '../../src/cards/card-content.ts';
import { findingsOf } from '../../src/cards/findings-of.ts';
import type { CardStamp, SkillCard } from '../../src/cards/skill-card.ts';

/** The cards of what one adapter returned, as the slow half makes them. */
export async function cardsOf(contents: readonly CardContent[], stamp: CardStamp): Promise<SkillCard[]> {
  return buildCards([await findingsOf(contents)], stamp);
}
