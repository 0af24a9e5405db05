import type { CardWrite } from '../../src/local/box-server/card-store.ts';
import type { SkillInvocation } from '../../src/skill-invocation.ts';
import type { SlowHalf } from './slow-half.ts';

/** A skill card as far as tests look at it. */
export interface SeenCard {
  readonly skill_card_type: string;
  readonly invocation: { readonly id: string };
  readonly entries?: { readonly text: string }[];
  readonly status?: { readonly code: string; readonly message: string };
}

/** What stands on files, and how it came there. */
export function writtenCards(half: () => SlowHalf) {
  const writesOf = ({ source }: SkillInvocation): readonly CardWrite[] => half().box.writesTo(source.id);
  const cardsOf = ({ source }: SkillInvocation) => (half().box.cardsOf(source.id) ?? []) as SeenCard[];
  return {
    writesOf,
    cardsOf,
    /** Of each write through `PUT /skill_invocations`. */
    statusesOf: (invocation: SkillInvocation) => writesOf(invocation).map((write) => write.invocation?.status),
    /** The words on data cards, and the sentences on status cards, in their order. */
    wordsOn: (invocation: SkillInvocation) =>
      cardsOf(invocation).flatMap(({ entries, status }) => status?.message ?? (entries ?? []).map(({ text }) => text)),
    lastStatus: (invocation: SkillInvocation) => cardsOf(invocation).at(-1)?.status,
    callsFor: ({ source }: SkillInvocation) =>
      half().box.journal.filter(
        ({ path, body }) => path.includes(source.id) || JSON.stringify(body ?? '').includes(source.id),
      ),
  };
}
