import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MAX_QUEUE_DELAY_MS } from '../../src/ports.ts';
import { nextLookMs } from '../../src/slow-half/next-look.ts';
import type { PendingJob } from '../../src/slow-half/pending-job.ts';
import { aToken, NOW } from '../support/factories.ts';

const NOW_MS = NOW.getTime();
const MINUTE_MS = 60_000;
const aJob = (changes: Partial<PendingJob> = {}): PendingJob => ({
  adapter: 'Transcriber',
  job: 'job-1',
  asked: 0,
  startedAtMs: NOW_MS,
  ...changes,
});
const living = (lifeMs: number) => ({ writeToken: aToken({ expiresAtMs: NOW_MS + lifeMs }) });
const unknown = (createdAtMs?: number) => ({ writeToken: aToken({ expiresAtMs: undefined }), createdAtMs });
const soon = { askAgainInMs: 1_000 };

describe('nextLookMs', () => {
  it.each([
    [5 * MINUTE_MS + 1_000, 1_000],
    [5 * MINUTE_MS + 999, undefined],
    [5 * MINUTE_MS + 20_000, 15_000],
    [5 * MINUTE_MS + 14_000, 14_000],
    [0, undefined],
    [-1, undefined],
  ])('leaves five minutes to a token that lives for %i ms', (lifeMs, nextMs) => {
    expect(nextLookMs([aJob()], living(lifeMs), NOW)).toBe(nextMs);
  });

  it('takes the life that Box told for true, however long ago the event was', () => {
    expect(nextLookMs([aJob()], { ...living(86_400_000), createdAtMs: 0 }, NOW)).toBe(15_000);
  });

  it.each([
    ['the event', unknown(NOW_MS - 54 * MINUTE_MS), {}, 15_000],
    ['the event', unknown(NOW_MS - 55 * MINUTE_MS), {}, undefined],
    ['the event, and not the job', unknown(NOW_MS - 55 * MINUTE_MS), { startedAtMs: NOW_MS }, undefined],
    ['the first job', unknown(), { startedAtMs: NOW_MS - 54 * MINUTE_MS }, 15_000],
    ['the first job', unknown(), { startedAtMs: NOW_MS - 55 * MINUTE_MS }, undefined],
  ])('takes the life of a token for an hour from %s on, where Box told none', (_, invocation, changes, nextMs) => {
    expect(nextLookMs([aJob({ startedAtMs: NOW_MS }), aJob(changes)], invocation, NOW)).toBe(nextMs);
  });

  it.each([
    [[{ asked: 0 }], 15_000],
    [[{ asked: 1 }], 30_000],
    [[{ asked: 5 }], 480_000],
    [[{ asked: 6 }], 900_000],
    [[{ asked: 5_000 }], 900_000],
    [[{ asked: 6 }, { asked: 1 }], 30_000],
    [[{ asked: 6 }, soon], 1_000],
    [[{ asked: 0, askAgainInMs: 600_000 }], 600_000],
    [[{ asked: 0, askAgainInMs: 600_000 }, { asked: 2 }], 60_000],
  ])('waits for the first of %j', (jobs, nextMs) => {
    expect(nextLookMs(jobs.map(aJob), living(86_400_000), NOW)).toBe(nextMs);
  });

  const anyJob = fc.record(
    { asked: fc.nat(), askAgainInMs: fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true })) },
    { requiredKeys: ['asked'] },
  );
  it('stays between a second and what the queue takes, and before the last five minutes of the token', () => {
    fc.assert(
      fc.property(fc.array(anyJob, { minLength: 1, maxLength: 4 }), fc.integer(), (jobs, lifeMs) => {
        const nextMs = nextLookMs(jobs.map(aJob), living(lifeMs), NOW);
        if (lifeMs < 5 * MINUTE_MS + 1_000) return expect(nextMs).toBeUndefined();
        expect(nextMs).toBeGreaterThanOrEqual(1_000);
        expect(nextMs).toBeLessThanOrEqual(Math.min(MAX_QUEUE_DELAY_MS, lifeMs - 5 * MINUTE_MS));
      }),
      { numRuns: 500 },
    );
  });
});
