import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { withRetries } from '../../src/box/with-retries.ts';
import { BoxApiError, OutOfTimeError } from '../../src/errors.ts';
import { aDeadline, deadlineByHand, thrownBy } from './support.ts';

const HOUR_MS = 3_600_000;
const CALL = { method: 'GET', path: '/2.0/files/1' };
const busy = (retryAfterMs?: number) => new BoxApiError(CALL, { status: 503, retryAfterMs }, { retryable: true });

/** Fails so often, then succeeds. */
function failing(times: number, error: unknown = busy()) {
  let calls = 0;
  const attempt = async () => {
    calls += 1;
    if (calls <= times) throw error;
    return 'done';
  };
  return { attempt, calls: () => calls };
}

describe('withRetries', () => {
  afterEach(() => {
    jest.restoreAllMocks();
  });

  it('pauses for a random part of a time that doubles', async () => {
    jest.spyOn(Math, 'random').mockReturnValue(0.5);
    using deadline = aDeadline();
    const startedAtMs = performance.now();
    const policy = { attempts: 4, firstPauseMs: 40, longestPauseMs: HOUR_MS };
    await expect(withRetries(failing(3).attempt, deadline, policy)).resolves.toBe('done');
    expect(performance.now() - startedAtMs).toBeGreaterThanOrEqual((40 + 80 + 160) / 2 - 4);
  });

  it('may come back at once, whatever the longest pause', async () => {
    jest.spyOn(Math, 'random').mockReturnValue(0);
    const { deadline } = deadlineByHand();
    const policy = { attempts: 5, firstPauseMs: HOUR_MS, longestPauseMs: HOUR_MS };
    await expect(withRetries(failing(4).attempt, deadline, policy)).resolves.toBe('done');
  });

  it('pauses for no longer than it was told', async () => {
    jest.spyOn(Math, 'random').mockReturnValue(0.999);
    const { deadline } = deadlineByHand();
    const policy = { attempts: 5, firstPauseMs: HOUR_MS, longestPauseMs: 1 };
    await expect(withRetries(failing(4).attempt, deadline, policy)).resolves.toBe('done');
  });

  it('still spreads out when Box asks for no pause at all', async () => {
    jest.spyOn(Math, 'random').mockReturnValue(0.5);
    using deadline = aDeadline();
    const startedAtMs = performance.now();
    await withRetries(failing(1, busy(0)).attempt, deadline, { firstPauseMs: 100 });
    expect(performance.now() - startedAtMs).toBeGreaterThanOrEqual(48);
  });

  it('waits as long as Box asks, when that is longer than its own pause', async () => {
    using deadline = aDeadline();
    const startedAtMs = performance.now();
    await withRetries(failing(1, busy(120)).attempt, deadline, { firstPauseMs: 1 });
    expect(performance.now() - startedAtMs).toBeGreaterThanOrEqual(118);
  });

  it('gives up after so many attempts', async () => {
    using deadline = aDeadline();
    const { attempt, calls } = failing(9);
    await expect(withRetries(attempt, deadline, { attempts: 3, firstPauseMs: 1 })).rejects.toThrow('503');
    expect(calls()).toBe(3);
  });

  it.each([
    ['an error that will stay', new BoxApiError(CALL, { status: 404 }, { retryable: false })],
    ['an error that is none of Box', new TypeError('a bug')],
    ['the end of the time', new OutOfTimeError('over')],
  ])('does not try again after %s', async (_name, error) => {
    using deadline = aDeadline();
    const { attempt, calls } = failing(1, error);
    expect(await thrownBy(withRetries(attempt, deadline))).toBe(error);
    expect(calls()).toBe(1);
  });

  it.each([1, 5])(
    'throws the deadline’s error, not the last one, when the time ended meanwhile (%p)',
    async (attempts) => {
      const { deadline, end } = deadlineByHand();
      const attempt = async () => {
        end();
        throw busy();
      };
      await expect(withRetries(attempt, deadline, { attempts })).rejects.toBeInstanceOf(OutOfTimeError);
    },
  );
});
