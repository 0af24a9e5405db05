import { weightedSum } from '../checks/weighted-sum.ts';
import type { IdRule } from './id-rule.ts';

/**
 * Burgerservicenummer: nine digits whose weighted sum (9 to 2, then −1) is divisible by 11; an eight-digit one lacks its leading 0.
 *
 * @see https://www.rvig.nl/burgerservicenummer
 */
const bsn: IdRule = {
  label: { one: 'Dutch citizen service number', many: 'Dutch citizen service numbers' },
  forms: '[0-9]{8,9}|[0-9]{4}([. ])[0-9]{2}\\1[0-9]{3}|[0-9]{3}([. ])[0-9]{3}\\2[0-9]{3}',
  isValid(bare) {
    const digits = bare.padStart(9, '0');
    return !digits.startsWith('00') && weightedSum(digits, [9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 === 0;
  },
  named:
    /(?<![a-z])b\.?s\.?n\.?(?:-?(?:nummer|nr))?(?![a-z])|burger ?service ?(?:nummer|nr)|sofi-?(?:nummer|nr)|citizen service number/gi,
};

export const NL_IDS: readonly IdRule[] = [bsn];
