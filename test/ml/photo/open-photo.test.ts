import { describe, expect, it } from '@jest/globals';
import sharp, { type Sharp } from 'sharp';
import { openPhoto } from '../../../src/ml/photo/open-photo.ts';

const red = () => sharp({ create: { width: 4, height: 2, channels: 3, background: '#c03040' } });

describe('openPhoto', () => {
  it.each<[string, Sharp, readonly number[]]>([
    ['CMYK', red().toColourspace('cmyk').jpeg({ quality: 100 }), [192, 48, 64]],
    ['16 bits', red().toColourspace('rgb16').png(), [192, 48, 64]],
    ['16 bits of grey', red().toColourspace('grey16').png(), [96, 96, 96]],
    ['half seen through, on white', red().ensureAlpha(0.5).png(), [224, 152, 160]],
  ])('keeps the colours of %s as three bytes a pixel', async (_, picture, expected) => {
    const { pixels } = await openPhoto(await picture.toBuffer(), 1);
    expect(pixels.data).toHaveLength(pixels.width * pixels.height * 3);
    for (const [at, value] of expected.entries()) {
      // Profiles of printing inks are not exact.
      expect(Math.abs((pixels.data[at] ?? 0) - value)).toBeLessThan(24);
    }
  });

  it('reduces a large picture, and tells its size nevertheless', async () => {
    const large = await sharp({ create: { width: 4096, height: 64, channels: 3, background: 'teal' } })
      .png()
      .toBuffer();
    const { pixels, width, height } = await openPhoto(large, 1);
    expect([pixels.width, pixels.height, width, height]).toEqual([2048, 32, 4096, 64]);
  });
});
