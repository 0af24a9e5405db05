import type { retryDelayMs as realRetryDelayMs } from '../src/retry-delay.ts';

/** Takes the place of `src/retry-delay.ts`: the same curve, so short that six tries fit into a minute. */
export const MAX_HIDDEN_MS = 11 * 3_600_000;
const FIRST_DELAY_MS = 500;
const GROWTH = 2;
const LONGEST_DELAY_MS = 4_000;

export const retryDelayMs: typeof realRetryDelayMs = ({ receiveCount, retryAfterMs = 0 }) => {
  const fullMs = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * GROWTH ** (receiveCount - 1));
  return Math.max(fullMs / 2 + Math.random() * (fullMs / 2), retryAfterMs);
};
