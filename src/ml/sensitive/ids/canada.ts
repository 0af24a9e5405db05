import { passesLuhn } from '../checks/luhn.ts';
import type { IdRule } from './id-rule.ts';

/**
 * Social Insurance Numbers: nine digits with a Luhn digit; none begins with 8, and those that begin with 0 are made up for examples.
 *
 * @see https://www.canada.ca/en/employment-social-development/services/sin.html
 */
const socialInsuranceNumber: IdRule = {
  label: { one: 'Canadian Social Insurance Number', many: 'Canadian Social Insurance Numbers' },
  forms: '[1-79][0-9]{2}([- ]?)[0-9]{3}\\1[0-9]{3}',
  isValid: (bare) => passesLuhn(bare),
  named:
    /[Ss]ocial[ _-]?[Ii]nsurance|[Aa]ssurance sociale|(?<![A-Za-z])(?:SINs?|S\.I\.N\.|NAS|N\.A\.S\.|sin[ _](?:number|no|num))(?![A-Za-z])|"sin"/g,
};

export const CA_IDS: readonly IdRule[] = [socialInsuranceNumber];
