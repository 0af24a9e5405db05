import type { Candidate } from '../finding.ts';
import { NAMED } from '../naming.ts';
import type { Piece } from '../piece.ts';
import { LONGEST_ROW } from '../text/tables-in.ts';
import { looksLikePassword } from './looks-like-password.ts';
import { PASSWORD_WORDS } from './secret-words.ts';

const LABEL = { one: 'password', many: 'passwords' };
const HEAD = new RegExp(`^(?:[\\p{L}\\p{N} .-]{1,20} )?(?:${PASSWORD_WORDS}|pass)$`, 'iu');

/** Finds the passwords of a table that has a column of them, as password managers and browsers export theirs. */
export function* passwordsInTablesIn(piece: Piece): Generator<Candidate> {
  const { text } = piece;
  let heads: readonly string[] = [];
  let column = -1;
  for (let start = text.indexOf('\n') + 1; start > 0 && start < text.length; start = text.indexOf('\n', start) + 1) {
    const row = piece.rowAt(start);
    if (row && row.heads !== heads) {
      heads = row.heads;
      column = heads.findIndex((head) => HEAD.test(head));
    }
    const value = row && column >= 0 ? row.cells()[column] : undefined;
    if (!value || !looksLikePassword(value)) continue;
    // Doubled quotes in a cell stand for one, so that its value need not be found as it is.
    const at = start + Math.max(0, text.slice(start, start + LONGEST_ROW).indexOf(value));
    yield { kind: 'password', label: LABEL, value, start: at, end: at + value.length, ...NAMED, standsAlone: true };
  }
}
