import { describe, expect, it } from '@jest/globals';
import { cleanText } from '../../src/cards/clean-text.ts';

describe('cleanText', () => {
  it.each([
    ['trims and collapses whitespace of every kind', ' \t two\r\n\u00A0\u2003words\u2028\u0085 ', 'two words'],
    ['removes control characters without a gap', 'bud\u0000get\u0007\u009F', 'budget'],
    ['removes a byte order mark within a word', '\uFEFFbud\uFEFFget', 'budget'],
    ['removes lone surrogates', 'a\uD83Db\uDE00c', 'abc'],
    ['lets no two lone surrogates meet', 'a\uD83D\u0000\uDE00b', 'ab'],
    ['keeps whole surrogate pairs', '👩‍👩‍👧', '👩‍👩‍👧'],
    ['removes bidi embeddings, overrides and isolates', 'gpj\u202Eexe\u202C \u2066x\u2069', 'gpjexe x'],
    ['keeps the marks of right-to-left text', 'א\u200Fב', 'א\u200Fב'],
    ['composes letters (NFC)', 'Cafe\u0301', 'Café'],
    ['removes noncharacters', 'a\uFFFE\uFFFFb', 'ab'],
    ['keeps markup, which the app shows as text', '<b>bold</b> &amp;', '<b>bold</b> &amp;'],
    ['keeps letters newer than this runtime', '\u{323B0}', '\u{323B0}'],
  ])('%s', (_, text, cleaned) => {
    expect(cleanText(text)).toBe(cleaned);
  });

  it.each([
    ['nothing', ''],
    ['whitespace', ' \n\t '],
    ['controls', '\u0000\u0007'],
    ['zero-width characters', '\u200B\u200D\u2060'],
    ['a Hangul filler', '\u3164'],
    ['a blank Braille pattern', '\u2800'],
    ['bidi controls', '\u202E\u202C'],
  ])('is empty for %s', (_, text) => {
    expect(cleanText(text)).toBe('');
  });

  it.each([[undefined], [null], [42], [Number.NaN], [{}], [['a']], [Symbol('a')], [10n], [() => 'a']])(
    'is empty for what is no text: %p',
    (value) => {
      expect(cleanText(value)).toBe('');
    },
  );

  it('keeps no more than thirty marks on one letter', () => {
    expect(cleanText(`x${'\u0323'.repeat(30)}y`)).toHaveLength(32);
    expect(cleanText(`x${'\u0323'.repeat(31)}y`)).toHaveLength(32);
  });

  it('takes linear time for a million marks in the worst order', () => {
    expect(cleanText(`x${'\u0301\u0323'.repeat(500_000)}`).length).toBeLessThan(40);
  });
});
