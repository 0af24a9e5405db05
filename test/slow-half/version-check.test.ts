import { describe, expect, it } from '@jest/globals';
import { startDeadline } from '../../src/deadline.ts';
import { BoxApiError, OutdatedInvocationError } from '../../src/errors.ts';
import type { SourceFileReader } from '../../src/ports.ts';
import { versionCheck } from '../../src/slow-half/version-check.ts';
import { aStoreWith } from '../support/a-store.ts';
import { aLog, anInvocation, NOW } from '../support/factories.ts';
import { memoryIdempotencyStore } from '../support/memory-idempotency-store.ts';

/** A check with a clock and a Box in our hands. */
function aCheck({ isAnotherTry = false, waitedMs = 0, others = [] as (number | undefined | Error)[] } = {}) {
  let nowMs = NOW.getTime();
  const now = () => new Date(nowMs);
  const state = { asked: 0, seen: 0, answer: undefined as Error | undefined, tookMs: 0 };
  const reader: Pick<SourceFileReader, 'requireCurrent'> = {
    async requireCurrent() {
      state.asked += 1;
      nowMs += state.tookMs;
      if (state.answer) throw state.answer;
    },
  };
  const seeVersion = async () => {
    const seen = others[state.seen];
    state.seen += 1;
    if (seen instanceof Error) throw seen;
    return seen;
  };
  const store = aStoreWith(memoryIdempotencyStore(now), {}, { seeVersion });
  const deadline = startDeadline(60_000, now);
  const check = versionCheck(
    { store, log: aLog().log, now },
    {
      invocation: anInvocation(),
      reader: reader as SourceFileReader,
      deadline,
      isAnotherTry,
      sinceMs: nowMs - waitedMs,
    },
  );
  deadline[Symbol.dispose]();
  return {
    state,
    begin: check.begin,
    announce: check.beforeAnnouncing,
    async end(afterMs = 0) {
      nowMs += afterMs;
      await check.beforeWriting();
    },
  };
}

describe('versionCheck', () => {
  it.each([
    [5_000, 0, 0],
    [5_001, 0, 1],
    [0, 5_000, 0],
    [0, 5_001, 1],
    [2_500, 2_501, 1],
  ])('asks when a message waited %i ms and its work took %i ms: %i times', async (waitedMs, workMs, times) => {
    const check = aCheck({ waitedMs });
    await check.begin();
    await check.end(workMs);
    expect(check.state.asked).toBe(times);
  });

  it.each([
    [999, 1],
    [1_000, 2],
  ])('asks at another try, and again when the work took %i ms: %i times', async (workMs, times) => {
    const check = aCheck({ isAnotherTry: true });
    await check.begin();
    expect(check.state.asked).toBe(1);
    await check.end(workMs);
    expect(check.state.asked).toBe(times);
  });

  it('counts the age of an answer from when Box was asked', async () => {
    const check = aCheck({ isAnotherTry: true });
    check.state.tookMs = 1_000;
    await check.begin();
    await check.end();
    expect(check.state.asked).toBe(2);
  });

  it.each<[(number | undefined | Error)[], number]>([
    [[undefined, undefined], 0],
    [[0, undefined], 1],
    [[undefined, 0], 1],
    [[undefined, NOW.getTime()], 1],
    [[new Error('table away'), undefined], 1],
    [[undefined, new Error('table away')], 1],
  ])('asks when others were seen, at the beginning or at the end, or nobody knows: %j', async (others, times) => {
    const check = aCheck({ others });
    await check.begin();
    await check.end();
    expect(check.state.asked).toBe(times);
  });

  it.each([
    [true, [0], 1],
    [true, [], 1],
    [false, [0], 1],
    [false, [], 0],
  ])('asks once before a note (another try: %j, others: %j): %i times', async (isAnotherTry, others, times) => {
    const check = aCheck({ isAnotherTry, others });
    await check.begin();
    await check.announce();
    expect(check.state.asked).toBe(times);
  });

  describe('beside another version, seen just now', () => {
    const now = () => new Date();
    const stepsOf = (remainingMs: number, seenMs = 0) => {
      const steps: string[] = [];
      const requireCurrent = async () => void steps.push('asked');
      const seeVersion = async () => Date.now() - seenMs;
      const store = aStoreWith(memoryIdempotencyStore(now), {}, { seeVersion });
      const deadline = { signal: new AbortController().signal, remainingMs: () => remainingMs };
      const reader = { requireCurrent } as unknown as SourceFileReader;
      const task = { invocation: anInvocation(), reader, deadline, isAnotherTry: false, sinceMs: Date.now() };
      const check = versionCheck({ store, log: aLog().log, now }, task);
      const write = async () => {
        const startedAtMs = Date.now();
        await check.beforeWriting();
        steps.push(Date.now() - startedAtMs >= 900 ? 'waited' : 'at once');
      };
      return { steps, begin: check.begin, write };
    };

    it('waits for what that one has sent to Box, asks before and after, and waits no second time', async () => {
      const { steps, begin, write } = stepsOf(60_000);
      await begin();
      await write();
      await write();
      expect(steps).toEqual(['asked', 'asked', 'waited', 'at once']);
    });

    it.each([
      ['the time is short', 3_100, 0],
      ['that was a minute ago', 60_000, 60_000],
    ])('does not wait when %s', async (_, remainingMs, seenMs) => {
      const { steps, begin, write } = stepsOf(remainingMs, seenMs);
      await begin();
      await write();
      expect(steps).toEqual(['asked', 'at once']);
    });
  });

  it.each([true, false])('says that the file has changed (another try: %j)', async (isAnotherTry) => {
    const check = aCheck({ isAnotherTry, waitedMs: 6_000 });
    check.state.answer = new OutdatedInvocationError('trashed');
    const beginning = check.begin();
    if (isAnotherTry) await expect(beginning).rejects.toBe(check.state.answer);
    else await beginning;
    await expect(check.end()).rejects.toBe(check.state.answer);
  });

  it('goes on when Box will never tell, and comes back when it may', async () => {
    const refusal = (retryable: boolean) => new BoxApiError({ method: 'GET', path: '/' }, {}, { retryable });
    const check = aCheck({ waitedMs: 6_000 });
    await check.begin();
    check.state.answer = refusal(false);
    await check.end();
    check.state.answer = refusal(true);
    await expect(check.end(1_000)).rejects.toBe(check.state.answer);
    check.state.answer = new TypeError('bug');
    await expect(check.end(1_000)).rejects.toBe(check.state.answer);
  });
});
