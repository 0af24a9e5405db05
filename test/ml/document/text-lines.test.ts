import { describe, expect, it } from '@jest/globals';
import { rightToLeftText } from '../../../src/ml/document/pdf/right-to-left.ts';
import { type PlacedText, textLines } from '../../../src/ml/document/pdf/text-lines.ts';

/** Of size 10, each character 5 points wide. */
function piece(text: string, x: number, y = 700, more: Partial<PlacedText> = {}): PlacedText {
  return { text, x, y, width: text.length * 5, size: 10, isRightToLeft: false, endsLine: false, ...more };
}

const cells = (...pieces: PlacedText[]) => textLines(pieces).map((line) => line.cells);

describe('textLines', () => {
  it('joins the pieces of a word, and parts words by the gap between them', () => {
    expect(cells(piece('Har', 60), piece('bour', 75), piece('dues', 98))).toEqual([['Harbour dues']]);
  });

  it.each([
    [18, [['Rent £1']]],
    [19, [['Rent', '£1']]],
  ])('takes a gap of %d points at size 10 for that of cells, or not', (gap, expected) => {
    expect(cells(piece('Rent', 60), piece('£1', 80 + gap))).toEqual(expected);
  });

  it('begins a line where the baseline is another', () => {
    expect(cells(piece('one', 60, 700), piece('two', 60, 688))).toEqual([['one'], ['two']]);
    expect(cells(piece('one', 60, 700), piece('two', 77, 696))).toEqual([['one two']]);
  });

  it('goes on after the end of a line only further right', () => {
    const ended = { endsLine: true };
    expect(cells(piece('left', 60, 700, ended), piece('right', 300))).toEqual([['left', 'right']]);
    expect(cells(piece('left', 60, 700, ended), piece('again', 60))).toEqual([['left'], ['again']]);
  });

  it('takes bold type that was printed twice once', () => {
    expect(cells(piece('Dues', 60), piece('Dues', 60.4))).toEqual([['Dues']]);
  });

  it('writes small raised numbers as such', () => {
    expect(cells(piece('120 m', 60), piece('2', 85, 704, { size: 6 }))).toEqual([['120 m²']]);
    expect(cells(piece('120 m', 60), piece('2', 85, 700, { size: 6 }))).toEqual([['120 m2']]);
  });

  it('makes no lines of spaces', () => {
    expect(cells(piece(' ', 60), piece('  ', 80))).toEqual([]);
  });
});

describe('rightToLeftText', () => {
  const hebrew = (text: string, x: number) => piece(text, x, 700, { isRightToLeft: true });

  it('reads from the right, whichever end was drawn first', () => {
    const [first, second] = [hebrew('שלום', 200), hebrew('עולם', 150)];
    expect(rightToLeftText([first, second])).toBe('שלום עולם');
    expect(rightToLeftText([second, first])).toBe('שלום עולם');
  });

  it('keeps Latin words in their own order', () => {
    const pieces = [hebrew('שלום', 300), piece('Quay', 200), piece('Lane', 225), hebrew('עולם', 150)];
    expect(rightToLeftText(pieces)).toBe('שלום Quay Lane עולם');
  });
});
