import { describe, expect, it } from '@jest/globals';
import { squareRegion } from '../../src/cards/square-region.ts';

const WIDE = { width: 200, height: 100 };
const MIDDLE = { left: 50, top: 0, width: 100, height: 100 };

describe('squareRegion', () => {
  it.each([
    ['is the middle without a region', undefined, MIDDLE],
    ['is the middle for the whole', { left: 0, top: 0, width: 1, height: 1 }, MIDDLE],
    [
      'grows to the longer side round the centre',
      { left: 0.4, top: 0.4, width: 0.2, height: 0.2 },
      { left: 80, top: 30, width: 40, height: 40 },
    ],
    [
      'moves inwards at the upper left',
      { left: 0, top: 0, width: 0.2, height: 0.1 },
      { left: 0, top: 0, width: 40, height: 40 },
    ],
    [
      'moves inwards at the lower right',
      { left: 0.8, top: 0.9, width: 0.2, height: 0.1 },
      { left: 160, top: 60, width: 40, height: 40 },
    ],
    [
      'is as large as the image allows',
      { left: 0.5, top: 0, width: 0.5, height: 0.9 },
      { left: 100, top: 0, width: 100, height: 100 },
    ],
    [
      'cuts off what lies outside',
      { left: -0.2, top: -5, width: 0.4, height: 5.2 },
      { left: 0, top: 0, width: 40, height: 40 },
    ],
    [
      'is a pixel at least',
      { left: 0.5, top: 0.5, width: 1e-9, height: 1e-9 },
      { left: 100, top: 50, width: 1, height: 1 },
    ],
    ['is the middle for a region outside', { left: 2, top: 0, width: 1, height: 1 }, MIDDLE],
    ['is the middle for a region without width', { left: 0.5, top: 0, width: 0, height: 1 }, MIDDLE],
    ['is the middle for a negative width', { left: 0.5, top: 0, width: -0.5, height: 1 }, MIDDLE],
    ['is the middle for NaN', { left: Number.NaN, top: 0, width: 1, height: 1 }, MIDDLE],
    [
      'is the middle for Infinity',
      { left: Number.NEGATIVE_INFINITY, top: 0, width: Number.POSITIVE_INFINITY, height: 1 },
      MIDDLE,
    ],
    ['is the middle for pixels as texts', { left: '0', top: '0', width: '1', height: '1' }, MIDDLE],
    ['is the middle for null', null, MIDDLE],
  ])('%s', (_, region, square) => {
    expect(squareRegion(region, WIDE)).toEqual(square);
  });

  it('fits into an image of one pixel', () => {
    expect(squareRegion({ left: 0.9, top: 0.9, width: 0.1, height: 0.1 }, { width: 1, height: 1 })).toEqual({
      left: 0,
      top: 0,
      width: 1,
      height: 1,
    });
  });
});
