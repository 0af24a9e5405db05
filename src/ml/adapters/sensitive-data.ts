import type { TextAdapter } from '../ml-adapter.ts';
import { SENSITIVE_COUNTRIES, type SensitiveCountry } from '../sensitive/countries.ts';
import { SENSITIVE_KINDS, type SensitiveKind } from '../sensitive/sensitive-kind.ts';

export interface SensitiveDataOptions {
  /** What is looked for. @default everything: secrets, passwords, payment cards, IBANs, travel documents, national ids, phone numbers, e-mail addresses */
  readonly kinds?: readonly SensitiveKind[];
  /** Whose national ids and national phone numbers are looked for; international phone numbers always are. @default all that it knows */
  readonly countries?: readonly SensitiveCountry[];
  /** The longest that one text may take. @default 60_000 */
  readonly timeoutMs?: number;
}

/**
 * Says what sensitive data the text of a file holds: how many of what, and never the values themselves.
 *
 * Values are checked, not guessed: check digits, lengths, dates, ranges that are given out; where those prove little, a
 * word must name the value. Of a card the last four digits are shown, of an IBAN also its country, of ids and phone numbers the
 * last two, of an e-mail address its first letter and domain, of keys and passwords nothing.
 * Needs no account and no network.
 */
export function sensitiveDataAdapter(options: SensitiveDataOptions = {}): TextAdapter {
  const { kinds = SENSITIVE_KINDS, countries = SENSITIVE_COUNTRIES, timeoutMs = 60_000 } = options;
  return {
    name: 'Sensitive data',
    as: 'text',
    limits: { timeoutMs },
    isFree: true,
    async look({ text, signal }) {
      // Behind an import, so that nothing of it is loaded before there is a text to look at.
      const { lookForSensitive } = await import('../sensitive/look-for-sensitive.ts');
      return lookForSensitive(text, { kinds, countries, signal });
    },
  };
}
