import { mod97 } from '../checks/mod-97.ts';
import type { IdRule } from './id-rule.ts';

/**
 * NIR, the "numéro de sécurité sociale": sex, year and month of birth, place, serial, and a key of two
 * digits (97 less the remainder); in Corsica 2A counts as 19 and 2B as 18.
 *
 * A month from 20 to 42 stands for an unknown one; places 01–95, 2A, 2B, 96–98 (former colonies and overseas) and 99 (abroad).
 *
 * @see https://www.insee.fr/en/metadonnees/definition/c1409
 * @see https://fr.wikipedia.org/wiki/Numéro_de_sécurité_sociale_en_France
 */
const nir: IdRule = {
  label: { one: 'French social security number', many: 'French social security numbers' },
  forms: '[12378]([ .-]?)[0-9]{2}\\1[0-9]{2}\\1[0-9][0-9ABab]\\1[0-9]{3}\\1[0-9]{3}(?:\\1| ?[/-] ?| clé )?[0-9]{2}',
  isValid(bare) {
    const digits = bare
      .replace('CL', '')
      .replace(/^(.{5})2A/, '$119')
      .replace(/^(.{5})2B/, '$118');
    if (!/^\d{15}$/.test(digits)) return false;
    const month = Number(digits.slice(3, 5));
    const isMonth = (month >= 1 && month <= 12) || (month >= 20 && month <= 42);
    return isMonth && digits.slice(5, 7) !== '00' && 97 - mod97(digits.slice(0, 13)) === Number(digits.slice(13));
  },
  named:
    /s[ée]curit[ée] sociale|(?<![a-z])(?:n[°o]? ?s[ée]cu|n\.?i\.?r\.?|nss|num[ée]ro s[ée]cu|insee|num[_ ]?secu)(?![a-z])|assur[ée] social|french social security/gi,
  standsAlone: /^[12]/,
};

export const FR_IDS: readonly IdRule[] = [nir];
