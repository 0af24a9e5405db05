import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CardContent } from '../../src/cards/card-content.ts';
import { MAX_APPEARS, MAX_CARDS, MAX_CARDS_BYTES, MAX_ENTRIES } from '../../src/cards/card-limits.ts';
import type { DataSkillCard, SkillCard } from '../../src/cards/skill-card.ts';
import { cardSetComplaints } from '../../src/local/box-server/card-complaints.ts';
import { anyContents as contents } from '../support/any-contents.ts';
import { cardsOf } from '../support/cards-of.ts';

const STAMP = { skillId: '12', invocationId: 'abc', createdAt: new Date('2020-01-01T00:00:00.000Z') };

describe('buildCards, given anything at all', () => {
  it('makes only cards that the app shows properly', async () => {
    await fc.assert(
      fc.asyncProperty(contents, async (given) => {
        const cards = await cardsOf(given as CardContent[], STAMP);
        // Where a file's own text is markup, people are to see it as it is.
        expect(cardSetComplaints(cards).filter((complaint) => !complaint.includes('holds HTML'))).toEqual([]);
        expect(cards.length).toBeLessThanOrEqual(MAX_CARDS);
        expect(Buffer.byteLength(JSON.stringify(cards))).toBeLessThanOrEqual(MAX_CARDS_BYTES);
        // What JSON cannot hold, such as NaN or undefined, would be lost on the way.
        expect(JSON.parse(JSON.stringify(cards))).toEqual(cards);
        for (const card of cards) expectNoneOfOurComplaints(card);
        expectSpokenFirst(cards);
      }),
      { numRuns: 200 },
    );
  });

  it('makes the same cards again', async () => {
    await fc.assert(
      fc.asyncProperty(contents, async (given) => {
        const [once, again] = await Promise.all([1, 2].map(() => cardsOf(given as CardContent[], STAMP)));
        expect(again).toEqual(once);
      }),
      { numRuns: 50 },
    );
  });
});

/** What the app would show badly and the local Box server does not look for. */
function expectNoneOfOurComplaints(card: SkillCard): void {
  const everyText = JSON.stringify(card);
  expect(everyText).not.toMatch(/[\u202A-\u202E\u2066-\u2069]|\\u00|\\[nrt]/);
  expect(everyText).toBe(everyText.normalize('NFC'));
  if (card.skill_card_type === 'status') return;
  expect(card.entries.length).toBeLessThanOrEqual(MAX_ENTRIES[card.skill_card_type]);
  expectTitleThatShows(card);
  for (const { text: shown, appears = [] } of card.entries) {
    expect(shown).toBe(shown.trim());
    expect(appears.length).toBeLessThanOrEqual(card.skill_card_type === 'transcript' ? 1 : MAX_APPEARS);
    appears.slice(1).forEach(({ start }, at) => {
      expect(start).toBeGreaterThan(appears[at]?.end ?? Number.POSITIVE_INFINITY);
    });
  }
  if (card.skill_card_type !== 'keyword') return;
  const folded = card.entries.map(({ text: shown }) => shown.toLowerCase().normalize('NFC'));
  expect(new Set(folded).size).toBe(folded.length);
}

function expectTitleThatShows({ skill_card_title: title }: DataSkillCard): void {
  const ofBox = new Map([
    ['skills_topics', 'Topics'],
    ['skills_transcript', 'Transcript'],
    ['skills_faces', 'Faces'],
  ]);
  expect(title.code).not.toBe('');
  expect(title.message).toBe(ofBox.get(title.code) ?? title.message);
  if (title.code.startsWith('skills_')) expect([...ofBox.keys()]).toContain(title.code);
}

function expectSpokenFirst(cards: readonly SkillCard[]): void {
  const spoken = cards
    .filter((card) => card.skill_card_type === 'transcript')
    .map(({ entries }) => entries.some(({ appears }) => appears !== undefined));
  expect(spoken).toEqual(spoken.toSorted((a, b) => Number(b) - Number(a)));
}
