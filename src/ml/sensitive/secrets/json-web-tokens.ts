import type { Candidate } from '../finding.ts';
import { NAMED } from '../naming.ts';
import type { Piece } from '../piece.ts';

const LABEL = { one: 'JSON Web Token', many: 'JSON Web Tokens' };
const PATTERN = /(?<![0-9A-Za-z_-])(eyJ[0-9A-Za-z_-]{10,1000})\.([0-9A-Za-z_-]{2,2400})\.([0-9A-Za-z_-]{16,600})/g;

/**
 * Finds signed tokens (JWS) and encrypted ones (JWE) by their header, which must be JSON that names an algorithm.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7519
 */
export function* jsonWebTokensIn(piece: Piece): Generator<Candidate> {
  for (const match of piece.text.matchAll(PATTERN)) {
    const [value, header = ''] = match;
    if (!isHeader(header)) continue;
    const span = { start: match.index, end: match.index + value.length };
    yield { ...span, kind: 'secret', label: LABEL, value, ...NAMED, standsAlone: true };
  }
}

function isHeader(encoded: string): boolean {
  const decoded = Buffer.from(encoded, 'base64url').toString();
  return /^\{.*"alg"\s*:\s*"(?!none")[\w+-]{2,30}".*\}$/s.test(decoded);
}
