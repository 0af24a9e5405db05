import { describe, expect, it } from '@jest/globals';
import { textAdapter } from '../../../src/ml/adapters/text.ts';

/** Texts made to hurt: each brings one pattern of ours to the brink of a match, over and over. */
const HOSTILE: Record<string, string> = {
  'one word': 'a',
  digits: '1',
  'grouped digits': '1,111,',
  'e-mail addresses that never end': 'a@a.',
  brackets: '[a](',
  'open tags': '<a ',
  quotes: '"',
  capitals: 'Aa & ',
  'hyphens at line ends': 'reten-\n',
  'particles of names': 'van der ',
  'table cells': '|a',
  underscores: '_a_',
  Thai: 'ก',
};

async function cpuMs(text: string, extension: string): Promise<number> {
  const bytes = Buffer.from(text);
  const start = process.cpuUsage();
  await textAdapter().look({
    file: { name: 'file', extension },
    signal: new AbortController().signal,
    content: {
      sizeBytes: bytes.byteLength,
      chunks: (async function* () {
        yield bytes;
      })(),
    },
  });
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

describe('the work of textAdapter', () => {
  it.each(Object.entries(HOSTILE))('grows with the length of a text of %s, not with its square', async (_, unit) => {
    for (const extension of ['txt', 'md', 'html', 'csv', 'json', 'ts']) {
      const short = unit.repeat(60_000 / unit.length);
      await cpuMs(short, extension);
      const once = await cpuMs(short, extension);
      const eightfold = await cpuMs(short.repeat(8), extension);
      // Eight times the text is 8 times the work when linear, 64 times when quadratic.
      expect(eightfold).toBeLessThan(30 * (once + 15));
    }
  });
});
