import type { Candidate } from '../finding.ts';
import { NAMED } from '../naming.ts';
import type { Piece } from '../piece.ts';
import { assignedValue, assignmentOf, isInsideWord } from './assignment.ts';
import { looksLikeKey } from './looks-like-key.ts';
import { KEY_WORDS, NO_KEYS } from './secret-words.ts';

const LABEL = { one: 'access key or token', many: 'access keys or tokens' };
const ASSIGNED = assignmentOf(KEY_WORDS);
const BEARER = /(?<![a-z])bearer\s{1,3}([0-9a-z+/=_.~-]{20,512})/gi;

/** Finds keys and tokens whose form says nothing, where they are assigned to something so called or sent as "Bearer". */
export function* assignedKeysIn({ text }: Piece): Generator<Candidate> {
  for (const match of text.matchAll(ASSIGNED)) {
    const value = assignedValue(match);
    const before = text.slice(Math.max(0, match.index - 20), match.index);
    if (!isInsideWord(text, match) && !NO_KEYS.test(before) && looksLikeKey(value)) yield candidate(match, value);
  }
  for (const match of text.matchAll(BEARER)) {
    const value = assignedValue(match);
    if (looksLikeKey(value)) yield candidate(match, value);
  }
}

function candidate(match: RegExpExecArray, value: string): Candidate {
  const start = match.index + match[0].lastIndexOf(value);
  // Less sure than a token that says in itself whose it is.
  return {
    kind: 'secret',
    label: LABEL,
    value,
    start,
    end: start + value.length,
    ...NAMED,
    named: 1,
    standsAlone: true,
  };
}
