import { afterEach, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { MAX_HIDDEN_MS, retryDelayMs } from '../src/retry-delay.ts';
import { NOW } from './support/factories.ts';

const delays = (failure: Parameters<typeof retryDelayMs>[0], random: number) => {
  jest.spyOn(Math, 'random').mockReturnValue(random);
  return retryDelayMs(failure, NOW);
};
afterEach(() => {
  jest.restoreAllMocks();
});

const LAST = 1 - Number.EPSILON / 2;

describe('retryDelayMs', () => {
  it.each([
    [1, 5, 10],
    [2, 20, 40],
    [3, 80, 160],
    [4, 320, 640],
    [5, 450, 900],
    [6, 450, 900],
    [1000, 450, 900],
  ])('grows with each receive: after %i from %i to %i seconds', (receiveCount, least, most) => {
    expect(delays({ receiveCount }, 0)).toBe(least * 1000);
    expect(delays({ receiveCount }, 0.5)).toBe((least + most) * 500);
    expect(Math.round(delays({ receiveCount }, LAST))).toBe(most * 1000);
  });

  it.each([
    [1, 7_000, 7_000],
    [1, 4_999, 5_000],
    [5, 449_000, 450_000],
    [5, 1_000_000, 1_000_000],
    [1, MAX_HIDDEN_MS, MAX_HIDDEN_MS],
    [1, MAX_HIDDEN_MS + 1, MAX_HIDDEN_MS],
    [1, Number.POSITIVE_INFINITY, MAX_HIDDEN_MS],
    [1, 0, 5_000],
    [1, -1, 5_000],
  ])('is never shorter than what was asked for: receive %i, %s ms', (receiveCount, retryAfterMs, delayMs) => {
    expect(delays({ receiveCount, retryAfterMs }, 0)).toBe(delayMs);
  });

  it.each([
    [700_000, 580_000],
    [570_001, 450_001],
    [570_000, 450_000],
    [121_000, 1_000],
    [120_000, 0],
    [119_000, 0],
    [0, 0],
    [-1_000, 0],
  ])('leaves two minutes for one more try before the tokens die: %i ms', (lifeMs, delayMs) => {
    const expiresAtMs = NOW.getTime() + lifeMs;
    expect(delays({ receiveCount: 5, expiresAtMs }, LAST)).toBe(delayMs);
    expect(delays({ receiveCount: 5, retryAfterMs: 3_600_000, expiresAtMs }, 0)).toBe(delayMs);
  });

  const anyMs = fc.oneof(fc.integer(), fc.double({ noNaN: true }), fc.constant(undefined));
  it('stays within what SQS takes, and within the life of the tokens, whatever it is given', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1 }), anyMs, anyMs, (receiveCount, retryAfterMs, expiresAtMs) => {
        const delayMs = retryDelayMs({ receiveCount, retryAfterMs, expiresAtMs }, NOW);
        expect(delayMs).toBeGreaterThanOrEqual(0);
        expect(delayMs).toBeLessThanOrEqual(MAX_HIDDEN_MS);
        const lifeMs = (expiresAtMs ?? Number.POSITIVE_INFINITY) - NOW.getTime();
        if (delayMs > 0) expect(delayMs).toBeLessThanOrEqual(lifeMs - 120_000);
        const wanted = retryAfterMs ?? 0;
        if (delayMs < wanted) expect(delayMs).toBe(Math.max(0, Math.min(MAX_HIDDEN_MS, lifeMs - 120_000)));
      }),
      { numRuns: 1_000 },
    );
  });

  it('is a number when no number was asked for', () => {
    expect(retryDelayMs({ receiveCount: 1, retryAfterMs: Number.NaN }, NOW)).toBeGreaterThan(0);
  });
});
