import type { SkillCard } from './skill-card.ts';

interface Entry {
  readonly text?: unknown;
  readonly appears?: unknown;
}

/**
 * Carries the keywords that people added to our old card over to the new one of the same title.
 *
 * Box's web app adds an entry as `{type, text}` alone, while each of ours carries `appears`, even
 * when empty: that tells them apart without remembering anything. Should a card come back without
 * any `appears`, then nothing can be told and nothing is carried over.
 */
export function keepPeoplesKeywords(card: SkillCard, oldCards: readonly unknown[]): SkillCard {
  if (card.skill_card_type !== 'keyword') return card;
  const entriesOf = (old: unknown) => entriesOfSameTitle(old, card.skill_card_title?.code);
  const added = oldCards.flatMap((old) => peoplesEntries(entriesOf(old)));
  const known = new Set(card.entries.map(({ text }) => text.toLowerCase()));
  const kept = added.filter((text) => !known.has(text.toLowerCase()));
  return { ...card, entries: [...card.entries, ...kept.map((text) => ({ type: 'text' as const, text }))] };
}

function entriesOfSameTitle(old: unknown, titleCode: string | undefined): readonly Entry[] {
  const { skill_card_type, skill_card_title, entries } = (old ?? {}) as {
    skill_card_type?: unknown;
    skill_card_title?: { code?: unknown };
    entries?: unknown;
  };
  const isSame = skill_card_type === 'keyword' && skill_card_title?.code === titleCode;
  return isSame && Array.isArray(entries) ? entries.filter((entry) => typeof entry === 'object' && entry !== null) : [];
}

function peoplesEntries(entries: readonly Entry[]): string[] {
  if (!entries.some(({ appears }) => appears !== undefined)) return [];
  return entries.flatMap(({ text, appears }) => (typeof text === 'string' && appears === undefined ? [text] : []));
}
