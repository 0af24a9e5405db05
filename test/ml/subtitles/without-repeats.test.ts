import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Cue, textOf } from '../../../src/ml/subtitles/cue.ts';
import { withoutRepeats } from '../../../src/ml/subtitles/without-repeats.ts';

function cue(startSeconds: number, endSeconds: number | undefined, ...texts: string[]): Cue {
  return { startSeconds, endSeconds, lines: texts.map((text) => ({ text })) };
}

function shown(cues: readonly Cue[]): string[] {
  return withoutRepeats(cues).map(
    (one) => `${one.startSeconds}-${one.endSeconds ?? '?'} ${one.lines.map(({ text }) => text).join('|')}`,
  );
}

describe('withoutRepeats', () => {
  it('shows each line of captions that roll up once, from when it comes to when it stands alone no more', () => {
    const cues = [
      cue(0, 2, 'one'),
      cue(2, 2.01, 'one'),
      cue(2.01, 4, 'one', 'two'),
      cue(4, 4.01, 'two'),
      cue(4.01, 6, 'two', 'three'),
    ];
    expect(shown(cues)).toEqual(['0-2.01 one', '2.01-4.01 two', '4.01-6 three']);
  });

  it('follows captions of four lines', () => {
    const cues = [cue(0, 1, 'a', 'b', 'c', 'd'), cue(1, 2, 'b', 'c', 'd', 'e'), cue(2, 3, 'c', 'd', 'e', 'f')];
    expect(shown(cues)).toEqual(['0-1 a|b|c|d', '1-2 e', '2-3 f']);
    const four = [cue(0, 1, 'a', 'b', 'c', 'd'), cue(1, 2, 'a', 'b', 'c', 'd', 'e')];
    expect(shown(four)).toEqual(['0-1 a|b|c|d', '1-2 e']);
    const five = [cue(0, 1, 'a', 'b', 'c', 'd', 'e'), cue(1, 2, 'a', 'b', 'c', 'd', 'e')];
    expect(shown(five)).toEqual(['0-1 a|b|c|d|e', '1-2 a|b|c|d|e']);
  });

  it('keeps of a line that grows word by word its longest form', () => {
    const cues = [cue(0, 1, 'we'), cue(1, 2, 'we look'), cue(2, 3, 'we look at'), cue(3, 4, 'we look at', 'tides')];
    expect(shown(cues)).toEqual(['0-3 we look at', '3-4 tides']);
  });

  it('lets the second line grow under the first', () => {
    const cues = [
      cue(0, 1, 'first'),
      cue(1, 2, 'first', 'second'),
      cue(2, 3, 'first', 'second grows'),
      cue(3, 4, 'second grows', 'third'),
    ];
    expect(shown(cues)).toEqual(['0-1 first', '1-3 second grows', '3-4 third']);
  });

  it.each([
    ['a gap of 0.1 s', cue(2.1, 3, 'Wait!'), ['1-3 Wait!']],
    ['a gap of 0.101 s', cue(2.101, 3, 'Wait!'), ['1-2 Wait!', '2.101-3 Wait!']],
    ['times that overlap', cue(1.5, 3, 'Wait!'), ['1-3 Wait!']],
    ['another end within', cue(1.2, 1.5, 'Wait!'), ['1-2 Wait!']],
  ])('takes the same words after %s for what they are', (_, second, expected) => {
    expect(shown([cue(1, 2, 'Wait!'), second])).toEqual(expected);
  });

  it('keeps words that only begin alike', () => {
    expect(shown([cue(0, 1, 'No'), cue(1, 2, 'Nobody')])).toEqual(['0-1 No', '1-2 Nobody']);
  });

  it('keeps the same words of another speaker', () => {
    const cues: Cue[] = [
      { startSeconds: 0, endSeconds: 1, lines: [{ text: 'Yes', speaker: 'Noor' }] },
      { startSeconds: 1, endSeconds: 2, lines: [{ text: 'Yes', speaker: 'Emmanuel' }] },
      { startSeconds: 2, endSeconds: 3, lines: [{ text: 'Yes please', speaker: 'Noor' }] },
    ];
    expect(withoutRepeats(cues).map(textOf)).toEqual(['Noor: Yes', 'Emmanuel: Yes', 'Noor: Yes please']);
  });

  it('keeps the same words where the end of the first is not known', () => {
    expect(shown([cue(0, undefined, 'Yes'), cue(1, 2, 'Yes')])).toEqual(['0-? Yes', '1-2 Yes']);
  });

  it('loses nothing of captions that share no line', () => {
    const texts = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,6}$/), { maxLength: 12 });
    fc.assert(
      fc.property(texts, (words) => {
        const cues = words.map((word, at) => cue(at, at + 1, word));
        expect(withoutRepeats(cues)).toEqual(cues);
      }),
    );
  });

  it('finds what was said in captions made to roll up', () => {
    const lines = fc.uniqueArray(fc.stringMatching(/^[a-z]{2,6}$/), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(lines, fc.integer({ min: 1, max: 3 }), (said, window) => {
        const cues = said.map((_, at) => cue(at, at + 1, ...said.slice(Math.max(0, at - window), at + 1)));
        expect(withoutRepeats(cues).flatMap((one) => one.lines.map(({ text }) => text))).toEqual(said);
      }),
    );
  });
});
