import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { extremeAround } from '../../../src/ml/ocr/extreme-around.ts';

const pictures = fc
  .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }))
  .chain(([width, height]) =>
    fc
      .uint8Array({ minLength: width * height, maxLength: width * height })
      .map((pixels) => ({ pixels, width, height })),
  );

describe('extremeAround', () => {
  it('finds the brightest and the darkest in the square around each pixel', () => {
    void fc.assert(
      fc.property(
        pictures,
        fc.integer({ min: 0, max: 4 }),
        fc.constantFrom(Math.max, Math.min),
        (picture, reach, extreme) => {
          const { pixels, width, height } = picture;
          const found = extremeAround(picture, reach, extreme);
          const around = (column: number, row: number) =>
            [...pixels].filter((_, at) => {
              const [otherColumn, otherRow] = [at % width, Math.floor(at / width)];
              return Math.abs(otherColumn - column) <= reach && Math.abs(otherRow - row) <= reach;
            });
          expect(found).toMatchObject({ width, height });
          expect([...found.pixels]).toEqual(
            [...pixels].map((_, at) => extreme(...around(at % width, Math.floor(at / width)))),
          );
        },
      ),
    );
  });
});
