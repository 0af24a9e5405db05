import { weightedSum } from '../checks/weighted-sum.ts';
import type { IdRule } from './id-rule.ts';

/**
 * NIF of people (first digit 1, 2 or 3, or 45 for those who live elsewhere): nine digits, the last a check digit (modulus 11).
 *
 * @see https://pt.wikipedia.org/wiki/Número_de_identificação_fiscal
 */
const nif: IdRule = {
  label: { one: 'Portuguese tax number', many: 'Portuguese tax numbers' },
  forms: '[1-4][0-9]{2}([. ]?)[0-9]{3}\\1[0-9]{3}',
  isValid(bare) {
    const rest = weightedSum(bare, [9, 8, 7, 6, 5, 4, 3, 2]) % 11;
    return /^[123]|^45/.test(bare) && Number(bare.at(-1)) === (rest < 2 ? 0 : 11 - rest);
  },
  named:
    /(?<![a-z])(?:n\.?i\.?f\.?|contribuinte)(?![a-z])|n[úu]mero (?:de )?(?:identifica[çc][ãa]o )?fiscal|portuguese tax/gi,
};

export const PT_IDS: readonly IdRule[] = [nif];
