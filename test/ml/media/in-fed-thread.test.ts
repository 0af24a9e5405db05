import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { inFedThread } from '../../../src/ml/media/in-fed-thread.ts';

interface Counted {
  readonly countedBytes: number;
  readonly sum: number;
}

const COUNT = new URL('./count-bytes.thread.ts', import.meta.url);
const NEVER = new AbortController().signal;
/** More than the pipe holds at once. */
const MANY_BYTES = 3_000_000;

function count(
  chunks: AsyncIterable<Uint8Array>,
  { limitBytes = Number.POSITIVE_INFINITY, isStuck = false, signal = NEVER } = {},
): Promise<Counted> {
  return inFedThread<{ limitBytes: number; isStuck: boolean }, Counted>(
    COUNT,
    { input: { limitBytes, isStuck }, chunks },
    { signal },
  );
}

async function* streamOf(chunks: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* chunks;
}

describe('inFedThread', () => {
  it('hands over every byte, in chunks of whatever size', async () => {
    const sizes = fc.array(fc.integer({ min: 0, max: 700_000 }), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(sizes, async (lengths) => {
        const chunks = lengths.map((length, index) => new Uint8Array(length).fill(index + 1));
        const countedBytes = lengths.reduce((total, length) => total + length, 0);
        const sum = lengths.reduce((total, length, index) => total + length * (index + 1), 0);
        expect(await count(streamOf(chunks))).toEqual({ countedBytes, sum });
      }),
      { numRuns: 8 },
    );
  });

  it('reads no further than the thread needs, and lets go of the stream', async () => {
    let givenBytes = 0;
    const { promise: closed, resolve } = Promise.withResolvers<void>();
    async function* endless() {
      try {
        for (;;) {
          givenBytes += 65_536;
          yield new Uint8Array(65_536);
        }
      } finally {
        resolve();
      }
    }
    await count(endless(), { limitBytes: MANY_BYTES });
    await closed;
    expect(givenBytes).toBeGreaterThanOrEqual(MANY_BYTES);
    expect(givenBytes).toBeLessThan(MANY_BYTES + 1_000_000);
  });

  it('lets go of a stream that goes on only when nobody takes any more', async () => {
    const [gate, closed] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    async function* late() {
      try {
        // The first is taken, the second lies there.
        yield new Uint8Array(262_144);
        yield new Uint8Array(262_144);
        await gate.promise;
        yield new Uint8Array(1);
        yield new Uint8Array(1);
      } finally {
        closed.resolve();
      }
    }
    await count(late(), { limitBytes: 1 });
    gate.resolve();
    await closed.promise;
  });

  it('holds the stream up while the thread does not read', async () => {
    let givenBytes = 0;
    async function* endless() {
      for (;;) {
        givenBytes += 65_536;
        yield new Uint8Array(65_536);
      }
    }
    await expect(count(endless(), { isStuck: true, signal: AbortSignal.timeout(300) })).rejects.toThrow();
    expect(givenBytes).toBeLessThan(1_000_000);
  });

  it('stops a thread that never ends and a stream that hangs, with the reason of the signal', async () => {
    const reason = new Error('enough');
    const controller = new AbortController();
    async function* hanging() {
      yield new Uint8Array(10);
      await new Promise(() => {});
    }
    setTimeout(() => controller.abort(reason), 200);
    const startedMs = performance.now();
    await expect(count(hanging(), { signal: controller.signal })).rejects.toBe(reason);
    await expect(count(hanging(), { isStuck: true, signal: controller.signal })).rejects.toBe(reason);
    expect(performance.now() - startedMs).toBeLessThan(1200);
  });

  it('ends the thread and throws what the stream throws', async () => {
    const broken = new Error('connection lost');
    async function* failing() {
      yield new Uint8Array(10);
      throw broken;
    }
    await expect(count(failing())).rejects.toBe(broken);
  });
});
