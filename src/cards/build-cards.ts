import type { CardDraft, Findings } from './card-draft.ts';
import { MAX_CARDS } from './card-limits.ts';
import { dataCard } from './data-card.ts';
import { fitIntoBytes } from './fit-into-bytes.ts';
import type { CardStamp, SkillCard } from './skill-card.ts';
import { spokenFirst } from './spoken-first.ts';
import { statusCard } from './status-card.ts';

/**
 * Makes the skill cards of one file from what the ML adapters found, in the form that Box's API
 * accepts and its web app shows; what is too much is cut with a word about it on the card.
 *
 * The same findings always give the same cards.
 *
 * @returns no card at all when there is nothing to show; the caller then says so by a `statusCard`.
 */
export function buildCards(findings: readonly Findings[], stamp: CardStamp): SkillCard[] {
  const drafts = spokenFirst(findings.flatMap((one) => one.drafts));
  const total = findings.reduce((sum, one) => sum + one.total, 0);
  const cards = withinCardLimit(drafts, total).map((draft) =>
    draft.kind === 'status' ? { card: statusCard('success', draft.message, stamp) } : dataCard(draft, stamp),
  );
  return [...fitIntoBytes(cards)];
}

function withinCardLimit(drafts: readonly CardDraft[], total: number): readonly CardDraft[] {
  if (total <= MAX_CARDS) return drafts;
  const shown = drafts.slice(0, MAX_CARDS - 1);
  return [...shown, { kind: 'status', message: `Only the first ${shown.length} of ${total} cards are shown.` }];
}
