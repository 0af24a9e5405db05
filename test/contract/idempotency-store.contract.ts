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

    it('tells the first worker from all others, until it is forgotten', async () => {
      const answers = [];
      for (const passedMs of [0, LEASE_MS, LEASE_MS, 25 * HOUR_MS]) {
        atMs += passedMs;
        answers.push(await (passedMs ? other : store).claim(key, LEASE_MS));
      }
      expect(answers.map((answer) => answer.outcome === 'claimed' && answer.isFirst)).toEqual([
        true,
        false,
        false,
        true,
      ]);
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

    it('keeps what a worker puts away for the next one, and nobody else', async () => {
      const first = await claimed();
      expect(await first.kept()).toBeUndefined();
      await first.keep('what was found: キー 🔑');
      await first.release();
      const second = await claimed(other);
      expect(await second.kept()).toBe('what was found: キー 🔑');
      await second.keep('something newer');
      atMs += LEASE_MS;
      expect(await (await claimed()).kept()).toBe('something newer');
    });

    it('keeps nothing of an invocation that is done, nor of one that was forgotten', async () => {
      const first = await claimed();
      await first.keep('what was found');
      await first.complete();
      atMs += 25 * HOUR_MS;
      const second = await claimed(other);
      expect(await second.kept()).toBeUndefined();
      await second.keep('what was found');
      atMs += 25 * HOUR_MS;
      expect(await (await claimed()).kept()).toBeUndefined();
    });

    it('does not let a worker whose lease was lost put anything away, nor wait', async () => {
      const slow = await claimed();
      atMs += LEASE_MS;
      const second = await claimed(other);
      await slow.keep('too late');
      await slow.wait(7);
      expect(await second.kept()).toBeUndefined();
      expect(await store.claim(key, LEASE_MS)).toMatchObject({ outcome: 'in-progress' });
      await second.release();
      expect(await (await claimed()).kept()).toBeUndefined();
    });

    it('gives an invocation that waits to the message it waits for, and to none before', async () => {
      const first = await claimed();
      await first.keep('a job');
      await first.wait(3);
      for (const older of [0, 1, 2]) expect(await other.claim(key, LEASE_MS, older)).toEqual({ outcome: 'superseded' });
      const answer = await other.claim(key, LEASE_MS, 3);
      if (answer.outcome !== 'claimed') throw new Error(answer.outcome);
      expect(await answer.claim.kept()).toBe('a job');
      expect(await store.claim(key, LEASE_MS, 2)).toEqual({ outcome: 'superseded' });
      await answer.claim.release();
      expect(await store.claim(key, LEASE_MS, 2)).toEqual({ outcome: 'superseded' });
      expect(await store.claim(key, LEASE_MS, 3)).toMatchObject({ outcome: 'claimed' });
    });

    it('takes the newer message for the one to follow even before the older worker said so', async () => {
      await claimed();
      atMs += LEASE_MS;
      expect(await other.claim(key, LEASE_MS, 1)).toMatchObject({ outcome: 'claimed' });
      atMs += LEASE_MS;
      expect(await store.claim(key, LEASE_MS, 0)).toEqual({ outcome: 'superseded' });
    });

    it('says done, not superseded, of what is done', async () => {
      const first = await claimed();
      await first.wait(1);
      const answer = await other.claim(key, LEASE_MS, 1);
      if (answer.outcome === 'claimed') await answer.claim.complete();
      expect(await store.claim(key, LEASE_MS, 0)).toEqual({ outcome: 'done' });
    });

    it('tells of other versions of a file within a day, and of none else', async () => {
      const file = `18417/${key}`;
      const startedAtMs = atMs;
      expect(await store.seeVersion(file, '1')).toBeUndefined();
      expect(await other.seeVersion(file, '1')).toBeUndefined();
      expect(await other.seeVersion(`${file}0`, '2')).toBeUndefined();
      atMs += 7;
      expect(await other.seeVersion(file, '2')).toBe(startedAtMs);
      expect(await store.seeVersion(file, '1')).toBe(startedAtMs + 7);
      atMs += 24 * HOUR_MS - 1000;
      expect(await store.seeVersion(file, '2')).toBe(startedAtMs + 7);
      atMs += 24 * HOUR_MS + 1000;
      expect(await store.seeVersion(file, '3')).toBeUndefined();
      // However many looks there are at a file.
      for (let look = 0; look < 100; look += 1) await store.seeVersion(file, String(look % 2));
      expect(await store.seeVersion(file, '0')).toBe(atMs);
    });
  });
}
