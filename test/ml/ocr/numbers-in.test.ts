import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { numbersIn } from '../../../src/ml/ocr/numbers-in.ts';

describe('numbersIn', () => {
  it.each([
    ['Invoice number: INV-2025-00731', 'Invoice number INV-2025-00731'],
    ['Please quote order no. PO 5520943 (see below)', 'Order no. PO 5520943'],
    ['Receipt # 0048213', 'Receipt 0048213'],
    ['Our reference: TWW/25/0192', 'Our reference TWW/25/0192'],
    ['and quote our reference FL/2291-B.', 'Our reference FL/2291-B'],
    ['Meter number: WM 5509 2316', 'Meter number WM 5509 2316'],
    ['Rechnungsnummer: RE-2025-118', 'Rechnungsnummer RE-2025-118'],
    ['Kunden-Nr. 44 1020', 'Kunden-Nr. 44 1020'],
    ['Facture n° 2025-0071', 'Facture n° 2025-0071'],
    ['N° de commande : 88213', 'N° de commande 88213'],
  ])('finds the number in "%s"', (line, number) => {
    expect(numbersIn([line])).toEqual([number]);
  });

  it.each([
    'Order two of them, or 300',
    'Invoice date: 14 May 2025',
    'Order no. 12',
    'There is no order number here',
    'Card number 4111 1111 1111 1111',
    'Account number: 12345678',
    'Tel. 01632 960 418',
    'preorder number 12345',
  ])('leaves "%s" alone', (line) => {
    expect(numbersIn([line])).toEqual([]);
  });

  it('shows each number once, and twenty at most', () => {
    expect(numbersIn(['Job no. 1234', 'JOB', 'Job no. 1234'])).toEqual(['Job no. 1234']);
    const lines = (count: number) => Array.from({ length: count }, (_, at) => `Item no. ${1000 + at}`);
    expect(numbersIn(lines(20))).toHaveLength(20);
    expect(numbersIn(lines(21))).toEqual(numbersIn(lines(20)));
  });

  it('takes time in proportion to the text, whatever it is', () => {
    const parts = fc.constantFrom('order no. ', 'order no ', 'A', '1', '-', '/', ' 11', 'n° de ', 'kunden', ' ', '.');
    void fc.assert(
      fc.property(fc.array(parts, { minLength: 1, maxLength: 8 }), (pattern) => {
        const line = pattern.join('').repeat(20_000 / pattern.length);
        const started = performance.now();
        numbersIn([line]);
        expect(performance.now() - started).toBeLessThan(1000);
      }),
      { numRuns: 20 },
    );
  });
});
