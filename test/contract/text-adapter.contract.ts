import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { MlAdapterError } from '../../src/errors.ts';
import type { FileText } from '../../src/ml/file-text.ts';
import type { FileFacts, TextAdapter } from '../../src/ml/ml-adapter.ts';
import { expectSound } from '../support/sound-contents.ts';

export interface TextAdapterContract {
  readonly name: string;
  /** Made anew for each test, its provider replaced by a fake. */
  readonly adapter: () => TextAdapter;
  /** Texts in which the adapter finds something. */
  readonly goodTexts: readonly Omit<FileText, 'kind'>[];
  /** How many random texts to try. @default 60 */
  readonly runs?: number;
}

const FILE: FileFacts = { name: 'a.txt', extension: 'txt', type: { group: 'text', format: 'txt' } };
const FORMATS = ['txt', 'md', 'html', 'csv', 'json', 'srt', 'ts', '__proto__', undefined];

/** What holds for every ML adapter that reads text. */
export function textAdapterContract({ name, adapter, goodTexts, runs = 60 }: TextAdapterContract): void {
  const look = (text: Omit<FileText, 'kind'>, signal = new AbortController().signal) =>
    adapter().look({ file: FILE, text: { kind: 'text', ...text }, signal });
  const texts = goodTexts.map((text, at) => [`text ${at + 1}`, text] as const);

  describe(`${name} as an adapter that reads text`, () => {
    it('has a name and a limit', () => {
      expect(adapter().name.trim()).not.toBe('');
      expect(adapter().limits.timeoutMs).toBeGreaterThan(0);
    });

    it.each(texts)('finds something in %s, and the same again', async (_, text) => {
      const contents = await look(text);
      expect(contents.length).toBeGreaterThan(0);
      expectSound(contents);
      expect(await look(text)).toEqual(contents);
    });

    it('turns any text into sound contents or an error of its own', async () => {
      const any = fc.oneof(
        fc.string({ unit: 'binary', maxLength: 500 }),
        fc.lorem({ maxCount: 80 }),
        pieceOf(goodTexts),
      );
      await fc.assert(
        fc.asyncProperty(any, fc.constantFrom(...FORMATS), async (text, format) => {
          try {
            expectSound(await look({ text, format }));
          } catch (error) {
            if (!(error instanceof MlAdapterError)) throw error;
          }
        }),
        { numRuns: runs },
      );
    });

    it.each(texts)('does not begin with %s once aborted', async (_, text) => {
      const reason = new Error('stopped before');
      await expect(look(text, AbortSignal.abort(reason))).rejects.toBe(reason);
    });
  });
}

function pieceOf(texts: readonly Omit<FileText, 'kind'>[]): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom(...texts), fc.nat(), fc.nat(), fc.string({ unit: 'binary', maxLength: 20 }))
    .map(([{ text }, start, length, inserted]) => {
      const at = start % (text.length + 1);
      return inserted + text.slice(at, at + (length % (text.length - at + 1)));
    });
}
