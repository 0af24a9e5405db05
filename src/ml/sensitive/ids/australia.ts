import { weightedSum } from '../checks/weighted-sum.ts';
import type { IdRule } from './id-rule.ts';

/**
 * Tax file numbers: nine digits whose weighted sum is divisible by 11.
 *
 * @see https://en.wikipedia.org/wiki/Tax_file_number
 */
const taxFileNumber: IdRule = {
  label: { one: 'Australian tax file number', many: 'Australian tax file numbers' },
  forms: '[0-9]{3}([- ]?)[0-9]{3}\\1[0-9]{3}',
  isValid: (bare) => weightedSum(bare, [1, 4, 3, 7, 5, 8, 6, 9, 10]) % 11 === 0,
  named: /tax[ _-]?file|(?<![a-z])t\.?f\.?n\.?s?(?![a-z])/gi,
};

export const AU_IDS: readonly IdRule[] = [taxFileNumber];
