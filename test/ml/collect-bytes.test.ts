import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { collectBytes } from '../../src/ml/collect-bytes.ts';

async function* inChunks(chunks: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* chunks;
}

describe('collectBytes', () => {
  it('puts all chunks together, whatever size was announced', async () => {
    const chunks = fc.array(fc.uint8Array({ maxLength: 50 }), { maxLength: 20 });
    const announced = fc.option(fc.nat(1500), { nil: undefined });
    await fc.assert(
      fc.asyncProperty(chunks, announced, async (parts, sizeBytes) => {
        const bytes = await collectBytes({ sizeBytes, chunks: inChunks(parts) });
        expect(Buffer.compare(bytes, Buffer.concat(parts))).toBe(0);
      }),
    );
  });

  it('takes just the memory that was announced when that was right', async () => {
    const parts = Array.from({ length: 10 }, () => new Uint8Array(100));
    const bytes = await collectBytes({ sizeBytes: 1000, chunks: inChunks(parts) });
    expect([bytes.byteLength, bytes.buffer.byteLength]).toEqual([1000, 1000]);
  });

  it('takes memory in proportion to what comes when nothing was announced', async () => {
    const parts = Array.from({ length: 1000 }, () => new Uint8Array(100));
    const bytes = await collectBytes({ sizeBytes: undefined, chunks: inChunks(parts) });
    expect(bytes.byteLength).toBe(100_000);
    expect(bytes.buffer.byteLength).toBeLessThanOrEqual(150_000);
  });

  it('keeps no piece of a buffer that its sender uses again', async () => {
    async function* reusing() {
      const buffer = new Uint8Array(1);
      for (const value of [1, 2, 3]) {
        buffer[0] = value;
        yield buffer;
      }
    }
    expect([...(await collectBytes({ sizeBytes: undefined, chunks: reusing() }))]).toEqual([1, 2, 3]);
  });

  it('fails with what the reading failed with', async () => {
    async function* failing() {
      yield new Uint8Array(1);
      throw new Error('the connection broke');
    }
    await expect(collectBytes({ sizeBytes: 10, chunks: failing() })).rejects.toThrow('the connection broke');
  });
});
