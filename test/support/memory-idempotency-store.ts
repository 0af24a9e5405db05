import { randomUUID } from 'node:crypto';
import type { Clock } from '../../src/clock.ts';
import type { Claim, IdempotencyStore } from '../../src/ports.ts';

interface Entry {
  readonly owner?: string;
  readonly leaseEndsAtMs: number;
  readonly forgottenAtMs: number;
}

const REMEMBERED_MS = 25 * 3_600_000;
const FOR_EVER = Number.POSITIVE_INFINITY;

/** Claims in memory, for the tests of what uses them; held to the same contract as those on DynamoDB. */
export function memoryIdempotencyStore(now: Clock): IdempotencyStore {
  const entries = new Map<string, Entry>();
  const nowMs = () => now().getTime();

  const claimOf = (key: string, owner: string): Claim => ({
    async complete() {
      entries.set(key, { leaseEndsAtMs: FOR_EVER, forgottenAtMs: nowMs() + REMEMBERED_MS });
    },
    async release() {
      if (entries.get(key)?.owner === owner) entries.delete(key);
    },
  });

  return {
    async claim(key, leaseMs) {
      const entry = entries.get(key);
      if (entry && entry.forgottenAtMs > nowMs() && entry.leaseEndsAtMs > nowMs()) {
        const { leaseEndsAtMs } = entry;
        return leaseEndsAtMs === FOR_EVER ? { outcome: 'done' } : { outcome: 'in-progress', leaseEndsAtMs };
      }
      const owner = randomUUID();
      entries.set(key, { owner, leaseEndsAtMs: nowMs() + leaseMs, forgottenAtMs: nowMs() + REMEMBERED_MS });
      return { outcome: 'claimed', claim: claimOf(key, owner) };
    },
  };
}
