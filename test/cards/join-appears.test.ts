import { describe, expect, it } from '@jest/globals';
import { MAX_APPEARS } from '../../src/cards/card-limits.ts';
import { joinAppears } from '../../src/cards/join-appears.ts';

const span = (start: number, end: number) => ({ start, end });

describe('joinAppears', () => {
  it.each([
    ['sorts', [span(5, 6), span(1, 2)], [span(1, 2), span(5, 6)]],
    ['joins what overlaps', [span(1, 5), span(3, 8)], [span(1, 8)]],
    ['joins what touches', [span(1, 3), span(3, 5)], [span(1, 5)]],
    ['joins what lies within', [span(1, 9), span(3, 5), span(8, 9)], [span(1, 9)]],
    ['joins what is the same', [span(1, 2), span(1, 2)], [span(1, 2)]],
    ['keeps apart what has a second between', [span(1, 2), span(3, 4)], [span(1, 2), span(3, 4)]],
    ['is empty for nothing', [], []],
  ])('%s', (_, appears, joined) => {
    expect(joinAppears(appears)).toEqual(joined);
  });

  it('keeps as many as the limit', () => {
    const appears = Array.from({ length: MAX_APPEARS }, (_, at) => span(at * 10, at * 10 + 1));
    expect(joinAppears(appears)).toEqual(appears);
  });

  it('joins the two closest when there is one too many', () => {
    const appears = Array.from({ length: MAX_APPEARS + 1 }, (_, at) => span(at * 10, at * 10 + (at === 7 ? 5 : 1)));
    const joined = joinAppears(appears);
    expect(joined).toHaveLength(MAX_APPEARS);
    expect(joined[7]).toEqual(span(70, 81));
  });

  it('stays within the limit where all gaps are alike', () => {
    const appears = Array.from({ length: 5000 }, (_, at) => span(at * 2, at * 2 + 1));
    expect(joinAppears(appears).length).toBeLessThanOrEqual(MAX_APPEARS);
  });
});
