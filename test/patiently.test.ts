import { describe, expect, it } from '@jest/globals';
import { AwsCallError } from '../src/errors.ts';
import { patiently } from '../src/patiently.ts';

const away = new AwsCallError('UpdateItem', 'NoAnswer', { retryable: true });
const denied = new AwsCallError('UpdateItem', 'AccessDeniedException', { retryable: false });

/** A deadline with so much time left, which passes with each look at it. */
function passing(remainingMs: number, eachLookMs: number) {
  let leftMs = remainingMs + eachLookMs;
  const signal = new AbortController().signal;
  return {
    signal,
    remainingMs() {
      leftMs -= eachLookMs;
      return leftMs;
    },
  };
}

/** Fails so often, and counts how often it is asked. */
function failing(times: number, error: Error) {
  const counter = {
    asked: 0,
    attempt: async () => {
      counter.asked += 1;
      if (counter.asked <= times) throw error;
      return 'done';
    },
  };
  return counter;
}

describe('patiently', () => {
  it('tries again what may pass, until it does', async () => {
    const counter = failing(2, away);
    expect(await patiently(counter.attempt, passing(60_000, 0), 0)).toBe('done');
    expect(counter.asked).toBe(3);
  });

  it.each([
    ['what AWS refuses', denied],
    ['what is no answer of AWS', new Error('bug')],
  ])('does not try again %s', async (_, error) => {
    const counter = failing(9, error);
    await expect(patiently(counter.attempt, passing(60_000, 0), 0)).rejects.toBe(error);
    expect(counter.asked).toBe(1);
  });

  it('gives up after twenty seconds', async () => {
    const counter = failing(99, away);
    await expect(patiently(counter.attempt, passing(300_000, 9_900), 0)).rejects.toBe(away);
    expect(counter.asked).toBe(2);
  });

  it('leaves the time that was reserved', async () => {
    const counter = failing(99, away);
    await expect(patiently(counter.attempt, passing(10_100, 0), 10_000)).rejects.toBe(away);
    expect(counter.asked).toBe(1);
  });
});
