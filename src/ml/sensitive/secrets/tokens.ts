import type { Candidate } from '../finding.ts';
import { NAMED } from '../naming.ts';
import type { Piece } from '../piece.ts';
import { looksLikePlaceholder } from './looks-like-placeholder.ts';
import { TOKEN_FORMS } from './token-forms.ts';

const PATTERN = new RegExp(
  `(?<![0-9A-Za-z_])(?:${TOKEN_FORMS.map(({ form }, at) => `(?<t${at}>${form})`).join('|')})(?![0-9A-Za-z_])`,
  'g',
);

/** Finds tokens and keys that carry the name of their maker in their first characters. */
export function* tokensIn(piece: Piece): Generator<Candidate> {
  for (const match of piece.text.matchAll(PATTERN)) {
    const [value] = match;
    const group = Object.entries(match.groups ?? {}).find(([, found]) => found !== undefined)?.[0];
    const label = TOKEN_FORMS[Number(group?.slice(1))]?.label;
    if (!label || looksLikePlaceholder(value)) continue;
    const span = { start: match.index, end: match.index + value.length };
    yield { ...span, kind: 'secret', label, value, ...NAMED, standsAlone: true };
  }
}
