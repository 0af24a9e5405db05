import type { CardContent } from './card-content.ts';
import type { CardDraft } from './card-draft.ts';
import { MAX_CARDS } from './card-limits.ts';
import { dataCard } from './data-card.ts';
import { draftCard } from './draft-card.ts';
import { type CuttableCard, fitIntoBytes } from './fit-into-bytes.ts';
import type { CardStamp, SkillCard } from './skill-card.ts';
import { spokenFirst } from './spoken-first.ts';
import { statusCard } from './status-card.ts';
import { elementsOf, elementsUnread } from './unchecked.ts';

/**
 * Makes the skill cards of one file from what the ML adapters found, in the form that Box's API
 * accepts and its web app shows.
 *
 * Whatever an adapter hands in, this neither throws nor makes a card that Box's app would hide,
 * break on, or show empty: what cannot be shown is left out, and what is too much is cut with a
 * word about it on the card. The same contents always give the same cards.
 *
 * @param signal after it aborts, pictures are left out instead of being made smaller.
 * @returns no card at all when there is nothing to show; the caller then says so by a `statusCard`.
 */
export async function buildCards(
  contents: readonly CardContent[],
  stamp: CardStamp,
  signal: AbortSignal = new AbortController().signal,
): Promise<SkillCard[]> {
  const drafts = elementsOf(contents).flatMap((content) => draftCard(content) ?? []);
  const cards: CuttableCard[] = [];
  for (const draft of withinCardLimit(spokenFirst(drafts), elementsUnread(contents))) {
    cards.push(
      draft.kind === 'status'
        ? { card: statusCard('success', draft.message, stamp) }
        : await dataCard(draft, stamp, signal),
    );
  }
  return [...fitIntoBytes(cards)];
}

function withinCardLimit(drafts: readonly CardDraft[], unread: number): readonly CardDraft[] {
  const total = drafts.length + unread;
  if (total <= MAX_CARDS) return drafts;
  const shown = drafts.slice(0, MAX_CARDS - 1);
  return [...shown, { kind: 'status', message: `Only the first ${shown.length} of ${total} cards are shown.` }];
}
