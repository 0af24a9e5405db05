import type { Candidate } from '../finding.ts';
import { NAMED } from '../naming.ts';
import type { Piece } from '../piece.ts';

const LABEL = { one: 'private key', many: 'private keys' };
const PEM =
  /-{5}BEGIN ((?:[A-Z0-9]{2,10} ){0,2}PRIVATE KEY(?: BLOCK)?)-{5}(?:\s|\\n|["'+,]){0,20}(?:[A-Za-z-]{3,20}: [^\n]{1,100}\s+){0,4}\s*((?:[0-9A-Za-z+/=]|\s|\\n){40,120})/g;
const PUTTY =
  /PuTTY-User-Key-File-[23]: [^\n]{3,40}(?:\n(?!Private-Lines)[^\n]{0,100}){1,60}\nPrivate-Lines: \d{1,3}\n([0-9A-Za-z+/=]{40,70})/g;

/**
 * Finds private keys in PEM, OpenSSH, PGP and PuTTY files: the line that announces one, and the beginning of the key itself.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7468
 */
export function* privateKeysIn(piece: Piece): Generator<Candidate> {
  if (piece.text.includes('PRIVATE KEY')) yield* keysIn(piece, PEM, 2);
  if (piece.text.includes('PuTTY-User-Key-File')) yield* keysIn(piece, PUTTY, 1);
}

function* keysIn(piece: Piece, pattern: RegExp, group: number): Generator<Candidate> {
  for (const match of piece.text.matchAll(pattern)) {
    const value = (match[group] ?? '').replace(/\s|\\n/g, '');
    // "-----BEGIN PRIVATE KEY----- and so on" announces nothing.
    if (value.length < 32 || new Set(value).size < 10) continue;
    const span = { start: match.index, end: match.index + match[0].length };
    yield { ...span, kind: 'secret', label: LABEL, value, ...NAMED, standsAlone: true };
  }
}
