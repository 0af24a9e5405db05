import { answerThread } from '../thread/answer-thread.ts';
import type { LanguageFile } from './language-data.ts';
import type { ReadLine } from './read-line.ts';
import { readPage } from './read-page.ts';
import { tesseract } from './tesseract.ts';

export interface ReadInput {
  readonly languages: readonly LanguageFile[];
  /** PNGs. */
  readonly pages: readonly Uint8Array[];
}

answerThread(async ({ languages, pages }: ReadInput): Promise<ReadLine[][]> => {
  const engine = await tesseract(languages);
  return pages.map((png) => readPage(engine, png));
});
