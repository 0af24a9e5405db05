import { describe, expect, it } from '@jest/globals';
import { hasTextColumns, isList, runsDown } from '../../../src/ml/ocr/layout-of.ts';
import { readLine } from './read-lines.ts';

const RUNNING = 'many:9 words:9 in:9 a:9 line:9 of:9 text:9';
const column = (words: string, block: number, left: number, top = 0) => [
  readLine(words, { block, left, top }),
  readLine(words, { block, left, top: top + 30 }),
];

describe('isList', () => {
  it('tells the short lines of a bill from running text', () => {
    expect(isList([readLine('Leeks:9 2.10:9'), readLine('Brown:9 bread:9 2.25:9')])).toBe(true);
    expect(isList([readLine(RUNNING), readLine(RUNNING), readLine('end.:9')])).toBe(true);
    expect(isList([readLine(RUNNING), readLine(RUNNING)])).toBe(false);
    expect(isList([readLine('Heading:9')])).toBe(false);
    expect(isList([])).toBe(false);
  });
});

describe('hasTextColumns', () => {
  it('sees running text beside running text', () => {
    expect(hasTextColumns([...column(RUNNING, 1, 0), ...column(RUNNING, 2, 500)])).toBe(true);
  });

  it('does not take prices beside items for columns of text', () => {
    expect(hasTextColumns([...column('Brown:9 bread:9', 1, 0), ...column('2.25:9', 2, 500)])).toBe(false);
  });

  it('does not take paragraphs below each other for columns', () => {
    expect(hasTextColumns([...column(RUNNING, 1, 0), ...column(RUNNING, 2, 0, 100)])).toBe(false);
    expect(hasTextColumns([...column(RUNNING, 1, 0), ...column(RUNNING, 2, 500, 50)])).toBe(false);
  });
});

describe('runsDown', () => {
  const down = readLine('two:9 words:9');
  const turned = {
    ...down,
    words: down.words.map((word) => ({
      ...word,
      box: { left: word.box.top, right: word.box.bottom, top: word.box.left, bottom: word.box.right },
    })),
  };

  it('sees lines that run down the page, but for single words', () => {
    expect(runsDown([turned, turned, down])).toBe(true);
    expect(runsDown([turned, down])).toBe(false);
    expect(runsDown([readLine('I:9')])).toBe(false);
  });
});
