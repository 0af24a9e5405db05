import type { BoxRequest } from './box-request.ts';
import type { TokenKind } from './token-desk.ts';

/** One request, with everything about it but the token itself. */
export interface JournalEntry {
  /** Epoch milliseconds, by the server's clock. */
  readonly at: number;
  readonly host: 'api' | 'download';
  readonly method: string;
  readonly path: string;
  /** `access_token` is masked. */
  readonly query: Readonly<Record<string, string>>;
  readonly token: TokenKind;
  /** True when the request had an `Authorization` header, whatever was in it. */
  readonly sentAuthorization: boolean;
  /** True when the token stood in the URL, where proxies and logs keep it. */
  readonly tokenInUrl: boolean;
  readonly headers: Readonly<Record<string, string>>;
  /** As received, `access_token` masked. */
  readonly rawUrl: string;
  /** Parsed JSON; the plain text where it is none; `undefined` when empty. */
  readonly body: unknown;
  /** `undefined` while, and if, no answer is sent. */
  readonly status: number | undefined;
  /** Bytes of the answer's body that were handed to the connection. */
  readonly bytesSent: number;
  /** The fault that was played on this request. */
  readonly fault: string | undefined;
}

/** An entry still being filled in. */
export type OpenJournalEntry = { -readonly [field in keyof JournalEntry]: JournalEntry[field] };

export interface JournalFacts {
  readonly at: number;
  readonly host: JournalEntry['host'];
  readonly token: TokenKind;
}

export function openJournalEntry(head: Omit<BoxRequest, 'body'>, facts: JournalFacts): OpenJournalEntry {
  const { authorization, ...headers } = head.headers;
  const query = new URLSearchParams(head.query);
  const tokenInUrl = query.has('access_token');
  if (tokenInUrl) query.set('access_token', '[masked]');
  return {
    ...facts,
    method: head.method,
    path: head.path,
    query: Object.fromEntries(query),
    sentAuthorization: authorization !== undefined,
    tokenInUrl,
    headers: headers as Record<string, string>,
    rawUrl: tokenInUrl ? `${head.path}?${query}` : [head.path, `${head.query}`].filter((part) => part !== '').join('?'),
    body: undefined,
    status: undefined,
    bytesSent: 0,
    fault: undefined,
  };
}

export function journalBody(body: Buffer): unknown {
  if (body.byteLength === 0) return undefined;
  const text = body.toString('utf8');
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
