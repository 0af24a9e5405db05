import type { Clock } from './clock.ts';
import { OutOfTimeError } from './errors.ts';

/** A limit in time that can be asked and waited for. */
export interface Deadline {
  /** Aborts with an `OutOfTimeError` when the time is over. */
  readonly signal: AbortSignal;
  remainingMs(): number;
}

export interface OpenDeadline extends Deadline, Disposable {}

/** A timer set for longer fires at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/**
 * Starts a deadline.
 *
 * @param within an enclosing deadline: whichever ends first ends this one.
 * @returns dispose of it when the work is over, so that no timer outlives it.
 */
export function startDeadline(timeoutMs: number, now: Clock, within?: Deadline): OpenDeadline {
  const withinMs = within?.remainingMs() ?? Number.POSITIVE_INFINITY;
  const lengthMs = Math.max(0, Math.min(timeoutMs, withinMs));
  const endsAtMs = now().getTime() + lengthMs;
  const controller = new AbortController();
  const end = () => controller.abort(new OutOfTimeError(`The time allowed for this (${lengthMs} ms) is over.`));
  const endWithin = () => controller.abort(within?.signal.reason);
  // Where the enclosing one ends first, only it may say so: two timers of one length fire in any order.
  const timer = timeoutMs < withinMs || !within ? setTimeout(end, Math.min(lengthMs, LONGEST_TIMER_MS)) : undefined;
  if (within?.signal.aborted) endWithin();
  else within?.signal.addEventListener('abort', endWithin, { once: true });
  return {
    signal: controller.signal,
    remainingMs: () => Math.max(0, endsAtMs - now().getTime()),
    [Symbol.dispose]() {
      clearTimeout(timer);
      within?.signal.removeEventListener('abort', endWithin);
    },
  };
}
