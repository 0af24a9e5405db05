import { describe, expect, it } from '@jest/globals';
import { worthyLines } from '../../../src/ml/ocr/worthy-lines.ts';
import { readLine } from './read-lines.ts';

const SURE_PAGE = Array.from({ length: 10 }, () => readLine('Twenty:96 sure:96 words:96'));

/** What becomes of a line on a page that is otherwise read well. */
function worth(words: string, minConfidence = 60): string | undefined {
  return worthyLines([...SURE_PAGE, readLine(words)], minConfidence)[SURE_PAGE.length]?.text;
}

describe('worthyLines', () => {
  it('weighs the confidence of words by their length', () => {
    const [line] = worthyLines([readLine('nine:90 a:40')], 60);
    expect(line).toEqual({ text: 'nine', confidence: 80 });
  });

  it.each([
    [60, 'borderline:60', 'borderline'],
    [60, 'borderline:59.4', undefined],
    [0, 'unsure:50', 'unsure'],
    [95, 'certain:94', undefined],
    [95, 'certain:95', 'certain'],
  ])('draws the line at a confidence of %i', (minConfidence, words, expected) => {
    expect(worth(words, minConfidence)).toBe(expected);
  });

  it('keeps an unsure word among sure ones when it looks like one', () => {
    expect(worth('Receipt:27 no.:95 0048213:95')).toBe('Receipt no. 0048213');
    expect(worth('(:20 Total:95 payment:95 ~=_x:10')).toBe('Total payment');
  });

  it('drops specks, and keeps the marks that people write', () => {
    expect(worth('|:95 Fennick:95 &:95 Lowe:95 -:95 joiners:95 ’:90')).toBe('Fennick & Lowe - joiners');
  });

  it('drops unsure words where little else is sure', () => {
    expect(worth('sure:99 nonsenses:45', 50)).toBe('sure');
  });

  it.each(['0000:95 000:95', '|:96 —:96', '.:99'])('takes %s for no text', (words) => {
    expect(worth(words)).toBeUndefined();
  });

  it('asks more of lines on a page that makes little sense', () => {
    const foliage = Array.from({ length: 30 }, () => readLine('Ab]x:30 q:20 ~SS:25'));
    const texts = (words: string) => worthyLines([...foliage, readLine(words)], 60).map(({ text }) => text);
    expect(texts('MAIN:92 STREET:91')).toEqual(['MAIN STREET']);
    expect(texts('MAIN:80 STREET:82')).toEqual([]);
    expect(texts('4x:95 Ql:95')).toEqual([]);
  });

  it('has no lines where none were read', () => {
    expect(worthyLines([], 60)).toEqual([]);
  });
});
