import { passesVerhoeff } from '../checks/verhoeff.ts';
import type { IdRule } from './id-rule.ts';

/**
 * Aadhaar: twelve digits, neither 0 nor 1 first, the last one Verhoeff's check digit; no palindromes.
 *
 * @see https://uidai.gov.in/
 * @see https://en.wikipedia.org/wiki/Aadhaar
 */
const aadhaar: IdRule = {
  label: { one: 'Aadhaar number', many: 'Aadhaar numbers' },
  forms: '[2-9][0-9]{3}([ -]?)[0-9]{4}\\1[0-9]{4}',
  isValid: (bare) => [...bare].reverse().join('') !== bare && passesVerhoeff(bare),
  named: /a+dhaa?r|आधार|(?<![a-z])(?:uidai|uid)(?![a-z])|ஆதார்|আধার/gi,
};

export const IN_IDS: readonly IdRule[] = [aadhaar];
