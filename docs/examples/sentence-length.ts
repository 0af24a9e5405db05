import { collectBytes } from '../../src/ml/collect-bytes.ts';
import type { StreamAdapter } from '../../src/ml/ml-adapter.ts';

/** Says how long the sentences of a text file are. */
export const sentenceLength: StreamAdapter = {
  name: 'Sentence length',
  as: 'stream',
  limits: { sizeBytes: 1024 * 1024, timeoutMs: 5_000 },
  reads: (file) => (file.extension === 'txt' ? 'original' : undefined),
  async look({ content }) {
    const text = Buffer.from(await collectBytes(content)).toString('utf8');
    const sentences = text.split(/[.!?]+\s/).filter((sentence) => sentence.trim() !== '');
    if (sentences.length === 0) return [];
    const words = Math.round(text.split(/\s+/).length / sentences.length);
    return [{ kind: 'keyword', title: 'Style', entries: [{ text: `${words} words a sentence` }] }];
  },
};
