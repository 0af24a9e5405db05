import type { IdRule } from './id-rule.ts';

const LETTERS = 'TRWAGMYFPDXBNJZSQVHLCKE';

/**
 * DNI of Spaniards (eight digits and a letter) and NIE of foreigners (X, Y or Z, seven digits and a
 * letter): the letter is chosen by the number's remainder by 23, X, Y and Z counting as 0, 1 and 2.
 *
 * @see https://www.interior.gob.es/opencms/es/servicios-al-ciudadano/tramites-y-gestiones/dni/calculo-del-digito-de-control-del-nif-nie/
 */
const dniOrNie: IdRule = {
  label: { one: 'Spanish ID number', many: 'Spanish ID numbers' },
  forms: '(?:[XYZxyz][- ]?[0-9]{7}|[0-9]{8}|[0-9]{2}\\.[0-9]{3}\\.[0-9]{3})[- ]?[A-HJ-NP-TV-Za-hj-np-tv-z]',
  isValid(bare) {
    const number = bare.slice(0, -1).replace(/^[XYZ]/, (letter) => String('XYZ'.indexOf(letter)));
    return LETTERS[Number(number) % 23] === bare.at(-1);
  },
  named:
    /(?<![a-z])(?:d\.?n\.?i\.?|n\.?i\.?f\.?|n\.?i\.?e\.?)(?![a-z])|documento (?:nacional )?de identidad|identificaci[óo]n (?:fiscal|de extranjero)|n[úu]mero de identidad|spanish id|c[ée]dula/gi,
};

export const ES_IDS: readonly IdRule[] = [dniOrNie];
