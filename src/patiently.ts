import { setTimeout as pause } from 'node:timers/promises';
import type { Deadline } from './deadline.ts';
import { AwsCallError } from './errors.ts';

const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 2_000;
const LONGEST_PATIENCE_MS = 20_000;

/**
 * Tries again, for longer than a single call does, what AWS does not take just now: a note of what has
 * been paid for or written is worth waiting for.
 *
 * @param reserveMs of the deadline's time is left for what comes after.
 */
export async function patiently<T>(attempt: () => Promise<T>, deadline: Deadline, reserveMs: number): Promise<T> {
  const untilMs = Math.max(reserveMs, deadline.remainingMs() - LONGEST_PATIENCE_MS);
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(LONGEST_PAUSE_MS, 2 * pauseMs)) {
    try {
      return await attempt();
    } catch (error) {
      const mayPass = error instanceof AwsCallError && error.retryable;
      if (!mayPass || deadline.remainingMs() - pauseMs < untilMs) throw error;
    }
    await pause(Math.random() * pauseMs);
  }
}
