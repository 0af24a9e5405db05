import type { Clock } from '../clock.ts';
import { type Deadline, startDeadline } from '../deadline.ts';

export interface AdapterTime {
  readonly deadline: Deadline;
  readonly now: Clock;
  /** Told how long the adapter took. */
  readonly spent: (tookMs: number) => void;
}

/** Gives an adapter so much time, within the deadline; one that does not heed its signal is not waited for. */
export async function withinTime<T>(
  timeoutMs: number,
  { deadline, now, spent }: AdapterTime,
  look: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  using limit = startDeadline(timeoutMs, now, deadline);
  const startedAtMs = now().getTime();
  try {
    return await Promise.race([look(limit.signal), rejectionOn(limit.signal)]);
  } finally {
    spent(now().getTime() - startedAtMs);
  }
}

function rejectionOn(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
