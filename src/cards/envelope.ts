import type { CardStamp, CardTitle, SkillCard } from './skill-card.ts';

/** The fields that cards of all kinds share. */
export function envelope<Kind extends SkillCard['skill_card_type']>(kind: Kind, title: CardTitle, stamp: CardStamp) {
  return {
    type: 'skill_card',
    created_at: stamp.createdAt.toISOString(),
    skill_card_type: kind,
    skill_card_title: title,
    skill: { type: 'service', id: stamp.skillId },
    invocation: { type: 'skill_invocation', id: stamp.invocationId },
  } as const;
}
