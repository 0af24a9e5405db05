import { isYearMonthDay } from '../checks/is-date.ts';
import { weightedSum } from '../checks/weighted-sum.ts';
import type { IdRule } from './id-rule.ts';

/**
 * PESEL: date of birth (the month tells the century: 20 added from 2000 on, 80 before 1900), serial and a check digit.
 *
 * @see https://www.gov.pl/web/gov/czym-jest-numer-pesel
 */
const pesel: IdRule = {
  label: { one: 'Polish PESEL number', many: 'Polish PESEL numbers' },
  forms: '[0-9]{11}|[0-9]{6} [0-9]{5}',
  isValid(bare) {
    const month = String(Number(bare.slice(2, 4)) % 20).padStart(2, '0');
    const isBorn = isYearMonthDay(`${bare.slice(0, 2)}${month}${bare.slice(4, 6)}`);
    return isBorn && weightedSum(bare, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]) % 10 === 0;
  },
  named: /pesel/gi,
};

export const PL_IDS: readonly IdRule[] = [pesel];
