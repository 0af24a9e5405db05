import { describe, expect, it } from '@jest/globals';
import { meetsGoal } from '../../eval/goal.ts';

const score = { part: 'held', measure: 'Precision' } as const;

describe('meetsGoal', () => {
  it.each([
    [0.98, { atLeast: 0.98 }, true],
    [0.979, { atLeast: 0.98 }, false],
    [1, { atMost: 1 }, true],
    [1.001, { atMost: 1 }, false],
    [5, { atLeast: 4, atMost: 6 }, true],
    [Number.NaN, { atLeast: 0 }, false],
    [Number.NaN, { atMost: 9 }, false],
  ])('judges %d by %j as %j', (value, goal, met) => {
    expect(meetsGoal({ ...score, value, goal })).toBe(met);
  });

  it('judges nothing without a goal, or with an empty one', () => {
    expect(meetsGoal({ ...score, value: 1 })).toBeUndefined();
    expect(meetsGoal({ ...score, value: Number.NaN, goal: {} })).toBeUndefined();
  });
});
