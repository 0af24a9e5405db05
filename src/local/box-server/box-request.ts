import type { IncomingMessage } from 'node:http';
import { clientError } from './refusal.ts';

/** A request as the routes see it. */
export interface BoxRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
  /** From `Authorization: Bearer`, or else from `?access_token=`, which Box takes too. */
  readonly token: string | undefined;
}

/** Reads everything but the body. Cut by hand, since `new URL` throws on paths such as `//`. */
export function readRequestHead(incoming: IncomingMessage): Omit<BoxRequest, 'body'> {
  const [path = '', ...rest] = (incoming.url ?? '').split('?');
  const query = new URLSearchParams(rest.join('?'));
  return {
    method: incoming.method ?? '',
    path,
    query,
    headers: incoming.headers,
    token: bearerOf(incoming.headers.authorization) ?? query.get('access_token') ?? undefined,
  };
}

/** @throws {Refusal} 400 when the body is not JSON. */
export function jsonBody(request: BoxRequest): unknown {
  try {
    return JSON.parse(request.body.toString('utf8'));
  } catch {
    throw clientError(400, 'bad_request', { message: 'Could not parse JSON' });
  }
}

function bearerOf(header: string | undefined): string | undefined {
  return /^Bearer +(\S+)$/i.exec(header ?? '')?.[1];
}
