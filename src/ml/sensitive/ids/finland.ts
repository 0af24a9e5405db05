import { isDayMonthYear } from '../checks/is-date.ts';
import type { IdRule } from './id-rule.ts';

const CHECK_CHARACTERS = '0123456789ABCDEFHJKLMNPRSTUVWXY';

/**
 * Henkilötunnus: date of birth, a sign for the century, serial, and a check character (remainder by 31).
 *
 * @see https://dvv.fi/en/personal-identity-code
 */
const henkilotunnus: IdRule = {
  label: { one: 'Finnish personal identity code', many: 'Finnish personal identity codes' },
  forms: '[0-3][0-9][01][0-9][0-9]{2}[-+A-FU-Ya-fu-y][0-9]{3}[0-9A-FHJ-NPR-Ya-fhj-npr-y]',
  isValid(bare) {
    const serial = bare.slice(-4, -1);
    const check = CHECK_CHARACTERS[Number(`${bare.slice(0, 6)}${serial}`) % 31];
    return isDayMonthYear(bare.slice(0, 6)) && Number(serial) >= 2 && bare.at(-1) === check;
  },
  named:
    /henkil[öo]tunnus|(?<![a-z])(?:hetu|sotu|sosiaaliturvatunnus|personbeteckning(?:en)?)(?![a-z])|finnish (?:personal|identity|id)/gi,
  // Without a letter it may be a date and the number of an invoice.
  standsAlone: /[A-Z]/,
};

export const FI_IDS: readonly IdRule[] = [henkilotunnus];
