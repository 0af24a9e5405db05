import { describe, expect, it } from '@jest/globals';
import type { CardDraft } from '../../src/cards/card-draft.ts';
import { spokenFirst } from '../../src/cards/spoken-first.ts';

const data = { duration: 9, total: 1 };
const spoken = (title: string): CardDraft => ({
  ...data,
  kind: 'transcript',
  title,
  entries: [
    { text: 'title', appears: [] },
    { text: 'hello', appears: [{ start: 1, end: 2 }] },
  ],
});
const written = (title: string): CardDraft => ({
  ...data,
  kind: 'transcript',
  title,
  entries: [{ text: 'hello', appears: [] }],
});
const keywords: CardDraft = { ...spoken('k'), kind: 'keyword' } as CardDraft;
const status: CardDraft = { kind: 'status', message: 's' };

describe('spokenFirst', () => {
  it.each([
    ['puts a spoken transcript before a written one', [written('w'), spoken('s')], [spoken('s'), written('w')]],
    [
      'keeps the order among equals',
      [written('1'), spoken('2'), written('3'), spoken('4')],
      [spoken('2'), spoken('4'), written('1'), written('3')],
    ],
    [
      'leaves other cards in their places',
      [status, written('w'), keywords, spoken('s')],
      [status, spoken('s'), keywords, written('w')],
    ],
    ['does nothing without transcripts', [keywords, status], [keywords, status]],
  ])('%s', (_, drafts, ordered) => {
    expect(spokenFirst(drafts)).toEqual(ordered);
  });
});
