import { passesMod11Radix10 } from '../checks/mod-11-10.ts';
import type { IdRule } from './id-rule.ts';

/**
 * Steuerliche Identifikationsnummer: eleven digits, not 0 first; among the first ten one digit comes
 * twice, or thrice but not in a row, and no other comes again; ISO 7064 MOD 11,10.
 *
 * @see https://www.bzst.de/DE/Privatpersonen/SteuerlicheIdentifikationsnummer/steuerlicheidentifikationsnummer_node.html
 * @see https://de.wikipedia.org/wiki/Steuerliche_Identifikationsnummer
 */
const taxId: IdRule = {
  label: { one: 'German tax ID', many: 'German tax IDs' },
  forms: '[1-9][0-9]([ /]?)[0-9]{3}\\1[0-9]{3}\\1[0-9]{3}',
  isValid(bare) {
    const counts = [...'0123456789'].map((digit) => bare.slice(0, 10).split(digit).length - 1);
    const again = counts.filter((count) => count > 1);
    return (
      again.length === 1 && (again[0] ?? 0) <= 3 && !/(\d)\1\1/.test(bare.slice(0, 10)) && passesMod11Radix10(bare)
    );
  },
  named:
    /steuer(?:liche)?[ -]?(?:[il]d(?:entifikations?)?(?:[ -]?(?:nr|nummer))?|identifikationsnummer|identnummer)|(?<![a-z])(?:id[- ]?nr|tax[ _-]?id|steuer[_ -]id)(?![a-z])|tax[ _]identification/gi,
};

export const DE_IDS: readonly IdRule[] = [taxId];
