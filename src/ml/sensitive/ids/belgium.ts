import { isYearMonthDay } from '../checks/is-date.ts';
import { mod97 } from '../checks/mod-97.ts';
import type { IdRule } from './id-rule.ts';

/**
 * National number (rijksregisternummer, numéro de registre national): date of birth, serial, and 97 less
 * the remainder of what comes before; for those born from 2000 on a 2 is put in front first.
 * Bis numbers have 20 or 40 added to the month.
 *
 * @see https://www.ibz.rrn.fgov.be/fileadmin/user_upload/nl/rr/instructies/IT-lijst/IT000_Rijksregisternummer.pdf
 */
const nationalNumber: IdRule = {
  label: { one: 'Belgian national number', many: 'Belgian national numbers' },
  forms: '[0-9]{2}([. ]?)[0-9]{2}\\1[0-9]{2}[- ]?[0-9]{3}[-. ]?[0-9]{2}',
  isValid(bare) {
    const [start, key] = [bare.slice(0, 9), Number(bare.slice(9))];
    const month = Number(bare.slice(2, 4)) % 20;
    const isBorn =
      month === 0 || isYearMonthDay(`${bare.slice(0, 2)}${String(month).padStart(2, '0')}${bare.slice(4, 6)}`);
    return isBorn && Number(bare.slice(2, 4)) < 53 && (97 - mod97(start) === key || 97 - mod97(`2${start}`) === key);
  },
  named:
    /rijksregister(?:nummer|nr)?|registre national|nationaal nummer|num[ée]ro national|(?<![a-z])(?:insz|niss|rrn|nrn|inss|n\.?n\.?)(?![a-z])|nationalregister|belgian national|national regist(?:er|ry) number/gi,
  standsAlone: /^\d\d\.\d\d\.\d\d[- ]\d{3}[-. ]\d\d$/,
};

export const BE_IDS: readonly IdRule[] = [nationalNumber];
