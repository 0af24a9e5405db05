import { emailAddressesIn } from './contact/email-addresses.ts';
import { phoneFinder } from './contact/phone-numbers.ts';
import type { SensitiveCountry } from './countries.ts';
import type { Finder } from './finder.ts';
import { ID_RULES, type IdCountry } from './ids/id-rules.ts';
import { idFinder } from './ids/ids-in.ts';
import { ibansIn } from './numbers/ibans.ts';
import { machineReadableZonesIn } from './numbers/machine-readable-zones.ts';
import { paymentCardsIn } from './numbers/payment-cards.ts';
import { assignedKeysIn } from './secrets/assigned-keys.ts';
import { assignedPasswordsIn } from './secrets/assigned-passwords.ts';
import { jsonWebTokensIn } from './secrets/json-web-tokens.ts';
import { passwordsInAddressesIn } from './secrets/passwords-in-addresses.ts';
import { passwordsInTablesIn } from './secrets/passwords-in-tables.ts';
import { privateKeysIn } from './secrets/private-keys.ts';
import { tokensIn } from './secrets/tokens.ts';
import { SENSITIVE_KINDS, type SensitiveKind } from './sensitive-kind.ts';

/** The finders for one file. Where two could claim a value, the earlier one's kind is the surer. */
export function findersFor(kinds: readonly SensitiveKind[], countries: readonly SensitiveCountry[]): Finder[] {
  const finders: Record<SensitiveKind, () => Finder[]> = {
    secret: () => [privateKeysIn, tokensIn, jsonWebTokensIn, assignedKeysIn],
    password: () => [passwordsInAddressesIn, passwordsInTablesIn, assignedPasswordsIn],
    'payment-card': () => [paymentCardsIn],
    iban: () => [ibansIn],
    'travel-document': () => [machineReadableZonesIn],
    'national-id': () => countries.flatMap((country) => rulesOf(country)).map((rule) => idFinder(rule)),
    phone: () => [phoneFinder(countries)],
    email: () => [emailAddressesIn],
  };
  return SENSITIVE_KINDS.filter((kind) => kinds.includes(kind)).flatMap((kind) => finders[kind]());
}

function rulesOf(country: SensitiveCountry) {
  return country in ID_RULES ? ID_RULES[country as IdCountry] : [];
}
