import type { InvocationStatus, SkillCard, StatusSkillCard } from '../../src/cards/skill-card.ts';
import type { LocalBox } from '../../src/local/box-server/local-box.ts';
import { Secret } from '../../src/secret.ts';
import type { InBox } from './support.ts';

export const SKILL_ID = '18417';
export const INVOCATION_ID = 'invocation-2';

/** A change of whose card it is. */
interface Ownership {
  readonly skillId?: string;
  readonly invocationId?: string;
  readonly title?: string;
}

type KeywordCard = Extract<SkillCard, { skill_card_type: 'keyword' }>;

export function aKeywordCard(...texts: readonly string[]): KeywordCard {
  return keywordCardOf({}, texts);
}

/** Written by us, in an earlier invocation. */
export function anOldCard(...texts: readonly string[]): KeywordCard {
  return keywordCardOf({ invocationId: 'invocation-1' }, texts);
}

export function aForeignCard(...texts: readonly string[]): KeywordCard {
  return keywordCardOf({ skillId: '99', invocationId: 'of another' }, texts);
}

export function keywordCardOf(ownership: Ownership, texts: readonly string[]): KeywordCard {
  const title = ownership.title ?? 'Topics';
  return {
    ...envelopeOf(ownership),
    skill_card_type: 'keyword',
    skill_card_title: { code: `skills_${title.toLowerCase()}`, message: title },
    entries: texts.map((text) => ({ type: 'text', text, appears: [] })),
  };
}

export function aStatusCard(code: InvocationStatus, ownership: Ownership = {}): StatusSkillCard {
  return {
    ...envelopeOf(ownership),
    skill_card_type: 'status',
    skill_card_title: { code: 'skills_status', message: 'Status' },
    status: { code, message: 'A sentence.' },
  };
}

function envelopeOf({ skillId = SKILL_ID, invocationId = INVOCATION_ID }: Ownership) {
  return {
    type: 'skill_card',
    created_at: '2020-01-01T00:00:00.000Z',
    skill: { type: 'service', id: skillId },
    invocation: { type: 'skill_invocation', id: invocationId },
  } as const;
}

/** A card to which a person added keywords in Box's sidebar. */
export function withAdded(card: KeywordCard, ...texts: readonly string[]): KeywordCard {
  return { ...card, entries: [...card.entries, ...texts.map((text) => ({ type: 'text' as const, text }))] };
}

/** What a writer needs of an invocation about this file. */
export function writingOf(box: LocalBox, file: InBox) {
  const { write } = box.issueTokens(file.id);
  return {
    id: INVOCATION_ID,
    skillId: SKILL_ID,
    source: { type: 'file', id: file.id, name: 'Contract.pdf', versionId: file.versionId },
    writeToken: { secret: new Secret(write.access_token), fileIds: [file.id] },
  };
}
