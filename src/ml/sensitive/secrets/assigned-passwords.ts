import type { Candidate } from '../finding.ts';
import { NAMED } from '../naming.ts';
import type { Piece } from '../piece.ts';
import { assignedValue, assignmentOf, isInsideWord } from './assignment.ts';
import { looksLikePassword } from './looks-like-password.ts';
import { PASSWORD_WORDS } from './secret-words.ts';

const LABEL = { one: 'password', many: 'passwords' };
const ASSIGNED = assignmentOf(`${PASSWORD_WORDS}|(?<=_)pass|pass(?=\\s?=)`);
/** Words so short that they are parts of other things too ("boarding pass: K7X2P"): what follows must have small letters. */
const SHORT = assignmentOf('(?<![\\p{L}\\p{N}])(?:pass|pw)');
const SAID = new RegExp(
  `(?:${PASSWORD_WORDS})(?: [\\p{L}\\p{N}'’-]{1,20}){0,4} (?:is|was|ist|lautet|est|es|è|é|är|er|on|to|jest)(?: now| jetzt)?:? (?:["“„]([^\\s"“”„]{5,64})["“”]|([^\\s"“„]{5,64}))`,
  'giu',
);

/** Finds passwords that are assigned ("DB_PASSWORD=…", "Passwort: …") or said ("the password is …"). */
export function* assignedPasswordsIn({ text }: Piece): Generator<Candidate> {
  for (const match of text.matchAll(ASSIGNED)) {
    const value = assignedValue(match);
    if (!isInsideWord(text, match) && looksLikePassword(value)) yield candidate(match, value);
  }
  for (const match of text.matchAll(SHORT)) {
    const value = assignedValue(match);
    if (looksLikePassword(value) && /\p{Ll}/u.test(value)) yield candidate(match, value);
  }
  for (const match of text.matchAll(SAID)) {
    const value = assignedValue(match);
    // Any word may follow "is".
    if (!isInsideWord(text, match) && looksLikePassword(value) && /\d/.test(value)) yield candidate(match, value);
  }
}

function candidate(match: RegExpExecArray, value: string): Candidate {
  const start = match.index + match[0].lastIndexOf(value);
  return {
    kind: 'password',
    label: LABEL,
    value,
    start,
    end: start + value.length,
    ...NAMED,
    named: 1,
    standsAlone: true,
  };
}
