import { describe, expect, it } from '@jest/globals';
import { shorten } from '../../src/cards/shorten.ts';

describe('shorten', () => {
  it.each([
    ['keeps a text of just the length', 'abcde', 5, 'abcde'],
    ['cuts a text longer by one', 'abcdef', 5, 'abcd…'],
    ['leaves no space before the sign', 'abc def', 5, 'abc…'],
    ['splits no surrogate pair', 'abc😀def', 5, 'abc…'],
    ['splits no family', 'a👩‍👩‍👧bcdef', 8, 'a…'],
    ['splits no flag', '🇩🇪🇫🇷🇮🇹', 7, '🇩🇪…'],
    ['splits no letter from its marks', 'abcde\u0323\u0301fgh', 6, 'abcd…'],
    ['is the sign alone where the first character is too long', `x${'\u0323'.repeat(20)}`, 10, '…'],
  ])('%s', (_, text, maxCharacters, shortened) => {
    expect(shorten(text, maxCharacters)).toBe(shortened);
  });
});
