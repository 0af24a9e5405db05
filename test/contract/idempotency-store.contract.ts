import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Clock } from '../../src/clock.ts';
import type { Claim, IdempotencyStore } from '../../src/ports.ts';
import { NOW } from '../support/factories.ts';

const LEASE_MS = 300_000;
const HOUR_MS = 3_600_000;

/** What every idempotency store keeps to. @param open the same store again, as another worker finds it. */
export function idempotencyStoreContract(name: string, open: (now: Clock) => IdempotencyStore): void {
  describe(name, () => {
    let atMs: number;
    let key: string;
    let store: IdempotencyStore;
    let other: IdempotencyStore;
    let keys = 0;

    const inProgress = { outcome: 'in-progress', leaseEndsAtMs: NOW.getTime() + LEASE_MS };

    beforeEach(() => {
      atMs = NOW.getTime();
      keys += 1;
      key = `18417/${name}-${keys}`;
      store = open(() => new Date(atMs));
      other = open(() => new Date(atMs));
    });

    const claimed = async (from = store): Promise<Claim> => {
      const answer = await from.claim(key, LEASE_MS);
      if (answer.outcome !== 'claimed') throw new Error(`not claimed: ${answer.outcome}`);
      return answer.claim;
    };

    it('gives an invocation to the first who claims it, and tells the others until when', async () => {
      await claimed();
      expect(await other.claim(key, LEASE_MS)).toEqual(inProgress);
      expect(await store.claim(key, LEASE_MS)).toEqual(inProgress);
    });

    it('keeps different invocations apart', async () => {
      await claimed();
      expect(await store.claim(`${key}0`, LEASE_MS)).toMatchObject({ outcome: 'claimed' });
      expect(await store.claim(key.toUpperCase(), LEASE_MS)).toMatchObject({ outcome: 'claimed' });
      expect(await store.claim(`${key} ключ 鍵 🔑`, LEASE_MS)).toMatchObject({ outcome: 'claimed' });
    });

    it('gives it to exactly one of fifty who claim it at once', async () => {
      const answers = await Promise.all(
        Array.from({ length: 50 }, (_, at) => (at % 2 ? store : other).claim(key, LEASE_MS)),
      );
      expect(answers.filter(({ outcome }) => outcome === 'claimed')).toHaveLength(1);
      expect(answers.filter(({ outcome }) => outcome === 'in-progress')).toHaveLength(49);
    });

    it('keeps it to the last millisecond of the lease', async () => {
      await claimed();
      atMs += LEASE_MS - 1;
      expect(await other.claim(key, LEASE_MS)).toEqual(inProgress);
    });

    it('gives it again when the lease has ended, to one', async () => {
      await claimed();
      atMs += LEASE_MS;
      await claimed(other);
      expect(await store.claim(key, LEASE_MS)).toMatchObject({
        outcome: 'in-progress',
        leaseEndsAtMs: atMs + LEASE_MS,
      });
    });

    it('gives it again at once when it is released', async () => {
      await (await claimed()).release();
      const second = await claimed(other);
      await second.release();
      await claimed();
    });

    it('gives it never again when it is done', async () => {
      await (await claimed()).complete();
      for (const passedMs of [0, LEASE_MS, HOUR_MS, 23 * HOUR_MS]) {
        atMs = NOW.getTime() + passedMs;
        expect(await other.claim(key, LEASE_MS)).toEqual({ outcome: 'done' });
      }
    });

    it('remembers it for as long as tokens can live after it was done, however long the work took', async () => {
      const claim = await claimed();
      atMs += LEASE_MS - 1;
      await claim.complete();
      atMs += 25 * HOUR_MS - 1000;
      expect(await other.claim(key, LEASE_MS)).toEqual({ outcome: 'done' });
    });

    it('forgets it when no token can be alive any more', async () => {
      await (await claimed()).complete();
      atMs += 25 * HOUR_MS;
      await claimed(other);
    });

    it('keeps it done when it is released afterwards', async () => {
      const claim = await claimed();
      await claim.complete();
      await claim.release();
      expect(await other.claim(key, LEASE_MS)).toEqual({ outcome: 'done' });
    });

    it('takes it as done from a worker whose lease was lost: the cards are written', async () => {
      const slow = await claimed();
      atMs += LEASE_MS;
      const second = await claimed(other);
      await slow.complete();
      await second.release();
      expect(await store.claim(key, LEASE_MS)).toEqual({ outcome: 'done' });
    });

    it('does not let a worker whose lease was lost release it', async () => {
      const slow = await claimed();
      atMs += LEASE_MS;
      await claimed(other);
      await slow.release();
      expect(await store.claim(key, LEASE_MS)).toMatchObject({
        outcome: 'in-progress',
        leaseEndsAtMs: atMs + LEASE_MS,
      });
    });
  });
}
