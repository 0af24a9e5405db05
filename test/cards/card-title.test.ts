import { describe, expect, it } from '@jest/globals';
import { MAX_TITLE_CHARACTERS } from '../../src/cards/card-limits.ts';
import { cardTitle } from '../../src/cards/card-title.ts';

describe('cardTitle', () => {
  it.each([
    ['keyword' as const, { code: 'skills_topics', message: 'Topics' }],
    ['transcript' as const, { code: 'skills_transcript', message: 'Transcript' }],
    ['timeline' as const, { code: 'skills_faces', message: 'Faces' }],
  ])("is Box's own, translated one for a whole %s card without a title", (kind, title) => {
    expect(cardTitle({ kind, title: undefined, total: 3 }, 3)).toEqual(title);
  });

  it.each([
    ['People and places', 'people_and_places'],
    ['Topics', 'topics'],
    ['Skills topics', 'topics'],
    ['skills_faces', 'faces'],
    ['skills_skills_error', 'error'],
    ['Skills', 'title'],
    ['Thèmes', 'th_mes'],
    ['主题', 'title'],
    ['__proto__', 'proto'],
  ])('shows %s under a code that is none of Box’s', (title, code) => {
    expect(cardTitle({ kind: 'keyword', title, total: 3 }, 3)).toEqual({ code, message: title });
  });

  it('says what was cut, under a code that lets it show', () => {
    const title = cardTitle({ kind: 'keyword', title: undefined, total: 250 }, 100);
    expect(title).toEqual({ code: 'topics', message: 'Topics (first 100 of 250)' });
  });

  it('keeps a title of just the length, and cuts one longer by one', () => {
    const longest = 'x'.repeat(MAX_TITLE_CHARACTERS);
    expect(cardTitle({ kind: 'keyword', title: longest, total: 1 }, 1).message).toBe(longest);
    expect(cardTitle({ kind: 'keyword', title: `${longest}x`, total: 1 }, 1).message).toBe(`${longest.slice(1)}…`);
  });

  it('keeps what it says of the cut within the length', () => {
    const { message } = cardTitle({ kind: 'keyword', title: 'x'.repeat(500), total: 250 }, 100);
    expect(message).toHaveLength(MAX_TITLE_CHARACTERS);
    expect(message).toMatch(/x… \(first 100 of 250\)$/);
  });
});
