import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { captionsOf, MAX_CAPTION_CHARACTERS, MAX_CAPTION_SECONDS } from '../../../src/ml/speech/captions.ts';

const LONG =
  'We used to sew cotton, and now nearly every sail is laminated. It keeps its shape, but nobody can mend it on board any more.';

describe('captionsOf', () => {
  it('makes one caption of a short sentence', () => {
    const when = { startSeconds: 10, endSeconds: 12.5 };
    expect(captionsOf({ text: ' Two or  three a year. ', tokens: [] }, when)).toEqual([
      { text: 'Two or three a year.', startSeconds: 10, endSeconds: 12.5 },
    ]);
  });

  it('begins a new caption with a new sentence, or where the line is full', () => {
    const captions = captionsOf({ text: LONG, tokens: [] }, { startSeconds: 0, endSeconds: 6 });
    expect(captions.map(({ text }) => text)).toEqual([
      'We used to sew cotton, and now nearly every sail is laminated.',
      'It keeps its shape, but nobody can mend it on board any more.',
    ]);
    // In the middle of 6 s, as the second begins in the middle of the text.
    expect(captions[1]?.startSeconds).toBeCloseTo(3, 0);
    expect(captions[0]?.endSeconds).toBe(captions[1]?.startSeconds);
  });

  it('takes the times of the tokens, whichever way they mark the beginning of a word', () => {
    const starts = [0, 1, 1.2, 7.5, 8];
    for (const tokens of [
      ['▁Twenty', '▁yel', 'low', '▁um', 'brellas.'],
      ['Twenty', ' yel', 'low', ' um', 'brellas.'],
    ]) {
      const said = {
        text: 'Twenty yellow umbrellas.',
        tokens: tokens.map((text, at) => ({ text, startSeconds: starts[at] ?? 0 })),
      };
      expect(captionsOf(said, { startSeconds: 100, endSeconds: 109 })).toEqual([
        { text: 'Twenty yellow', startSeconds: 100, endSeconds: 107.5 },
        { text: 'umbrellas.', startSeconds: 107.5, endSeconds: 109 },
      ]);
    }
  });

  it.each([
    [
      'other text',
      [
        { text: 'Something', startSeconds: 0 },
        { text: ' else', startSeconds: 5 },
      ],
    ],
    [
      'no time',
      [
        { text: 'Two', startSeconds: 0 },
        { text: ' words', startSeconds: Number.NaN },
      ],
    ],
    ['less than the text', [{ text: 'Two', startSeconds: 5 }]],
  ])('spreads the words evenly where the tokens give %s', (_, tokens) => {
    const when = { startSeconds: 0, endSeconds: 4 };
    expect(captionsOf({ text: 'Two words', tokens }, when)).toEqual(
      captionsOf({ text: 'Two words', tokens: [] }, when),
    );
  });

  it('cuts what is written without spaces', () => {
    const captions = captionsOf({ text: '語'.repeat(200), tokens: [] }, { startSeconds: 0, endSeconds: 20 });
    expect(captions.map(({ text }) => text.length)).toEqual([84, 84, 32]);
    expect(captions.map(({ startSeconds }) => startSeconds)).toEqual([0, 8.4, 16.8]);
  });

  it.each(['', '   ', '\0', '\u200B'])('makes no caption of %j', (text) => {
    expect(captionsOf({ text, tokens: [] }, { startSeconds: 0, endSeconds: 1 })).toEqual([]);
  });

  it('keeps every word, in lines that are short, with times in order, for any text', () => {
    const token = fc.record({ text: fc.string(), startSeconds: fc.double({ min: -5, max: 50 }) });
    const words = fc.array(fc.oneof(fc.lorem({ maxCount: 1 }), fc.string({ unit: 'grapheme' })), { maxLength: 80 });
    const property = fc.property(
      words,
      fc.array(token),
      fc.double({ min: 0.1, max: 28, noNaN: true }),
      (all, tokens, seconds) => {
        const text = all.join(' ');
        const captions = captionsOf({ text, tokens }, { startSeconds: 5, endSeconds: 5 + seconds });
        let last = 5;
        for (const { text: line, startSeconds, endSeconds } of captions) {
          expect([...line].length).toBeLessThanOrEqual(MAX_CAPTION_CHARACTERS);
          expect(line).toBe(line.trim());
          expect(startSeconds).toBeGreaterThanOrEqual(last);
          expect(endSeconds).toBeGreaterThanOrEqual(startSeconds);
          last = startSeconds;
        }
        expect(last).toBeLessThanOrEqual(5 + seconds);
      },
    );
    fc.assert(property);
  });

  it('shows a caption no longer than some seconds while words come', () => {
    const text = 'word '.repeat(40);
    const captions = captionsOf({ text, tokens: [] }, { startSeconds: 0, endSeconds: 28 });
    for (const { startSeconds, endSeconds } of captions)
      expect(endSeconds - startSeconds).toBeLessThan(MAX_CAPTION_SECONDS + 1);
    expect(captions.map((caption) => caption.text).join(' ')).toBe(text.trim());
  });
});
