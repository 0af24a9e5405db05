import { text } from 'node:stream/consumers';
import type { StreamAdapter } from '../src/ml/ml-adapter.ts';

/** Reads a file to its end and finds its first word: as little ML as there can be. */
export const wordAdapter: StreamAdapter = {
  name: 'Word finder',
  as: 'stream',
  limits: { sizeBytes: 1024 * 1024, timeoutMs: 60_000 },
  reads: () => 'original',
  async look({ content }) {
    const words = (await text(content.chunks)).split(' ', 1);
    return [{ kind: 'keyword', entries: words.map((word) => ({ text: word })) }];
  },
};
