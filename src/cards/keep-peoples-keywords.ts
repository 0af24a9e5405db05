import { MAX_ENTRIES } from './card-limits.ts';
import type { SkillCard } from './skill-card.ts';

interface Entry {
  readonly text?: unknown;
  readonly appears?: unknown;
}

/**
 * Gives every keyword of ours an `appears`, if only an empty one, which Box's web app ignores.
 *
 * What a person adds there is written as `{type, text}` alone: that tells the two apart later,
 * without remembering anything.
 */
export function markOurKeywords(card: SkillCard): SkillCard {
  if (card.skill_card_type !== 'keyword') return card;
  return { ...card, entries: card.entries.map((entry) => ({ appears: [], ...entry })) };
}

/**
 * Carries the keywords that people added to our old cards over to the new one of the same title.
 *
 * All together stay within the limit of any card; what people added goes before what we found.
 * Should an old card have no `appears` at all, then nothing can be told and nothing is carried over.
 */
export function keepPeoplesKeywords(card: SkillCard, oldCards: readonly unknown[]): SkillCard {
  if (card.skill_card_type !== 'keyword') return card;
  const entriesOf = (old: unknown) => entriesOfSameTitle(old, card.skill_card_title?.code);
  const added = oldCards.flatMap((old) => peoplesEntries(entriesOf(old)));
  const known = new Set(['', ...card.entries.map(({ text }) => comparable(text))]);
  const unknown = added.filter((text) => !known.has(comparable(text)) && known.add(comparable(text)));
  const kept = unknown.slice(0, MAX_ENTRIES.keyword).map((text) => ({ type: 'text' as const, text }));
  return { ...card, entries: [...card.entries.slice(0, MAX_ENTRIES.keyword - kept.length), ...kept] };
}

function comparable(text: string): string {
  return text.trim().toLowerCase();
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
