import { describe, expect, it } from '@jest/globals';
import { isDayMonthYear, isYearMonthDay } from '../../../../src/ml/sensitive/checks/is-date.ts';
import { passesLuhn } from '../../../../src/ml/sensitive/checks/luhn.ts';
import { passesMod11Radix10 } from '../../../../src/ml/sensitive/checks/mod-11-10.ts';
import { mod97 } from '../../../../src/ml/sensitive/checks/mod-97.ts';
import { passesVerhoeff } from '../../../../src/ml/sensitive/checks/verhoeff.ts';
import { withOneDigitChanged } from '../found-in.ts';

// The number and where it is given as an example.
const PUBLISHED: [scheme: string, passes: (digits: string) => boolean, number: string, source: string][] = [
  ['Luhn', passesLuhn, '79927398713', 'en.wikipedia.org/wiki/Luhn_algorithm'],
  ['Luhn', passesLuhn, '17893729974', 'en.wikipedia.org/wiki/Luhn_algorithm'],
  ['Verhoeff', passesVerhoeff, '2363', 'en.wikipedia.org/wiki/Verhoeff_algorithm'],
  ['MOD 11,10', passesMod11Radix10, '794623', 'ISO/IEC 7064, as the documentation of python-stdnum has it'],
  [
    'MOD 97-10',
    (digits) => mod97(digits) === 1,
    '3214282912345698765432161182',
    'en.wikipedia.org/wiki/International_Bank_Account_Number, its worked example',
  ],
];

describe('a check digit', () => {
  it.each(PUBLISHED)('of %s passes in %p%s, and with any one digit changed it fails', (_, passes, number) => {
    expect(passes(number)).toBe(true);
    for (const changed of withOneDigitChanged(number)) expect(`${changed} ${passes(changed)}`).toBe(`${changed} false`);
  });

  it('of Verhoeff fails for any two neighbours swapped', () => {
    expect(['3263', '2633', '2336'].filter((swapped) => passesVerhoeff(swapped))).toEqual([]);
  });

  it('is no number for letters', () => {
    expect(mod97('12a')).toBeNaN();
  });
});

describe('a date', () => {
  it.each(['850731', '000229', '960229', '010101'])('%s is a day of the calendar', (digits) => {
    expect(isYearMonthDay(digits)).toBe(true);
  });

  it.each(['850732', '010229', '850431', '851301', '850001', '850100'])('%s is none', (digits) => {
    expect(isYearMonthDay(digits)).toBe(false);
  });

  it('is read with the day first too', () => {
    expect(isDayMonthYear('310785')).toBe(true);
    expect(isDayMonthYear('310685')).toBe(false);
  });
});
