import { weightedSum } from '../checks/weighted-sum.ts';
import type { IdRule } from './id-rule.ts';

/** Never given out as the first two letters. */
const UNUSED_PREFIXES = ['BG', 'GB', 'KN', 'NK', 'NT', 'TN', 'ZZ'];

/**
 * National Insurance numbers: two letters, six digits and a letter from A to D; no check digit.
 *
 * @see https://www.gov.uk/hmrc-internal-manuals/national-insurance-manual/nim39110
 */
const nationalInsuranceNumber: IdRule = {
  label: { one: 'UK National Insurance number', many: 'UK National Insurance numbers' },
  forms:
    '[A-CEGHJ-PR-TW-Za-ceghj-pr-tw-z][A-CEGHJ-NPR-TW-Za-ceghj-npr-tw-z]([- ]?)[0-9]{2}\\1[0-9]{2}\\1[0-9]{2}\\1[A-Da-d]',
  isValid: (bare) => !UNUSED_PREFIXES.includes(bare.slice(0, 2)),
  named:
    /national[ _-]?insurance|(?<![a-z])n\.?i\.?(?:[ _-]?(?:numbers?|no|nr|num)(?![a-z])|[ _]?#)|(?<![a-z])ninos?(?![a-z])/gi,
  standsAlone: /^[A-Z]{2} \d\d \d\d \d\d [A-D]$/,
};

/**
 * NHS numbers of England, Wales and the Isle of Man: ten digits, the last of which checks the others (modulus 11).
 *
 * @see https://www.datadictionary.nhs.uk/attributes/nhs_number.html
 */
const nhsNumber: IdRule = {
  label: { one: 'NHS number', many: 'NHS numbers' },
  forms: '[0-9]{3}([- ]?)[0-9]{3}\\1[0-9]{4}',
  isValid: (bare) => weightedSum(bare, [10, 9, 8, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0,
  named: /(?<![a-z])n\.?h\.?s\.?(?![a-z])/gi,
};

export const GB_IDS: readonly IdRule[] = [nationalInsuranceNumber, nhsNumber];
