import { beforeEach, describe, expect, it } from '@jest/globals';
import type { DataKey } from '../../src/sealing/data-keys.ts';
import { DATA_KEY_LIFE_MS, DATA_KEY_USES, reusedDataKey } from '../../src/sealing/reused-data-key.ts';
import { NOW } from '../support/factories.ts';

let made: number;
let atMs: number;
let failure: Error | undefined;
let key: () => Promise<DataKey>;
beforeEach(() => {
  made = 0;
  atMs = NOW.getTime();
  failure = undefined;
  const generate = async () => {
    made += 1;
    if (failure) throw failure;
    return { plain: Buffer.alloc(32, made), encrypted: Buffer.of(made) };
  };
  key = reusedDataKey(generate, () => new Date(atMs));
});

describe('reusedDataKey', () => {
  it('lives five minutes and for a thousand uses', () => {
    expect([DATA_KEY_LIFE_MS, DATA_KEY_USES]).toEqual([5 * 60_000, 1_000]);
  });

  it('gives the same key until its last millisecond', async () => {
    const first = await key();
    atMs += DATA_KEY_LIFE_MS - 1;
    expect(await key()).toBe(first);
    atMs += 1;
    expect(await key()).not.toBe(first);
    expect(made).toBe(2);
  });

  it('counts its life from when it was made, not from its last use', async () => {
    for (let minutes = 0; minutes < 5; minutes += 1) {
      await key();
      atMs += 60_000;
    }
    expect(made).toBe(1);
    await key();
    expect(made).toBe(2);
  });

  it('gives the same key to its last use', async () => {
    for (let use = 1; use <= DATA_KEY_USES; use += 1) await key();
    expect(made).toBe(1);
    await key();
    expect(made).toBe(2);
    for (let use = 2; use <= DATA_KEY_USES; use += 1) await key();
    expect(made).toBe(2);
  });

  it('makes one for all who ask at once, and no more uses of it', async () => {
    const keys = await Promise.all(Array.from({ length: DATA_KEY_USES + 1 }, key));
    expect(made).toBe(2);
    expect(new Set(keys).size).toBe(2);
    expect(keys.filter((one) => one === keys[0])).toHaveLength(DATA_KEY_USES);
  });

  it('tells all who wait of a failure, and starts afresh for the next', async () => {
    failure = new Error('no key');
    const asked = await Promise.allSettled([key(), key(), key()]);
    expect(asked.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(made).toBe(1);
    failure = undefined;
    expect(await key()).toMatchObject({ encrypted: Buffer.of(2) });
    expect(made).toBe(2);
  });

  it('gives no key past its life when no other can be made', async () => {
    await key();
    atMs += DATA_KEY_LIFE_MS;
    failure = new Error('no key');
    await expect(key()).rejects.toBe(failure);
  });

  it('keeps a newer key when an older one fails late', async () => {
    let fail: (error: Error) => void = () => {};
    const slow = new Promise<DataKey>((_, reject) => {
      fail = reject;
    });
    let calls = 0;
    const keyOf = reusedDataKey(
      () => {
        calls += 1;
        return calls === 1 ? slow : Promise.resolve({ plain: Buffer.alloc(32), encrypted: Buffer.of(calls) });
      },
      () => new Date(atMs),
    );
    const first = keyOf();
    atMs += DATA_KEY_LIFE_MS;
    await keyOf();
    fail(new Error('too late'));
    await expect(first).rejects.toThrow('too late');
    await keyOf();
    expect(calls).toBe(2);
  });
});
