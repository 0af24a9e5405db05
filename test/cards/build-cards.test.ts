import { describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import type { CardContent } from '../../src/cards/card-content.ts';
import {
  MAX_CARDS,
  MAX_CARDS_BYTES,
  MAX_ELEMENTS_READ,
  MAX_ENTRIES,
  MAX_TEXT_CHARACTERS,
} from '../../src/cards/card-limits.ts';
import { PLACEHOLDER_THUMBNAIL } from '../../src/cards/placeholder-thumbnail.ts';
import type { DataSkillCard, SkillCard } from '../../src/cards/skill-card.ts';
import { cardSetComplaints } from '../../src/local/box-server/card-complaints.ts';
import { cardsOf } from '../support/cards-of.ts';

const STAMP = { skillId: '12', invocationId: 'abc', createdAt: new Date('2020-01-01T00:00:00.000Z') };
const ENVELOPE = {
  type: 'skill_card',
  created_at: '2020-01-01T00:00:00.000Z',
  skill: { type: 'service', id: '12' },
  invocation: { type: 'skill_invocation', id: 'abc' },
};

const keywords = (...texts: string[]): CardContent => ({ kind: 'keyword', entries: texts.map((text) => ({ text })) });
const numbered = (count: number) => Array.from({ length: count }, (_, at) => ({ text: `number ${at}` }));

async function onlyCard(content: CardContent): Promise<DataSkillCard> {
  const cards = await cardsOf([content], STAMP);
  expect(cards).toHaveLength(1);
  expect(cardSetComplaints(cards)).toEqual([]);
  return cards[0] as DataSkillCard;
}

function titles(cards: readonly SkillCard[]): string[] {
  return cards.map((card) => ('status' in card ? card.status.message : card.skill_card_title.message));
}

describe('buildCards', () => {
  it('makes a keyword card', async () => {
    const appears = [{ startSeconds: 1.2, endSeconds: 19.5 }];
    const content = { kind: 'keyword', durationSeconds: 999.1, entries: [{ text: 'budget', appears }] } as const;
    expect(await onlyCard(content)).toEqual({
      ...ENVELOPE,
      skill_card_type: 'keyword',
      skill_card_title: { code: 'skills_topics', message: 'Topics' },
      duration: 1000,
      entries: [{ type: 'text', text: 'budget', appears: [{ start: 1, end: 20 }] }],
    });
  });

  it('makes a transcript card, with an end for every caption', async () => {
    const entries = [
      { text: 'Hello.', appears: { startSeconds: 0 } },
      { text: 'Well…', appears: { startSeconds: 3.5, endSeconds: 4.5 } },
      { text: '(Title)' },
      { text: 'Bye.', appears: { startSeconds: 7 } },
    ];
    expect(await onlyCard({ kind: 'transcript', entries })).toEqual({
      ...ENVELOPE,
      skill_card_type: 'transcript',
      skill_card_title: { code: 'skills_transcript', message: 'Transcript' },
      duration: 12,
      entries: [
        { type: 'text', text: 'Hello.', appears: [{ start: 0, end: 3 }] },
        { type: 'text', text: 'Well…', appears: [{ start: 3, end: 5 }] },
        { type: 'text', text: '(Title)' },
        { type: 'text', text: 'Bye.', appears: [{ start: 7, end: 12 }] },
      ],
    });
  });

  it('makes a timeline card, whose pictures are made here', async () => {
    const bytes = await sharp({ create: { width: 90, height: 90, channels: 3, background: 'red' } })
      .png()
      .toBuffer();
    const entries = [
      { text: 'Ann', picture: { bytes }, appears: [{ startSeconds: 5, endSeconds: 8 }] },
      { text: 'Bo', picture: { bytes: Buffer.from('no picture') } },
      { text: 'Cy', image_url: 'https://example.com/cy.png' },
      { text: ' ', picture: { bytes } },
    ];
    const card = await onlyCard({ kind: 'timeline', entries });
    expect(card).toEqual({
      ...ENVELOPE,
      skill_card_type: 'timeline',
      skill_card_title: { code: 'skills_faces', message: 'Faces' },
      duration: 8,
      entries: [
        { type: 'image', text: 'Ann', image_url: expect.any(String), appears: [{ start: 5, end: 8 }] },
        { type: 'image', text: 'Bo', image_url: PLACEHOLDER_THUMBNAIL },
        { type: 'image', text: 'Cy', image_url: PLACEHOLDER_THUMBNAIL },
      ],
    });
    expect(card.entries[0]).not.toMatchObject({ image_url: PLACEHOLDER_THUMBNAIL });
  });

  it('makes a status card under a code for which the app shows our message', async () => {
    expect(await cardsOf([{ kind: 'status', message: ' Only the first 4 MB were read. ' }], STAMP)).toEqual([
      {
        ...ENVELOPE,
        skill_card_type: 'status',
        skill_card_title: { code: 'skills_status', message: 'Status' },
        status: { code: 'success', message: 'Only the first 4 MB were read.' },
      },
    ]);
  });

  it.each([
    ['of case', ['Budget', 'BUDGET', 'plan', 'budget'], ['Budget', 'plan']],
    ['of accents composed or not', ['Cafe\u0301', 'CAFÉ'], ['Café']],
    ['of case, where only one case has a composed letter', ['J\u030Connen', '\u01F0onnen'], ['J\u030Connen']],
    ['of whitespace', ['due  date', ' due\ndate '], ['due date']],
    ['of case in Greek', ['ΟΔΟΣ', 'οδος'], ['ΟΔΟΣ']],
    ['of what is cut off', [`${'x'.repeat(200)}1`, `${'x'.repeat(200)}2`], [`${'x'.repeat(99)}…`]],
  ])('merges keywords that differ in nothing but %s', async (_, texts, merged) => {
    expect((await onlyCard(keywords(...texts))).entries.map(({ text }) => text)).toEqual(merged);
  });

  it('keeps Turkish dotless and dotted letters apart', async () => {
    expect((await onlyCard(keywords('sınır', 'sinir'))).entries).toHaveLength(2);
  });

  it('combines the times of merged keywords', async () => {
    const entries = [
      { text: 'plan', appears: [{ startSeconds: 20, endSeconds: 25 }] },
      {
        text: 'Plan',
        appears: [
          { startSeconds: 1, endSeconds: 4 },
          { startSeconds: 22, endSeconds: 30 },
        ],
      },
    ];
    expect((await onlyCard({ kind: 'keyword', entries })).entries).toEqual([
      {
        type: 'text',
        text: 'plan',
        appears: [
          { start: 1, end: 4 },
          { start: 20, end: 30 },
        ],
      },
    ]);
  });

  it.each([
    ['no contents', []],
    ['a card without entries', [{ kind: 'keyword', entries: [] }]],
    ['entries without text', [{ kind: 'transcript', entries: [{ text: ' \n' }, { text: '\u200B' }] }]],
    ['an empty status', [{ kind: 'status', message: ' ' }]],
    ['an unknown kind', [{ kind: 'face', entries: [{ text: 'a' }] }]],
    ['entries that are an object', [{ kind: 'keyword', entries: { 0: { text: 'a' } } }]],
    ['what is no array', { kind: 'keyword', entries: [{ text: 'a' }] }],
    ['nothing', undefined],
  ])('makes no card of %s', async (_, contents) => {
    expect(await cardsOf(contents as CardContent[], STAMP)).toEqual([]);
  });

  it('puts the spoken transcript first, since captions come from the first one', async () => {
    const cards = await cardsOf(
      [
        { kind: 'transcript', title: 'Summary', entries: [{ text: 'They talk.' }] },
        { kind: 'transcript', entries: [{ text: 'Hi', appears: { startSeconds: 0, endSeconds: 1 } }] },
      ],
      STAMP,
    );
    expect(titles(cards)).toEqual(['Transcript', 'Summary']);
  });

  it.each(['keyword', 'transcript', 'timeline'] as const)('says on a %s card what it leaves out', async (kind) => {
    const max = MAX_ENTRIES[kind];
    const whole = await onlyCard({ kind, title: 'Found', entries: numbered(max) });
    expect([whole.entries.length, whole.skill_card_title.message]).toEqual([max, 'Found']);
    const cut = await onlyCard({ kind, entries: numbered(max + 1) });
    expect(cut.entries).toHaveLength(max);
    expect(cut.skill_card_title.message).toMatch(new RegExp(`^\\w+ \\(first ${max} of ${max + 1}\\)$`));
    expect(cut.skill_card_title.code).not.toMatch(/^skills_/);
  });

  it.each(['keyword', 'transcript', 'timeline'] as const)(
    'says by "…" where the text on a %s card is cut',
    async (kind) => {
      const longest = 'x'.repeat(MAX_TEXT_CHARACTERS[kind]);
      const card = await onlyCard({ kind, entries: [{ text: longest }, { text: `${longest}y` }] });
      expect(card.entries.map(({ text }) => text)).toEqual([longest, `${longest.slice(1)}…`]);
    },
  );

  it('counts the entries that it does not even read', async () => {
    const card = await onlyCard({ kind: 'transcript', entries: numbered(MAX_ELEMENTS_READ + 5) });
    expect(card.skill_card_title.message).toBe(`Transcript (first ${MAX_ENTRIES.transcript} of 100005)`);
  });

  it('says on a status card of its own that cards are left out', async () => {
    const contents = Array.from({ length: MAX_CARDS + 1 }, (_, at) => ({ ...keywords('a'), title: `Card ${at}` }));
    const whole = await cardsOf(contents.slice(1), STAMP);
    expect(titles(whole).at(-1)).toBe(`Card ${MAX_CARDS}`);
    const cut = await cardsOf(contents, STAMP);
    expect(cut).toHaveLength(MAX_CARDS);
    expect(titles(cut).slice(-2)).toEqual(['Card 18', 'Only the first 19 of 21 cards are shown.']);
  });

  it('keeps the whole set within its bytes, and says what it leaves out', async () => {
    const long = Array.from({ length: 4000 }, (_, at) => ({ text: `${at} ${'語'.repeat(1000)}` }));
    const cards = await cardsOf([{ kind: 'transcript', entries: long }, keywords('a', 'b')], STAMP);
    expect(Buffer.byteLength(JSON.stringify(cards))).toBeLessThanOrEqual(MAX_CARDS_BYTES);
    expect(titles(cards)).toEqual([expect.stringMatching(/^Transcript \(first 1\d\d of 4000\)$/), 'Topics']);
    expect(cardSetComplaints(cards)).toEqual([]);
  });

  it('keeps the largest set within its bytes', async () => {
    const appears = Array.from({ length: 100 }, (_, at) => ({ startSeconds: at * 9000, endSeconds: at * 9000 + 1 }));
    const entries = Array.from({ length: 120 }, (_, at) => ({ text: `${at}${'語'.repeat(99)}`, appears }));
    const contents = Array.from({ length: 25 }, () => ({ kind: 'keyword' as const, title: '語'.repeat(200), entries }));
    const cards = await cardsOf(contents, STAMP);
    expect(Buffer.byteLength(JSON.stringify(cards))).toBeLessThanOrEqual(MAX_CARDS_BYTES);
    expect(cardSetComplaints(cards)).toEqual([]);
  });

  it('makes the same cards of the same contents, and changes none of these', async () => {
    const contents = [keywords('b', 'a', 'B'), { kind: 'timeline', entries: [{ text: 'x' }] } as const];
    const before = structuredClone(contents);
    expect(await cardsOf(contents, STAMP)).toEqual(await cardsOf(contents, STAMP));
    expect(contents).toEqual(before);
  });
});
