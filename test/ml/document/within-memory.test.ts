import { setTimeout as after } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { withinMemory } from '../../../src/ml/document/within-memory.ts';

const MIB = 1024 * 1024;

/** Waits until it is stopped, holding on to memory that it has written to. */
async function hold(sizeBytes: number, signal: AbortSignal): Promise<number> {
  const held = Buffer.alloc(sizeBytes, 1);
  await after(400, undefined, { signal }).catch(() => undefined);
  signal.throwIfAborted();
  return held.byteLength;
}

describe('withinMemory', () => {
  it('lets work be that stays below', async () => {
    expect(await withinMemory(new AbortController().signal, (signal) => hold(MIB, signal), 100 * MIB)).toBe(MIB);
  });

  it('stops work that takes more', async () => {
    const working = withinMemory(new AbortController().signal, (signal) => hold(150 * MIB, signal), 50 * MIB);
    await expect(working).rejects.toMatchObject({ name: 'UnusableFileError', fault: 'too-large' });
  });

  it('hands the outer reason on', async () => {
    const reason = new Error('stopped');
    const working = withinMemory(AbortSignal.abort(reason), (signal) => hold(MIB, signal));
    await expect(working).rejects.toBe(reason);
  });
});
