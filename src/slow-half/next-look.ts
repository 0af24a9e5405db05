import { MAX_QUEUE_DELAY_MS } from '../ports.ts';
import type { SkillInvocation } from '../skill-invocation.ts';
import type { PendingJob } from './pending-job.ts';

const FIRST_PAUSE_MS = 15_000;
const SHORTEST_PAUSE_MS = 1_000;
/** Kept back from the tokens' life, for the queue's slowness and the last write. */
const RESERVE_MS = 5 * 60_000;
/** How long the tokens live where Box did not say; its documents promise an hour. */
const UNKNOWN_LIFE_MS = 3_600_000;

/**
 * When to ask for jobs again: as soon as one of their adapters wants it, else after pauses that grow.
 *
 * @returns milliseconds from now, or undefined when the write token would not live to see the answer:
 *   a card must say so while it still can.
 */
export function nextLookMs(
  jobs: readonly PendingJob[],
  { writeToken, createdAtMs }: Pick<SkillInvocation, 'writeToken' | 'createdAtMs'>,
  now: Date,
): number | undefined {
  const nowMs = now.getTime();
  const firstMs = createdAtMs ?? Math.min(...jobs.map(({ startedAtMs }) => startedAtMs));
  const latestMs = (writeToken.expiresAtMs ?? firstMs + UNKNOWN_LIFE_MS) - RESERVE_MS;
  if (nowMs + SHORTEST_PAUSE_MS > latestMs) return undefined;
  const pausesMs = jobs.map(({ askAgainInMs, asked }) => askAgainInMs ?? FIRST_PAUSE_MS * 2 ** asked);
  const wantedMs = Math.min(Math.max(Math.min(...pausesMs), SHORTEST_PAUSE_MS), MAX_QUEUE_DELAY_MS);
  return Math.min(wantedMs, latestMs - nowMs);
}
