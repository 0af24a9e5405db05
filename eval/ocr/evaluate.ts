import { readdir, readFile } from 'node:fs/promises';
import { recogniseText } from '../../src/ml/ocr/recognise-text.ts';
import type { Evaluation, Goal, Score } from '../evaluation.ts';
import { type CharacterErrors, characterErrors } from './character-errors.ts';
import { asPhotographed, atResolution } from './page-variants.ts';
import { TEXTLESS_PICTURES } from './textless-pictures.ts';

interface Page {
  readonly scan: Uint8Array;
  readonly truth: string;
}

/** How a page is given to the text recognition. */
interface Row {
  readonly measure: string;
  readonly goal?: Goal;
  picture(scan: Uint8Array, at: number): Promise<Uint8Array>;
}

const ROWS: readonly Row[] = [
  { measure: 'Characters wrong at 300 dpi', goal: { atMost: 1 }, picture: (scan) => atResolution(scan, 300) },
  { measure: 'Characters wrong at 150 dpi', goal: { atMost: 3 }, picture: (scan) => atResolution(scan, 150) },
  { measure: 'Characters wrong at 100 dpi', picture: (scan) => atResolution(scan, 100) },
  { measure: 'Characters wrong, photographed', picture: (scan, at) => asPhotographed(scan, at + 1) },
];

const signal = new AbortController().signal;

/** Text recognition on rendered pages: letters, bills, receipts, columns, small print; and on pictures without text. */
export const evaluation: Evaluation = {
  name: 'Text recognition',
  async run() {
    const scores: Score[] = [];
    for (const part of ['tuned', 'held'] as const) {
      const pages = await pagesOf(part);
      for (const row of ROWS) scores.push({ part, unit: '%', ...(await errorRate(row, pages)) });
      scores.push({ part, ...(await falseLines(part)) });
    }
    return scores;
  },
};

async function pagesOf(part: Score['part']): Promise<Page[]> {
  const folder = new URL(`./pages/${part}/`, import.meta.url);
  const names = (await readdir(folder)).filter((name) => name.endsWith('.png')).sort();
  return Promise.all(
    names.map(async (name) => ({
      scan: await readFile(new URL(name, folder)),
      truth: await readFile(new URL(name.replace('.png', '.txt'), folder), 'utf8'),
    })),
  );
}

/** Over the characters of all pages together; of columns the left one is to be read first. */
async function errorRate({ measure, goal, picture }: Row, pages: readonly Page[]) {
  const total = { errors: 0, characters: 0 };
  for (const [at, { scan, truth }] of pages.entries()) {
    const [page] = await recogniseText([{ bytes: await picture(scan, at) }], { signal });
    const found: CharacterErrors = characterErrors(page?.lines.map(({ text }) => text).join('\n') ?? '', truth);
    total.errors += found.errors;
    total.characters += found.characters;
  }
  return { measure, value: (100 * total.errors) / total.characters, ...(goal && { goal }) };
}

async function falseLines(part: Score['part']) {
  const pictures = TEXTLESS_PICTURES.filter((picture) => picture.part === part);
  let value = 0;
  for (const { render } of pictures) {
    const [page] = await recogniseText([{ bytes: await render() }], { signal });
    value += page?.lines.length ?? 0;
  }
  return { measure: `Lines read on ${pictures.length} pictures without text`, value, goal: { atMost: 0 } };
}
