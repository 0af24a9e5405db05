import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { numberFormOf } from '../../../src/ml/document/sheet/number-form.ts';
import { numberText } from '../../../src/ml/document/sheet/number-text.ts';

describe('numberFormOf', () => {
  it.each([
    ['0.00', 'number'],
    ['General', 'number'],
    ['#,##0', 'number'],
    ['0.0%', 'percent'],
    ['yyyy-mm-dd', 'date'],
    ['d mmm yy', 'date'],
    ['mmmm', 'date'],
    ['[$-F800]dddd, mmmm dd, yyyy', 'date'],
    ['[$-411]yyyy"年"m"月"d"日"', 'date'],
    ['h:mm AM/PM', 'time'],
    ['[h]:mm:ss', 'time'],
    ['mm:ss.0', 'time'],
    ['dd/mm/yyyy hh:mm', 'date and time'],
    ['"days" 0', 'number'],
    ['[Red]0;[Blue]-0', 'number'],
    ['0\\d', 'number'],
    ['"£"#,##0.00', { currency: '£', decimals: 2 }],
    ['[$£-809]#,##0.00', { currency: '£', decimals: 2 }],
    ['#,##0.00 [$€-407];[Red]-#,##0.00 [$€-407]', { currency: '€', decimals: 2 }],
    ['[$CHF] #,##0', { currency: 'CHF', decimals: 0 }],
    ['_-$* #,##0.00_-', { currency: '$', decimals: 2 }],
    ['#,##0.00 "EUR"', { currency: 'EUR', decimals: 2 }],
  ])('reads %s', (code, expected) => {
    expect(numberFormOf(164, code)).toEqual(expected);
  });

  it.each([
    [0, 'number'],
    [9, 'percent'],
    [14, 'date'],
    [21, 'time'],
    [22, 'date and time'],
    [49, 'number'],
  ])("knows Excel's own format %d", (id, expected) => {
    expect(numberFormOf(id, undefined)).toBe(expected);
  });
});

describe('numberText', () => {
  // Excel's own table of serial numbers: support.microsoft.com, "DATE function".
  it.each([
    ['1', 'date', 1900, '1900-01-01'],
    ['59', 'date', 1900, '1900-02-28'],
    ['61', 'date', 1900, '1900-03-01'],
    ['39448', 'date', 1900, '2008-01-01'],
    ['2958465', 'date', 1900, '9999-12-31'],
    ['2958466', 'date', 1900, '2958466'],
    ['-1', 'date', 1900, '-1'],
    ['0', 'date', 1904, '1904-01-01'],
    ['0.5', 'time', 1900, '12:00'],
    ['0.75001', 'time', 1900, '18:00:01'],
    ['1.5', 'time', 1900, '1.5'],
    ['45366.604166666664', 'date and time', 1900, '2024-03-15 14:30'],
    ['45366', 'date and time', 1900, '2024-03-15'],
    ['0.07', 'percent', 1900, '7%'],
    ['0.1', 'number', 1900, '0.1'],
    ['1.1000000000000001', 'number', 1900, '1.1'],
    ['1E3', 'number', 1900, '1000'],
    ['words', 'number', 1900, 'words'],
    ['', 'date', 1900, ''],
  ] as const)('shows %s as a %s since %d as %s', (written, form, epoch, expected) => {
    expect(numberText(written, form, epoch)).toBe(expected);
  });

  it('shows amounts of money with their sign, in thousands', () => {
    expect(numberText('1840.5', { currency: '£', decimals: 2 }, 1900)).toBe('£1,840.50');
    expect(numberText('-12', { currency: 'EUR', decimals: 0 }, 1900)).toBe('-EUR 12');
  });

  it('shows any number in any form as a text', () => {
    const forms = ['number', 'percent', 'date', 'time', 'date and time', { currency: '€', decimals: 2 }] as const;
    const written = fc.oneof(fc.double().map(String), fc.string());
    // biome-ignore lint/nursery/noFloatingPromises: of a synchronous property, which returns nothing
    fc.assert(
      fc.property(written, fc.constantFrom(...forms), fc.constantFrom(1900, 1904), (number, form, epoch) => {
        expect(typeof numberText(number, form, epoch)).toBe('string');
      }),
    );
  });
});
