/** Twelve times this is less than the queue keeps a message: hidden for longer, it would be gone unseen. */
export const MAX_HIDDEN_MS = 2_100_000;
const FIRST_DELAY_MS = 10_000;
const GROWTH = 4;
const LONGEST_DELAY_MS = 900_000;
/** Before its tokens die an invocation gets one more try. */
const LAST_TRY_BEFORE_EXPIRY_MS = 120_000;

interface Failure {
  /** How often the message was received, this time included. */
  readonly receiveCount: number;
  /** What whoever refused us asked for. */
  readonly retryAfterMs?: number | undefined;
  /** When the write token dies; milliseconds since 1970. */
  readonly expiresAtMs?: number | undefined;
}

/**
 * How long the queue is to hide a message that failed: about 10 seconds, 40, 160, then 15 minutes, half
 * of each at random, so that files that failed together do not come back together. Not shorter than
 * `retryAfterMs`, up to 35 minutes, unless the tokens would be dead by then.
 */
export function retryDelayMs({ receiveCount, retryAfterMs = 0, expiresAtMs }: Failure, now: Date): number {
  const fullMs = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * GROWTH ** (receiveCount - 1));
  const delayMs = Math.max(fullMs / 2 + Math.random() * (fullMs / 2), retryAfterMs || 0);
  const lifeLeftMs =
    expiresAtMs === undefined ? MAX_HIDDEN_MS : expiresAtMs - now.getTime() - LAST_TRY_BEFORE_EXPIRY_MS;
  return Math.max(0, Math.min(delayMs, lifeLeftMs, MAX_HIDDEN_MS));
}
