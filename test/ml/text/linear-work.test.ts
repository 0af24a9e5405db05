import { describe, expect, it } from '@jest/globals';
import { textAdapter } from '../../../src/ml/adapters/text.ts';

/** Texts made to hurt: each brings one pattern of ours to the brink of a match, over and over. */
const HOSTILE: [what: string, unit: string, extension: string][] = [
  ['one word', 'a', 'txt'],
  ['digits', '1', 'txt'],
  ['grouped digits', '1,111,', 'txt'],
  ['e-mail addresses that never end', 'a@a.', 'txt'],
  ['capitals', 'Aa & ', 'txt'],
  ['hyphens at line ends', 'reten-\n', 'txt'],
  ['particles of names', 'van der ', 'txt'],
  ['Thai letters', 'ก', 'txt'],
  ['headers and footers', 'Page 1 of 2\n', 'pdf'],
  ['open brackets', '[a](', 'md'],
  ['open tags', '<a ', 'md'],
  ['table cells', '|a', 'md'],
  ['underscores', '_a_', 'md'],
  ['open tags', '<a ', 'html'],
  ['nested tags', '<p>', 'html'],
  ['entities', '&amp', 'html'],
  ['quotes', '"', 'csv'],
  ['quotes', '"', 'json'],
  ['backslashes', '"\\', 'json'],
  ['comments', '/*', 'ts'],
  ['fields', 'a.a', 'log'],
];

async function cpuMs(text: string, extension: string): Promise<number> {
  const start = process.cpuUsage();
  await textAdapter().look({
    file: { name: 'file', extension, type: { group: 'text', format: extension } },
    signal: new AbortController().signal,
    text: { kind: 'text', text, format: extension },
  });
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

describe('the work of textAdapter', () => {
  it.each(HOSTILE)(
    'grows with the length of a text of %s, not with its square (%j, .%s)',
    async (_, unit, extension) => {
      const short = unit.repeat(60_000 / unit.length);
      await cpuMs(short, extension);
      const once = await cpuMs(short, extension);
      const eightfold = await cpuMs(short.repeat(8), extension);
      // Eight times the text is 8 times the work when linear, 64 times when quadratic.
      expect(eightfold).toBeLessThan(30 * (once + 15));
    },
  );
});
