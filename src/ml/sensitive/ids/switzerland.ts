import { weightedSum } from '../checks/weighted-sum.ts';
import type { IdRule } from './id-rule.ts';

/**
 * AHV number (numéro AVS): 756 for Switzerland, nine digits and a check digit as of EAN-13. No trade item has that prefix.
 *
 * @see https://www.zas.admin.ch/zas/en/home/partenaires-et-institutions-/navs13.html
 */
const ahvNumber: IdRule = {
  label: { one: 'Swiss AHV number', many: 'Swiss AHV numbers' },
  forms: '756([. -]?)[0-9]{4}\\1[0-9]{4}\\1[0-9]{2}',
  isValid: (bare) => weightedSum(bare, [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1]) % 10 === 0,
  named: /(?<![a-z])(?:ahv(?:n13)?|avs|navs)(?![a-z])|sozialversicherung|swiss social/gi,
  standsAlone: /^/,
};

export const CH_IDS: readonly IdRule[] = [ahvNumber];
