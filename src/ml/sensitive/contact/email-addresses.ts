import type { Candidate } from '../finding.ts';
import { NAMED } from '../naming.ts';
import type { Piece } from '../piece.ts';

const LABEL = { one: 'e-mail address', many: 'e-mail addresses' };
const LONGEST_LOCAL = 64;
const LONGEST_DOMAIN = 253;
const LOCAL = /[\p{L}\p{N}!#$%&'*+/=?^_`{|}~.-]{1,64}$/u;
const DOMAIN =
  /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.){1,6}(?:[a-z]{2,24}|xn--[a-z0-9-]{2,59}|\p{L}{2,24})(?![\p{L}\p{N}_@])/iu;
/** What follows an @ in names of files (`logo@2x.png`) and packages, and is no country or other end of a domain. */
const FILE_END =
  /\.(?:png|jpe?g|gif|svg|webp|css|scss|js|mjs|cjs|ts|tsx|jsx|json|html?|xml|py|rb|php|java|kt|exe|dll|zip|gz|tgz|tar|lock|pdf|docx?|xlsx?|txt|csv|md|localdomain|localhost)$/i;
const MESSAGE_ID =
  /(?<![a-z])(?:message-id|in-reply-to|references|content-id|cid|x-[a-z-]{1,30}id)["']?\s?[:=][^\n]{0,150}$/i;

/** Finds e-mail addresses, each from its `@`, so that no text makes it slow. */
export function* emailAddressesIn({ text }: Piece): Generator<Candidate> {
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const local = localPart(text, at);
    const domain = DOMAIN.exec(text.slice(at + 1, at + 2 + LONGEST_DOMAIN))?.[0];
    if (!local || !domain || !isDomain(domain) || isOfMachines(text, at, local, domain)) continue;
    const span = { start: at - local.length, end: at + 1 + domain.length };
    const value = `${local}@${domain}`.toLowerCase();
    const sample = `${[...local][0]}•••@${domain.toLowerCase()}`;
    yield { ...span, kind: 'email', label: LABEL, value, sample, ...NAMED, standsAlone: true };
  }
}

function localPart(text: string, at: number): string | undefined {
  const found = LOCAL.exec(text.slice(Math.max(0, at - LONGEST_LOCAL), at))?.[0];
  // Quotes, brackets and the signs of Markdown and of code may stand right before an address.
  const local = found?.replace(/^.*[/={}|`'#&?!*^](?=[\p{L}\p{N}])/u, '').replace(/^[^\p{L}\p{N}_]+/u, '');
  return local && !local.endsWith('.') && !local.includes('..') && /[\p{L}\p{N}_+-]$/u.test(local) ? local : undefined;
}

/** `lodash@4.17.21-rc.x` is a version. */
function isDomain(domain: string): boolean {
  return !/^\d+\.\d/.test(domain) && !FILE_END.test(domain);
}

/** Message identifiers, remote folders and user names in web addresses only look like mail. */
function isOfMachines(text: string, at: number, local: string, domain: string): boolean {
  const before = text.slice(Math.max(0, at - 200), at);
  const after = text.charAt(at + 1 + domain.length);
  if (/:\/\/[^\s"'<>]{0,150}$/.test(before)) return true;
  // `git@host:owner/name`, `root@host:~#`
  if (after === ':' && /^(?:[~/]|[\w.-]{1,80}\/)/.test(text.slice(at + 2 + domain.length, at + 100 + domain.length)))
    return true;
  const start = at - local.length;
  return MESSAGE_ID.test(text.slice(Math.max(0, start - 200), start));
}
