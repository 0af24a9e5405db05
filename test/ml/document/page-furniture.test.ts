import { describe, expect, it } from '@jest/globals';
import { withoutFurniture } from '../../../src/ml/document/pdf/page-furniture.ts';
import type { TextLine } from '../../../src/ml/document/pdf/text-lines.ts';

/** Lines from the top of a page, 12 points apart; cells are parted by `|`. */
function page(...texts: string[]): TextLine[] {
  return texts.map((text, at) => ({
    cells: text.split('|'),
    left: 60,
    right: 500,
    y: 780 - 12 * at,
    size: 10,
    isRightToLeft: false,
  }));
}

function kept(pages: readonly (readonly TextLine[])[]): string[][] {
  return withoutFurniture(pages).map((lines) => lines.map((line) => line.cells.join('|')));
}

/** Eight lines that no other page has. */
const body = (number: number) =>
  Array.from({ length: 8 }, (_, at) => `${'abcdefgh'.charAt(at)} text ${'x'.repeat(number)}`);
const pagesWith = (count: number, furnish: (lines: string[], number: number) => string[]) =>
  Array.from({ length: count }, (_, at) => page(...furnish(body(at + 1), at + 1)));

describe('withoutFurniture', () => {
  it('leaves out a header and a footer that stand on three pages, but for their numbers', () => {
    const pages = pagesWith(3, (lines, number) => [
      'Merrow Foundation|Annual review 2024',
      ...lines,
      `12 Quay Lane, Port Garrow|${number + 40}`,
    ]);
    expect(kept(pages)).toEqual([1, 2, 3].map(body));
  });

  it('keeps the first of two, which may be a title', () => {
    const pages = pagesWith(2, (lines) => ['Harbour report', ...lines]);
    expect(kept(pages)).toEqual([['Harbour report', ...body(1)], body(2)]);
  });

  it.each([
    [6, body(1)],
    [7, ['Harbour report', ...body(1)]],
  ])('takes for a header what stands on half of the pages: three of %d', (count, first) => {
    const pages = pagesWith(count, (lines, number) => (number <= 3 ? ['Harbour report', ...lines] : lines));
    expect(kept(pages)[0]).toEqual(first);
  });

  it('keeps what repeats in the midst of pages', () => {
    const pages = pagesWith(4, (lines) => [...lines.slice(0, 4), 'Weather: fair', ...lines.slice(4)]);
    expect(kept(pages)).toEqual(
      [1, 2, 3, 4].map((number) => [...body(number).slice(0, 4), 'Weather: fair', ...body(number).slice(4)]),
    );
  });

  it('keeps amounts and rows of numbers at the end of pages', () => {
    const pages = pagesWith(4, (lines, number) => [...lines, `Balance|${number},250.10`, `${number}4|${number}7`]);
    expect(kept(pages).map((lines) => lines.slice(-2))).toEqual(
      [1, 2, 3, 4].map((number) => [`Balance|${number},250.10`, `${number}4|${number}7`]),
    );
  });

  it('keeps one of several copies of a page', () => {
    const copies = Array.from({ length: 4 }, () => page('Form B', 'Name', 'Street', 'Town', 'Date'));
    expect(kept(copies)[0]).toEqual(['Form B', 'Name', 'Street', 'Town', 'Date']);
  });

  it('leaves out page numbers everywhere', () => {
    const pages = pagesWith(2, (lines, number) => [...lines, `Page ${number} of 2`]);
    expect(kept(pages)).toEqual([1, 2].map(body));
  });

  it('leaves out footers that count up in the midst of pages, and the headers below them', () => {
    const counted = (number: number) => [`Quay Lane, Port Garrow|${number}`, 'Merrow Foundation|Annual review'];
    const text = [1, 2, 3].flatMap((number) => [...body(number), ...counted(number)]);
    expect(kept([page(...text, ...body(4))])).toEqual([[1, 2, 3, 4].flatMap(body)]);
  });

  it.each([
    ['two of them', (number: number) => [...body(number), `Quay Lane|${number}`], 2],
    ['those that do not count up', (number: number) => [...body(number), `Income|${number * 300}`], 4],
    ['rows of a table', (number: number) => ['a', 'b', 'c', 'd', `Income|${number}`], 4],
  ])('keeps lines with a number in the midst of pages: %s', (_, part, count) => {
    const text = Array.from({ length: count }, (__, at) => part(at + 1)).flat();
    const whole = [...body(8), ...text, ...body(9)];
    expect(kept([page(...whole)])).toEqual([whole]);
  });
});
