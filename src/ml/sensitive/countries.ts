import type { IdCountry } from './ids/id-rules.ts';

/** Whose ids and national phone numbers are known, by ISO 3166 code. Of numbers valid in several, the first one counts. */
export const SENSITIVE_COUNTRIES = [
  'GB',
  'US',
  'DE',
  'FR',
  'ES',
  'IT',
  'NL',
  'BE',
  'CH',
  'AT',
  'IE',
  'PT',
  'SE',
  'NO',
  'DK',
  'FI',
  'PL',
  'CA',
  'AU',
  'NZ',
  'ZA',
  'IN',
  'BR',
] as const satisfies readonly (IdCountry | 'AT' | 'IE' | 'NZ')[];

export type SensitiveCountry = (typeof SENSITIVE_COUNTRIES)[number];
