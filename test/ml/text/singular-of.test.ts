import { describe, expect, it } from '@jest/globals';
import { singularOf } from '../../../src/ml/text/singular-of.ts';

describe('singularOf', () => {
  it.each([
    ['policies', 'policy'],
    ['boxes', 'box'],
    ['losses', 'loss'],
    ['ladders', 'ladder'],
    ['houses', 'house'],
    ['batches', 'batch'],
    ['children', 'child'],
    ['analyses', 'analysis'],
  ])('makes %s %s', (plural, singular) => {
    expect(singularOf(plural)).toBe(singular);
  });

  it.each(['business', 'status', 'logistics', 'analysis', 'gas', 'news', 'series'])('leaves %s alone', (word) => {
    expect(singularOf(word)).toBe(word);
  });
});
