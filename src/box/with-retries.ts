import { setTimeout as pause } from 'node:timers/promises';
import type { Deadline } from '../deadline.ts';
import { BoxApiError } from '../errors.ts';

export interface RetryPolicy {
  /** The first try included. */
  readonly attempts: number;
  /** The longest first pause; it doubles with each attempt. */
  readonly firstPauseMs: number;
  readonly longestPauseMs: number;
  /** Whether it was not the attempt itself that failed. */
  readonly unless?: () => boolean;
}

const POLICY: RetryPolicy = { attempts: 5, firstPauseMs: 500, longestPauseMs: 10_000 };

/**
 * Tries again after errors that may pass, as long as the deadline leaves room for the pause.
 *
 * No pause is shorter than Box's `Retry-After`. Where that says less, or nothing, pauses have full
 * jitter, so that many workers refused together do not come back together.
 */
export async function withRetries<T>(
  attempt: () => Promise<T>,
  deadline: Deadline,
  policy?: Partial<RetryPolicy>,
): Promise<T> {
  const { attempts, firstPauseMs, longestPauseMs, unless } = { ...POLICY, ...policy };
  for (let made = 1; ; made += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof BoxApiError && error.retryable) || unless?.()) throw error;
      deadline.signal.throwIfAborted();
      if (made >= attempts) throw error;
      const jitterMs = Math.random() * Math.min(longestPauseMs, firstPauseMs * 2 ** (made - 1));
      const pauseMs = Math.max(error.answer.retryAfterMs ?? 0, jitterMs);
      // The queue can wait longer than we can: better to hand the invocation back now.
      if (pauseMs >= deadline.remainingMs()) throw error;
      await pauseUnless(deadline.signal, pauseMs);
    }
  }
}

/** Waits, or throws the signal's reason as soon as it aborts. */
export async function pauseUnless(signal: AbortSignal, pauseMs: number): Promise<void> {
  try {
    await pause(pauseMs, undefined, { signal });
  } catch {
    signal.throwIfAborted();
  }
}
