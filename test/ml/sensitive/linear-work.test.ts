import { describe, expect, it } from '@jest/globals';
import { sensitiveDataAdapter } from '../../../src/ml/adapters/sensitive-data.ts';

/** Texts made to hurt: each brings one pattern of ours to the brink of a match, over and over. */
const HOSTILE: [what: string, unit: string, format: string][] = [
  ['digits', '1', 'txt'],
  ['digits with spaces', '1 ', 'txt'],
  ['digits with dots', '1.', 'txt'],
  ['groups of four', '4242 ', 'txt'],
  ['at signs', '@', 'txt'],
  ['domains that never end', 'a.', 'txt'],
  ['e-mail addresses that never end', 'a@a.', 'txt'],
  ['the beginning of a key', 'AKIA', 'txt'],
  ['the beginning of a token', 'eyJ', 'txt'],
  ['spaces', ' ', 'txt'],
  ['tabs', '\t', 'txt'],
  ['line ends', '\n', 'txt'],
  ['dashes', '-', 'txt'],
  ['passwords', 'password=', 'txt'],
  ['passwords that are said', 'password is ', 'txt'],
  ['addresses', 'https://', 'txt'],
  ['addresses with passwords', 'a://a:a', 'txt'],
  ['phone numbers', '+1', 'txt'],
  ['phone numbers with gaps', '+1 (', 'txt'],
  ['named phone numbers', 'Tel. 0123 456789\n', 'txt'],
  ['IBANs', 'DE89', 'txt'],
  ['IBANs with gaps', 'DE89 3704 ', 'txt'],
  ['machine-readable zones', '<', 'txt'],
  ['machine-readable zones', 'A<', 'txt'],
  ['announced keys', '-----BEGIN PRIVATE KEY-----', 'txt'],
  ['announced keys', 'PuTTY-User-Key-File-2: abc\n', 'txt'],
  ['other numbers', 'order number ', 'txt'],
  ['ids', '078-05-1120, ', 'txt'],
  ['letters of other scripts', 'ａ', 'txt'],
  ['digits of other scripts', '١', 'txt'],
  ['quotes', '"', 'csv'],
  ['cells', 'a,', 'csv'],
  ['rows', 'a|b\n', 'txt'],
  ['open tags', '<a ', 'html'],
  ['attributes', '<a b="', 'html'],
  ['entities', '&#1', 'html'],
  ['backslashes', '\\', 'json'],
];

async function cpuMs(text: string, format: string): Promise<number> {
  const start = process.cpuUsage();
  await sensitiveDataAdapter().look({
    file: { name: 'file', extension: format, type: { group: 'text', format } },
    signal: new AbortController().signal,
    text: { kind: 'text', text, format },
  });
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

describe('the work of sensitiveDataAdapter', () => {
  it.each(HOSTILE)(
    'grows with the length of a text of %s, not with its square (%j, .%s)',
    async (_, unit, format) => {
      // More than a piece, so that eight times the text is eight times the pieces and not longer ones.
      const short = unit.repeat(70_000 / unit.length);
      await cpuMs(short.slice(0, 20_000), format);
      const once = await cpuMs(short, format);
      const eightfold = await cpuMs(short.repeat(8), format);
      // Eight times the text is 8 times the work when linear, 64 times when quadratic.
      expect(eightfold).toBeLessThan(30 * (once + 15));
    },
    60_000,
  );

  it('ends soon after it is stopped, within a long text', async () => {
    const [controller, reason] = [new AbortController(), new Error('stopped within')];
    const text = 'Tel. 0123 456789, 4242 4242 4242 4241\n'.repeat(100_000);
    const looking = sensitiveDataAdapter().look({
      file: { name: 'file', extension: 'txt', type: { group: 'text', format: 'txt' } },
      signal: controller.signal,
      text: { kind: 'text', text },
    });
    const timer = setTimeout(() => controller.abort(reason), 300);
    const start = performance.now();
    await expect(looking).rejects.toBe(reason);
    clearTimeout(timer);
    expect(performance.now() - start).toBeLessThan(5000);
  });
});
