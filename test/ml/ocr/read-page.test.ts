import { describe, expect, it } from '@jest/globals';
import type { ReadLine } from '../../../src/ml/ocr/read-line.ts';
import { readPage } from '../../../src/ml/ocr/read-page.ts';
import type { ReadOptions } from '../../../src/ml/ocr/tesseract.ts';
import { readLine } from './read-lines.ts';

const PROSE = [
  readLine('long:95 enough:95 to:95 be:95 running:95 text:95'),
  readLine('and:95 more:95 of:95 it:95 to:95 read:95'),
];
const LIST = [readLine('Leeks,:95 bunch:95'), readLine('Brown:95 bread:95')];
const PRICED = [readLine('Leeks,:95 bunch:95 2.10:95'), readLine('Brown:95 bread:95 2.25:95')];
const NONSENSE = [readLine('pkaiq:20 umolg:30 dnjrs:25')];

/** What an engine gives that reads each way of looking as told, and which ways it was asked for. */
function reading(answers: Readonly<Record<string, readonly ReadLine[]>>) {
  const asked: string[] = [];
  const read = (_: Uint8Array, { layout, turn }: ReadOptions) => {
    asked.push(`${layout} ${turn}`);
    return (answers[`${layout} ${turn}`] ?? []).map(tableOf).join('');
  };
  const lines = readPage({ read }, new Uint8Array()).map(({ words }) => words.map(({ text }) => text).join(' '));
  return { asked, lines };
}

let lineNumber = 0;

function tableOf({ block, words }: ReadLine): string {
  lineNumber += 1;
  const row = ({ box, confidence, text }: ReadLine['words'][number]) =>
    [
      5,
      1,
      block,
      1,
      lineNumber,
      1,
      box.left,
      box.top,
      box.right - box.left,
      box.bottom - box.top,
      confidence,
      text,
    ].join('\t');
  return words.map((word) => `${row(word)}\n`).join('');
}

const textOf = (lines: readonly ReadLine[]) => lines.map(({ words }) => words.map(({ text }) => text).join(' '));
const downwards = (lines: readonly ReadLine[]): ReadLine[] =>
  lines.map((line) => ({
    ...line,
    words: line.words.map(({ box, ...word }) => ({
      ...word,
      box: { left: box.top, right: box.bottom, top: box.left, bottom: box.right },
    })),
  }));

describe('readPage', () => {
  it('reads a page of prose once', () => {
    expect(reading({ 'columns 0': PROSE })).toEqual({ asked: ['columns 0'], lines: textOf(PROSE) });
  });

  it('reads an empty page once', () => {
    expect(reading({})).toEqual({ asked: ['columns 0'], lines: [] });
  });

  it('turns a page around that makes no sense, and keeps what makes more', () => {
    const around = reading({ 'columns 0': NONSENSE, 'columns 180': PROSE });
    expect(around).toEqual({ asked: ['columns 0', 'columns 180'], lines: textOf(PROSE) });
    expect(reading({ 'columns 0': NONSENSE, 'columns 180': [] }).lines).toEqual(textOf(NONSENSE));
  });

  it('reads a list as one block, unless that loses words', () => {
    const better = reading({ 'columns 0': LIST, 'block 0': PRICED });
    expect(better).toEqual({ asked: ['columns 0', 'block 0'], lines: textOf(PRICED) });
    expect(reading({ 'columns 0': PRICED, 'block 0': LIST }).lines).toEqual(textOf(PRICED));
  });

  it('leaves columns of short lines as they are', () => {
    const words = 'five:95 words:95 on:95 each:95 line:95';
    const column = (block: number, left: number) => [0, 30].map((top) => readLine(words, { block, left, top }));
    const columns = [...column(1, 0), ...column(2, 500)];
    expect(reading({ 'columns 0': columns }).asked).toEqual(['columns 0']);
    expect(reading({ 'columns 0': column(1, 0) }).asked).toEqual(['columns 0', 'block 0']);
  });

  it.each([
    ['columns 0', 'block 270', ['columns 0', 'block 270']],
    ['columns 180', 'block 90', ['columns 0', 'columns 180', 'block 90']],
  ])('turns a list that lies on its side upright (%s)', (first, second, asked) => {
    const answers = { 'columns 0': NONSENSE, [first]: downwards(LIST), [second]: PRICED };
    expect(reading(answers)).toEqual({ asked, lines: textOf(PRICED) });
  });

  it('reads no page more than three times', () => {
    const answers = { 'columns 0': NONSENSE, 'columns 180': LIST, 'block 180': PRICED };
    expect(reading(answers)).toEqual({ asked: ['columns 0', 'columns 180', 'block 180'], lines: textOf(PRICED) });
  });
});
