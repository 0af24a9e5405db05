import { isDate } from '../checks/is-date.ts';
import type { IdRule } from './id-rule.ts';

const MONTHS = 'ABCDEHLMPRST';
/** What digits become where two people would share a code ("omocodia"). */
const DIGIT_LETTERS = 'LMNPQRSTUV';
/** The weight of 0–9, and of A–J again, on the places counted as odd. */
const ODD_WEIGHTS = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];

/**
 * Codice fiscale: letters of the names, date of birth (a woman's day is 40 more), place, and a check letter.
 *
 * @see https://www.agenziaentrate.gov.it/portale/web/guest/schede/istanze/richiesta-ts_cf/informazioni-codificazione-pf
 */
const codiceFiscale: IdRule = {
  label: { one: 'Italian tax code', many: 'Italian tax codes' },
  forms:
    '[A-Za-z]{3}( ?)[A-Za-z]{3}\\1[0-9LMNP-Vlmnp-v]{2}[A-EHLMPRSTa-ehlmprst][0-9LMNP-Vlmnp-v]{2}\\1[A-Za-z][0-9LMNP-Vlmnp-v]{3}[A-Za-z]',
  isValid(bare) {
    const [year, day] = [digitsOf(bare.slice(6, 8)), digitsOf(bare.slice(9, 11))];
    const month = MONTHS.indexOf(bare.charAt(8)) + 1;
    return isDate(year, month, day > 40 ? day - 40 : day) && checkLetter(bare.slice(0, 15)) === bare.at(-1);
  },
  named: /codice fiscale|cod\. ?fisc|(?<![a-z])c\.?f\.?(?![a-z])|italian tax/gi,
  standsAlone: /^/,
};

export const IT_IDS: readonly IdRule[] = [codiceFiscale];

function digitsOf(coded: string): number {
  return Number([...coded].map((one) => (DIGIT_LETTERS.includes(one) ? DIGIT_LETTERS.indexOf(one) : one)).join(''));
}

function checkLetter(code: string): string {
  const sum = [...code].reduce((total, character, place) => {
    const value = Number.parseInt(character, 36) - (character > '9' ? 10 : 0);
    return total + (place % 2 === 0 ? (ODD_WEIGHTS[value] ?? 0) : value);
  }, 0);
  return String.fromCharCode(65 + (sum % 26));
}
