import { isYearMonthDay } from '../checks/is-date.ts';
import { passesLuhn } from '../checks/luhn.ts';
import type { IdRule } from './id-rule.ts';

/**
 * Personnummer, and samordningsnummer with 60 added to the day: date of birth, serial and a Luhn digit over the last ten.
 *
 * Invoice and case numbers are often a date and a serial too, so a word must name it.
 *
 * @see https://www.skatteverket.se/privat/folkbokforing/personnummer.4.3810a01c150939e893f18c29.html
 */
const personnummer: IdRule = {
  label: { one: 'Swedish personal number', many: 'Swedish personal numbers' },
  forms: '(?:(?:19|20)[0-9]{2}|[0-9]{2})[01][0-9][0-9][0-9][-+ ]?[0-9]{4}',
  isValid(bare) {
    const digits = bare.slice(-10);
    const day = Number(digits.slice(4, 6));
    const date = `${digits.slice(0, 4)}${String(day > 60 ? day - 60 : day).padStart(2, '0')}`;
    return isYearMonthDay(date) && passesLuhn(digits);
  },
  named:
    /person(?:nummer|nr|nbr|numret)|(?<![a-z])(?:pers?\.? ?nr|pnr|p-?nr)(?![a-z])|samordnings(?:nummer|nr)|identitetsnummer|swedish (?:personal|identity|id)|personal identity number/gi,
};

export const SE_IDS: readonly IdRule[] = [personnummer];
