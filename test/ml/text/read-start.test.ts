import { describe, expect, it } from '@jest/globals';
import { readStart } from '../../../src/ml/text/read-start.ts';

async function* chunksOf(sizes: readonly number[], onEnd: () => void = () => undefined): AsyncGenerator<Uint8Array> {
  try {
    for (const size of sizes) yield new Uint8Array(size).fill(size);
  } finally {
    onEnd();
  }
}

const SIGNAL = new AbortController().signal;

describe('readStart', () => {
  it('reads a stream to its end when it is within the limit', async () => {
    const start = await readStart(chunksOf([3, 4, 3]), 10, SIGNAL);
    expect([start.bytes.byteLength, start.complete]).toEqual([10, true]);
  });

  it('returns exactly the limit of a longer stream, and closes it', async () => {
    let closed = false;
    const start = await readStart(
      chunksOf([4, 4, 4, 4, 4], () => {
        closed = true;
      }),
      10,
      SIGNAL,
    );
    expect([start.bytes.byteLength, start.complete, closed]).toEqual([10, false, true]);
  });
});
