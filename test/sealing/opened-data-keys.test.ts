import { beforeEach, describe, expect, it } from '@jest/globals';
import { OPENED_KEYS, openedDataKeys } from '../../src/sealing/opened-data-keys.ts';
import { DATA_KEY_LIFE_MS } from '../../src/sealing/reused-data-key.ts';
import { NOW } from '../support/factories.ts';

let asked: number[];
let atMs: number;
let failure: Error | undefined;
let open: (encrypted: Uint8Array) => Promise<Uint8Array>;
beforeEach(() => {
  asked = [];
  atMs = NOW.getTime();
  failure = undefined;
  const decrypt = async (encrypted: Uint8Array) => {
    asked.push(numberOf(encrypted));
    if (failure) throw failure;
    return Buffer.alloc(32, asked.length);
  };
  open = openedDataKeys(decrypt, () => new Date(atMs));
});

const key = (number: number) => Buffer.of(number >> 8, number & 255);
const numberOf = (encrypted: Uint8Array) => Buffer.from(encrypted).readUInt16BE();

describe('openedDataKeys', () => {
  it('opens a key once until its last millisecond, and each key by itself', async () => {
    const first = await open(key(1));
    await open(key(2));
    atMs += DATA_KEY_LIFE_MS - 1;
    expect(await open(key(1))).toBe(first);
    expect(asked).toEqual([1, 2]);
    atMs += 1;
    await open(key(1));
    expect(asked).toEqual([1, 2, 1]);
  });

  it('opens a key once for all who ask meanwhile', async () => {
    const keys = await Promise.all(Array.from({ length: 50 }, () => open(key(1))));
    expect(new Set(keys).size).toBe(1);
    expect(asked).toEqual([1]);
  });

  it('tells all who wait of a failure, and does not remember it', async () => {
    failure = new Error('not ours');
    const all = await Promise.allSettled([open(key(1)), open(key(1))]);
    expect(all.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(asked).toEqual([1]);
    failure = undefined;
    await open(key(1));
    expect(asked).toEqual([1, 1]);
  });

  it('remembers so many and no more: the one opened longest ago goes', async () => {
    for (let number = 1; number <= OPENED_KEYS; number += 1) await open(key(number));
    await open(key(1));
    expect(asked).toHaveLength(OPENED_KEYS);
    await open(key(OPENED_KEYS + 1));
    await open(key(2));
    expect(asked).toHaveLength(OPENED_KEYS + 1);
    await open(key(1));
    expect(asked.slice(OPENED_KEYS)).toEqual([OPENED_KEYS + 1, 1]);
  });

  it('counts a key that is opened anew as new', async () => {
    for (let number = 1; number <= OPENED_KEYS; number += 1) await open(key(number));
    atMs += DATA_KEY_LIFE_MS;
    await open(key(1));
    await open(key(OPENED_KEYS + 1));
    asked.length = 0;
    await open(key(1));
    expect(asked).toEqual([]);
  });

  it('remembers a key that was opened while an older try was still to fail', async () => {
    let fail: (error: Error) => void = () => {};
    const slow = new Promise<Uint8Array>((_, reject) => {
      fail = reject;
    });
    let calls = 0;
    const decrypt = () => {
      calls += 1;
      return calls === 1 ? slow : Promise.resolve(Buffer.alloc(32));
    };
    const openSlowly = openedDataKeys(decrypt, () => new Date(atMs));
    const first = openSlowly(key(1));
    atMs += DATA_KEY_LIFE_MS;
    await openSlowly(key(1));
    fail(new Error('too late'));
    await expect(first).rejects.toThrow('too late');
    await openSlowly(key(1));
    expect(calls).toBe(2);
  });
});
