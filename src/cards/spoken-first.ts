import type { CardDraft } from './card-draft.ts';

/**
 * Puts spoken transcripts before all other transcripts, and leaves every other card where it is:
 * Box's viewer makes its captions from the first transcript card, whatever is on it.
 */
export function spokenFirst(drafts: readonly CardDraft[]): readonly CardDraft[] {
  const transcripts = drafts.filter(({ kind }) => kind === 'transcript');
  const inOrder = transcripts.toSorted((a, b) => Number(spoken(b)) - Number(spoken(a))).values();
  return drafts.map((draft) => (draft.kind === 'transcript' ? (inOrder.next().value ?? draft) : draft));
}

function spoken(draft: CardDraft): boolean {
  return draft.kind === 'transcript' && draft.entries.some(({ appears }) => appears.length > 0);
}
