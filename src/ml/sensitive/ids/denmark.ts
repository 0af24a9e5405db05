import { isDayMonthYear } from '../checks/is-date.ts';
import type { IdRule } from './id-rule.ts';

/**
 * CPR numbers: date of birth and four digits. The old check digit (modulus 11) has not held for all since 2007, so a word must name it.
 *
 * @see https://cpr.dk/cpr-systemet/opbygning-af-cpr-nummeret
 */
const cprNumber: IdRule = {
  label: { one: 'Danish CPR number', many: 'Danish CPR numbers' },
  forms: '[0-3][0-9][01][0-9][0-9]{2}[- ]?[0-9]{4}',
  isValid: (bare) => isDayMonthYear(bare.slice(0, 6)),
  named:
    /(?<![a-z])cpr(?:[ -]?(?:nummer|numre|nr|number|no|registret))?(?![a-z])|person(?:nummer|nr)(?![a-z])|danish (?:personal|id)/gi,
};

export const DK_IDS: readonly IdRule[] = [cprNumber];
