import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { slopeOf } from '../../../src/ml/ocr/slope-of.ts';
import { greyPixels, JAPANESE, NOTE } from './a-picture.ts';

const small = (picture: Uint8Array, degrees: number) =>
  sharp(picture)
    .resize(600, 600, { fit: 'inside' })
    .rotate(degrees, { background: 'white' })
    .png()
    .toBuffer()
    .then(greyPixels);

const NEWSLETTER = readFileSync(new URL('../../../eval/ocr/pages/tuned/newsletter.png', import.meta.url));

/** Within less than the steps in which it looks at first. */
async function expectSlope(picture: Uint8Array, turnedDegrees: number, slopeDegrees: number) {
  const measured = slopeOf(await small(picture, turnedDegrees));
  expect(Math.abs(measured - slopeDegrees)).toBeLessThan(0.21);
}

describe('slopeOf', () => {
  it.each([0, 0.7, -2.3, 5, -8.3, 11.8])('measures lines that slope by %f°', async (degrees) => {
    await expectSlope(NOTE, degrees, degrees);
    await expectSlope(JAPANESE, degrees, degrees);
  });

  it.each([-3, 0, 7])('measures by how much lines lean that run up or down (%f°)', async (degrees) => {
    await expectSlope(NEWSLETTER, 90 + degrees, degrees);
    await expectSlope(NEWSLETTER, 270 + degrees, degrees);
  });

  it('takes a picture without ink for level', () => {
    expect(slopeOf({ pixels: new Uint8Array(100).fill(255), width: 10, height: 10 })).toBe(0);
    expect(slopeOf({ pixels: new Uint8Array(100), width: 10, height: 10 })).toBe(0);
    expect(slopeOf({ pixels: new Uint8Array(1), width: 1, height: 1 })).toBe(0);
  });

  it('is as quick with a picture of noise', () => {
    const pixels = Uint8Array.from({ length: 900 * 900 }, (_, at) => ((at * 2654435761) >>> 24) & 255);
    const started = performance.now();
    expect(Math.abs(slopeOf({ pixels, width: 900, height: 900 }))).toBeLessThanOrEqual(12.5);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
