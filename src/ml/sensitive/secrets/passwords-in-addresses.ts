import type { Candidate } from '../finding.ts';
import { NAMED } from '../naming.ts';
import type { Piece } from '../piece.ts';
import { looksLikePlaceholder } from './looks-like-placeholder.ts';

const LABEL = { one: 'password', many: 'passwords' };
const PATTERN = /(?<![a-z0-9+.-])[a-z][a-z0-9+.-]{1,30}:\/\/[^\s:@/"'<>]{0,100}:([^\s:@/"'<>]{3,200})@(?=[\w[<{$])/gi;
const WORDS_FOR_ONE =
  /^(?:pass(?:word|wd|phrase)?|pwd|pw|secret|token|key|user(?:name)?|p@ss|api[-_]?key|x-oauth-basic)$/i;

/** Finds passwords in connection strings: `postgres://app:…@db.example.org/orders`. */
export function* passwordsInAddressesIn(piece: Piece): Generator<Candidate> {
  if (!piece.text.includes('://')) return;
  for (const match of piece.text.matchAll(PATTERN)) {
    const [address, value = ''] = match;
    if (WORDS_FOR_ONE.test(value) || looksLikePlaceholder(value)) continue;
    const end = match.index + address.length - 1;
    yield { kind: 'password', label: LABEL, value, start: end - value.length, end, ...NAMED, standsAlone: true };
  }
}
