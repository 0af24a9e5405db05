import type { IdRule } from './id-rule.ts';

/**
 * CPF: nine digits and two check digits (modulus 11 each, a remainder below 2 giving 0).
 *
 * @see https://www.gov.br/receitafederal/pt-br/assuntos/meu-cpf
 */
const cpf: IdRule = {
  label: { one: 'Brazilian CPF', many: 'Brazilian CPFs' },
  forms: '[0-9]{3}\\.[0-9]{3}\\.[0-9]{3}[-/ ][0-9]{2}|[0-9]{9}-?[0-9]{2}',
  isValid: (bare) =>
    checks(bare, 9, [10, 9, 8, 7, 6, 5, 4, 3, 2]) && checks(bare, 10, [11, 10, 9, 8, 7, 6, 5, 4, 3, 2]),
  named: /(?<![a-z])c\.?p\.?f\.?(?:\/mf)?(?![a-z])|cadastro de pessoas? f[íi]sicas?/gi,
  standsAlone: /^\d{3}\.\d{3}\.\d{3}-\d\d$/,
};

/**
 * CNPJ of companies and sole traders: twelve digits and two check digits; from July 2026 the twelve may be letters too, each
 * worth its ASCII code less 48.
 *
 * @see https://www.gov.br/receitafederal/pt-br/acesso-a-informacao/acoes-e-programas/programas-e-atividades/cnpj-alfanumerico
 */
const cnpj: IdRule = {
  label: { one: 'Brazilian CNPJ', many: 'Brazilian CNPJs' },
  forms: '[0-9A-Z]{2}\\.[0-9A-Z]{3}\\.[0-9A-Z]{3}\\/[0-9A-Z]{4}-[0-9]{2}|[0-9]{14}',
  isValid: (bare) =>
    checks(bare, 12, [5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]) && checks(bare, 13, [6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]),
  named: /(?<![a-z])c\.?n\.?p\.?j\.?(?:\/mf)?(?![a-z])|cadastro nacional da pessoa jur[íi]dica/gi,
  standsAlone: /\//,
};

export const BR_IDS: readonly IdRule[] = [cpf, cnpj];

function checks(bare: string, place: number, weights: readonly number[]): boolean {
  const sum = weights.reduce((total, weight, at) => total + weight * (bare.charCodeAt(at) - 48), 0);
  const rest = sum % 11;
  return Number(bare.charAt(place)) === (rest < 2 ? 0 : 11 - rest);
}
