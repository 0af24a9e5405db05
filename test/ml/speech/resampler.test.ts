import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Resampler } from '../../../src/ml/speech/resampler.ts';

function tone(hertz: number, hz: number, seconds: number): Float32Array {
  return Float32Array.from({ length: Math.round(hz * seconds) }, (_, at) => Math.sin((2 * Math.PI * hertz * at) / hz));
}

function resampled(sound: Float32Array, fromHz: number, pieces: readonly number[] = []): number[] {
  const resampler = new Resampler(fromHz, 16_000);
  const outcome: number[] = [];
  let at = 0;
  for (const length of [...pieces, sound.length]) {
    outcome.push(...resampler.accept(sound.subarray(at, at + length)));
    at = Math.min(sound.length, at + length);
  }
  return [...outcome, ...resampler.finish()];
}

/** Away from the ends, where there is nothing on one side. */
function loudest(sound: readonly number[]): number {
  return Math.max(...sound.slice(400, -400).map(Math.abs));
}

describe('Resampler', () => {
  it.each([8000, 11_025, 22_050, 24_000, 44_100, 48_000, 96_000, 192_000])(
    'keeps a tone of 1 kHz as it is, from %d samples a second',
    (fromHz) => {
      const outcome = resampled(tone(1000, fromHz, 0.5), fromHz);
      const expected = tone(1000, 16_000, 0.5);
      expect(Math.abs(outcome.length - expected.length)).toBeLessThan(5);
      const worst = Math.max(
        ...outcome.slice(400, 7000).map((value, at) => Math.abs(value - (expected[at + 400] ?? 0))),
      );
      expect(worst).toBeLessThan(0.02);
    },
  );

  it.each([
    [9500, 44_100],
    [12_000, 48_000],
    [20_000, 48_000],
  ])('takes out %d Hz, which would be folded down, from %d samples a second', (hertz, fromHz) => {
    expect(loudest(resampled(tone(hertz, fromHz, 0.5), fromHz))).toBeLessThan(0.01);
  });

  it('gives the same in pieces of any size', () => {
    const sound = tone(700, 44_100, 0.05);
    const whole = resampled(sound, 44_100);
    const property = fc.property(fc.array(fc.integer({ min: 0, max: 500 }), { maxLength: 20 }), (pieces) => {
      expect(resampled(sound, 44_100, pieces)).toEqual(whole);
    });
    fc.assert(property);
  });

  it('makes nothing of nothing', () => {
    expect(resampled(new Float32Array(0), 44_100).every((value) => value === 0)).toBe(true);
  });
});
