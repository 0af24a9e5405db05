import { looksLikePlaceholder } from './looks-like-placeholder.ts';

const LEAST_CHARACTERS = 16;
const LEAST_BITS_PER_CHARACTER = 3;
/** A stretch without joints in which letters and digits are mixed; names of things have short ones only. */
const STRETCH = /[0-9A-Za-z+/]{12,}/g;

/** Whether what is assigned to "api key", "secret" or "token" looks made by chance: long, mixed, and of many characters. */
export function looksLikeKey(value: string): boolean {
  if (value.length < LEAST_CHARACTERS || !/^[0-9A-Za-z+/=_.~:@-]+$/.test(value) || looksLikePlaceholder(value))
    return false;
  const stretches = value.match(STRETCH) ?? [];
  const isMixed = stretches.some((one) => (one.match(/\d/g)?.length ?? 0) >= 2 && /[A-Za-z]/.test(one));
  return isMixed && bitsPerCharacter(value) >= LEAST_BITS_PER_CHARACTER;
}

/** Shannon's entropy of its characters. */
function bitsPerCharacter(value: string): number {
  const counts = new Map<string, number>();
  for (const character of value) counts.set(character, (counts.get(character) ?? 0) + 1);
  return [...counts.values()].reduce(
    (bits, count) => bits - (count / value.length) * Math.log2(count / value.length),
    0,
  );
}
