import { describe, expect, it } from '@jest/globals';
import { labelsIn } from './found-in.ts';

const PIECE_CHARACTERS = 65_536;

describe('findSensitive', () => {
  it.each([-40, -19, -10, -1, 0, 1, 10])(
    'hands over once what begins %d characters from the border of two pieces',
    async (fromBorder) => {
      const before = 'so '.repeat(30_000).slice(0, PIECE_CHARACTERS + fromBorder - 5);
      const text = `${before}card 4242 4242 4242 4242 ${'so '.repeat(3000)}`;
      expect(await labelsIn(text)).toEqual(['payment card']);
    },
  );
});
