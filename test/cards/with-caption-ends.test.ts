import { describe, expect, it } from '@jest/globals';
import { withCaptionEnds } from '../../src/cards/with-caption-ends.ts';

/** The ends that lines get, one `[start, end]` for each; no times at all for an empty pair. */
function endsOf(times: readonly (readonly number[])[]): (number | undefined)[] {
  const entries = times.map(([start, end]) => ({
    text: 'line',
    stretches: start === undefined ? [] : [{ start, end }],
  }));
  return withCaptionEnds(entries).map(({ stretches }) => stretches[0]?.end);
}

describe('withCaptionEnds', () => {
  it.each([
    [
      'keeps known ends',
      [
        [0, 2],
        [4, 6],
      ],
      [2, 6],
    ],
    ['takes the start of the next line', [[0], [4, 6]], [4, 6]],
    ['passes over lines without times', [[0], [], [4, 6]], [4, undefined, 6]],
    ['takes five seconds for the last line', [[0, 2], [4]], [2, 9]],
    ['takes half a minute where the next line is far', [[0], [3600, 3601]], [30, 3601]],
    ['takes five seconds where the next line is earlier', [[50], [4, 6]], [55, 6]],
    ['takes five seconds where the next line starts with it', [[5], [5, 6]], [10, 6]],
    [
      'replaces an end that is not after its start',
      [
        [5, 5],
        [8, 9],
      ],
      [8, 9],
    ],
    [
      'rounds no two lines into each other',
      [
        [0, 1.5],
        [1.5, 3],
      ],
      [1, 3],
    ],
    [
      'rounds up where there is room',
      [
        [0, 1.5],
        [2.5, 3],
      ],
      [2, 3],
    ],
    [
      'lets people speak at the same time',
      [
        [0, 7],
        [4, 6],
      ],
      [7, 6],
    ],
  ])('%s', (_, times, ends) => {
    expect(endsOf(times)).toEqual(ends);
  });
});
