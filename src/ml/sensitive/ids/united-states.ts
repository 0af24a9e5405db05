import type { IdRule } from './id-rule.ts';

/**
 * Social Security numbers and taxpayer numbers of the same form (ITIN, which begin with 9).
 *
 * There is no check digit: never issued are area 000, 666 and those from 900 (left to ITINs with the
 * groups 50–65, 70–88, 90–92 and 94–99), group 00 and serial 0000.
 *
 * @see https://www.ssa.gov/employer/randomization.html
 * @see https://www.irs.gov/irm/part3/irm_03-021-263r
 */
const socialSecurityNumber: IdRule = {
  label: { one: 'US Social Security number', many: 'US Social Security numbers' },
  forms: '[0-9]{3}([- ]?)[0-9]{2}\\1[0-9]{4}',
  isValid(bare) {
    const [area, group, serial] = [bare.slice(0, 3), Number(bare.slice(3, 5)), bare.slice(5)];
    if (area === '000' || area === '666' || group === 0 || serial === '0000') return false;
    if (!area.startsWith('9')) return true;
    return (group >= 50 && group <= 65) || (group >= 70 && group <= 88) || (group >= 90 && group !== 93);
  },
  named:
    /(?<![A-Za-z])(?:SSNs?|S\.S\.N\.|ITINs?|TINs?|SS ?#)(?![A-Za-z])|ssn(?![a-z])|soc(?:ial|\.)?[ _-]?sec(?:urity|\.)?(?:[ _-]?(?:numbers?|no\.?|num|#|nr))?|taxpayer[ _-]?id/gi,
};

export const US_IDS: readonly IdRule[] = [socialSecurityNumber];
