import { isDayMonthYear } from '../checks/is-date.ts';
import { weightedSum } from '../checks/weighted-sum.ts';
import type { IdRule } from './id-rule.ts';

/**
 * Fødselsnummer, and D-nummer with 40 added to the day: date of birth, serial, and two check digits
 * (modulus 11). Two of them are proof enough. Synthetic people have 40 or 80 added to the month.
 *
 * @see https://www.skatteetaten.no/en/person/national-registry/identitetsnummer/fodselsnummer/
 */
const fodselsnummer: IdRule = {
  label: { one: 'Norwegian birth number', many: 'Norwegian birth numbers' },
  forms:
    '[0-7][0-9][0-9]{4}[ -]?[0-9]{5}|[0-7][0-9]\\.[01][0-9]\\.[0-9]{2}[ -][0-9]{5}|[0-7][0-9][0-9]{2} [0-9]{2} [0-9]{5}',
  isValid(bare) {
    const day = Number(bare.slice(0, 2)) % 40;
    const date = `${String(day).padStart(2, '0')}${String(Number(bare.slice(2, 4)) % 40).padStart(2, '0')}${bare.slice(4, 6)}`;
    const first = weightedSum(bare, [3, 7, 6, 1, 8, 9, 4, 5, 2, 1]);
    const second = weightedSum(bare, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]);
    return isDayMonthYear(date) && first % 11 === 0 && second % 11 === 0;
  },
  named:
    /f[øo]dsels(?:nummer|nr|og personnummer)|(?<![a-z])(?:fnr|f\.nr|d-?nummer|d-?nr|pnr)(?![a-z])|person(?:nummer|nr)|norwegian (?:birth|id|national)/gi,
  standsAlone: /^/,
};

export const NO_IDS: readonly IdRule[] = [fodselsnummer];
