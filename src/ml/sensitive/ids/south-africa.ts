import { isYearMonthDay } from '../checks/is-date.ts';
import { passesLuhn } from '../checks/luhn.ts';
import type { IdRule } from './id-rule.ts';

/**
 * Identity numbers: date of birth, serial, citizenship (0, 1 or 2), a digit no longer used and a Luhn digit.
 *
 * Millisecond timestamps and trade item numbers (600, 601) have thirteen digits too, so a word must name it.
 *
 * @see https://www.gov.za/about-sa/south-africas-people
 * @see https://en.wikipedia.org/wiki/South_African_identity_card
 */
const identityNumber: IdRule = {
  label: { one: 'South African ID number', many: 'South African ID numbers' },
  forms: '[0-9]{6}( ?)[0-9]{4}\\1[0-2][0-9]\\1[0-9]|[0-9]{6} [0-9]{4} [0-2][0-9]{2}',
  isValid: (bare) => isYearMonthDay(bare.slice(0, 6)) && /[012]/.test(bare.charAt(10)) && passesLuhn(bare),
  named:
    /(?<![a-z])(?:(?:r?sa|south african)[ _-]id|id(?:entity)?[ _-]?(?:numbers?|no|num|nr|document)|i\.?d\.? ?no)(?![a-z])|identiteits(?:nommer|nr)|(?<![a-z])id-?nommer/gi,
};

export const ZA_IDS: readonly IdRule[] = [identityNumber];
