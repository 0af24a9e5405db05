import { randomUUID } from 'node:crypto';
import type { Clock } from '../../src/clock.ts';
import type { Claim, IdempotencyStore } from '../../src/ports.ts';

interface Entry {
  readonly owner?: string | undefined;
  readonly leaseEndsAtMs: number;
  readonly forgottenAtMs: number;
  readonly attemptsBefore: number;
  readonly kept?: string | undefined;
}

const REMEMBERED_MS = 25 * 3_600_000;
const VERSION_REMEMBERED_MS = 24 * 3_600_000;
const FOR_EVER = Number.POSITIVE_INFINITY;

/** Claims in memory, for the tests of what uses them; held to the same contract as those on DynamoDB. */
export function memoryIdempotencyStore(now: Clock): IdempotencyStore {
  const entries = new Map<string, Entry>();
  const versions = new Map<string, { readonly versionId: string; readonly atMs: number }[]>();
  const nowMs = () => now().getTime();

  const change = (key: string, owner: string, to: Partial<Entry>) => {
    const entry = entries.get(key);
    if (entry?.owner === owner && entry.leaseEndsAtMs !== 0) entries.set(key, { ...entry, ...to });
  };
  const claimOf = (key: string, owner: string, kept: string | undefined): Claim => ({
    kept: async () => kept,
    keep: async (text) => change(key, owner, { kept: text }),
    async complete() {
      entries.set(key, { leaseEndsAtMs: FOR_EVER, forgottenAtMs: nowMs() + REMEMBERED_MS, attemptsBefore: 0 });
    },
    release: async () => change(key, owner, { leaseEndsAtMs: 0 }),
    wait: async (attemptsBefore) => change(key, owner, { leaseEndsAtMs: 0, attemptsBefore }),
  });

  return {
    async claim(key, leaseMs, attemptsBefore = 0) {
      const found = entries.get(key);
      const entry = found && found.forgottenAtMs > nowMs() ? found : undefined;
      if (entry?.leaseEndsAtMs === FOR_EVER) return { outcome: 'done' };
      if (entry && entry.attemptsBefore > attemptsBefore) return { outcome: 'superseded' };
      if (entry && entry.leaseEndsAtMs > nowMs()) return { outcome: 'in-progress', leaseEndsAtMs: entry.leaseEndsAtMs };
      const owner = randomUUID();
      const lease = { leaseEndsAtMs: nowMs() + leaseMs, forgottenAtMs: nowMs() + REMEMBERED_MS };
      entries.set(key, { owner, ...lease, attemptsBefore, kept: entry?.kept });
      return { outcome: 'claimed', claim: claimOf(key, owner, entry?.kept), isFirst: !entry };
    },
    async seeVersion(fileKey, versionId) {
      const notes = versions.get(fileKey) ?? [];
      versions.set(fileKey, [...notes, { versionId, atMs: nowMs() }]);
      const sinceMs = nowMs() - VERSION_REMEMBERED_MS;
      const others = notes.filter((note) => note.versionId !== versionId && note.atMs > sinceMs);
      return others.length > 0 ? Math.max(...others.map(({ atMs }) => atMs)) : undefined;
    },
  };
}
