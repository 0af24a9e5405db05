import { looksLikePlaceholder } from './looks-like-placeholder.ts';

const LEAST_CHARACTERS = 5;
const MOST_CHARACTERS = 128;
const EXPRESSION = /^[A-Za-z_$][\w$]*(?:\??\.[A-Za-z_$]|\(|\[|->|::)/;
const ADDRESS = /^(?:[a-z]{2,10}:\/\/|\.{0,2}\/[a-z]|www\.)/i;
const HASH =
  /^(?:\$\d?[a-z0-9-]{1,12}\$|\{[A-Z0-9-]{2,12}\}|(?:pbkdf2|scrypt|argon2|bcrypt|sha\d*)[:$_]|[0-9a-f]{32,}$)/i;
const WORDS_AND_NUMBER = /^[a-z]+(?:[-_][a-z]+)+[-_]?\d{0,2}$/i;

/**
 * Whether what is assigned to "password" is one: letters with digits or with signs that no word has, or six digits or more.
 *
 * Letters alone are as often a label, a type or a translation (`password: "Kennwort"`), so they are left out, and
 * with them the weakest passwords of all. Hashes are no passwords.
 */
export function looksLikePassword(value: string): boolean {
  if (value.length < LEAST_CHARACTERS || value.length > MOST_CHARACTERS || /\s/.test(value)) return false;
  if (looksLikePlaceholder(value)) return false;
  if ([EXPRESSION, ADDRESS, HASH, WORDS_AND_NUMBER].some((other) => other.test(value))) return false;
  if (/^\d+$/.test(value)) return value.length >= 6 && value.length <= 12;
  return /\p{L}/u.test(value) && /[\d!@#$%^&*?~+=|€£§]/.test(value);
}
