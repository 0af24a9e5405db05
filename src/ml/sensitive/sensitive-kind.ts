/** What may be looked for, in the order of the card: what opens doors first, then what names a person. */
export const SENSITIVE_KINDS = [
  'secret',
  'password',
  'payment-card',
  'iban',
  'travel-document',
  'national-id',
  'phone',
  'email',
] as const;

export type SensitiveKind = (typeof SENSITIVE_KINDS)[number];
