import { describe, expect, it } from '@jest/globals';
import { Refusal } from '../../../src/local/box-server/refusal.ts';
import { parseHint, parseHints, satisfies } from '../../../src/local/box-server/representation-hints.ts';

const jpg = { type: 'jpg', properties: { dimensions: '1024x1024', paged: 'false' } };
const png = { type: 'png', properties: { dimensions: '1024x1024' } };
const pdf = { type: 'pdf', properties: {} };

describe('parseHints', () => {
  it("reads the header of Box's thumbnail guide", () => {
    const header = '[jpg?dimensions=1024x1024&paged=false,png?dimensions=1024x1024][pdf]';
    expect(parseHints(header)).toEqual([[jpg, png], [pdf]]);
  });

  it.each(['', 'pdf', '[pdf', '[]', '[pdf,]', '[pdf]x', '[[pdf]]'])('refuses %p', (header) => {
    expect(() => parseHints(header)).toThrow(Refusal);
  });
});

describe('satisfies', () => {
  it.each([
    ['jpg', true],
    ['jpg?dimensions=1024x1024', true],
    ['jpg?paged=false', true],
    ['jpg?dimensions=320x320', false],
    ['jpg?paged=true', false],
    ['png?dimensions=1024x1024', false],
  ])('compares a jpg of 1024 pixels with the wish %p: %p', (wish, expected) => {
    expect(satisfies(jpg, parseHint(wish))).toBe(expected);
  });

  it('takes what says nothing of pages for unpaged', () => {
    expect(satisfies(pdf, parseHint('pdf?paged=false'))).toBe(true);
    expect(satisfies(pdf, parseHint('pdf?paged=true'))).toBe(false);
  });
});
