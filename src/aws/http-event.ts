import { BodyTooLargeError, MethodNotAllowedError } from '../errors.ts';
import { fieldsOf } from '../untrusted-json.ts';
import type { RequestHeaders } from '../webhook/verify-signature.ts';

/** Real events are 3 to 6 kB; nothing larger than this is hashed or parsed. */
export const MAX_BODY_BYTES = 1024 * 1024;

/**
 * Takes the request out of any event that a Lambda gets from HTTP: function URL and HTTP API
 * (format 2), REST API (format 1, also with multi-value headers only), Application Load Balancer.
 *
 * @returns header names in lower case; the body as the exact bytes that were sent. A body that a
 *   mapping template has already parsed cannot be verified any more, and counts as empty.
 * @throws {MethodNotAllowedError} on anything but POST.
 * @throws {BodyTooLargeError} above `MAX_BODY_BYTES`.
 */
export function httpRequestOf(event: unknown): { body: Uint8Array; headers: RequestHeaders } {
  const { httpMethod, requestContext, body, isBase64Encoded, headers, multiValueHeaders } = fieldsOf(event);
  const method = httpMethod ?? fieldsOf(fieldsOf(requestContext).http).method;
  if (method !== 'POST') throw new MethodNotAllowedError();
  return {
    body: bytesOf(typeof body === 'string' ? body : '', isBase64Encoded === true),
    headers: { ...lowerCased(headers), ...lowerCased(multiValueHeaders) },
  };
}

/** What Lambda hands back to the gateway. */
export interface HttpResponse {
  readonly statusCode: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly multiValueHeaders?: Readonly<Record<string, readonly string[]>>;
  readonly body: string;
  readonly isBase64Encoded: boolean;
}

/**
 * Puts an answer into the form that the sender of this event reads.
 *
 * A load balancer or REST API that sent multi-value headers only wants them back in kind.
 */
export function httpResponseTo(event: unknown, answer: { statusCode: number; body: object }): HttpResponse {
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  if (answer.statusCode === 405) headers.allow = 'POST';
  const { headers: single, multiValueHeaders: multiple } = fieldsOf(event);
  const inKind = multiple && !single ? { multiValueHeaders: mapValues(headers, (value) => [value]) } : { headers };
  return { statusCode: answer.statusCode, ...inKind, body: JSON.stringify(answer.body), isBase64Encoded: false };
}

function bytesOf(body: string, isBase64: boolean): Uint8Array {
  // Measured before decoding: base64 is four characters for three bytes, so this never underestimates a valid body.
  const sizeBytes = isBase64 ? Buffer.byteLength(body, 'base64') : Buffer.byteLength(body);
  if (sizeBytes > MAX_BODY_BYTES) throw new BodyTooLargeError(MAX_BODY_BYTES);
  return Buffer.from(body, isBase64 ? 'base64' : 'utf8');
}

function lowerCased(headers: unknown): RequestHeaders {
  const joined = new Map<string, string>();
  for (const [name, value] of Object.entries(fieldsOf(headers))) {
    const key = name.toLowerCase();
    // A header sent twice must not let a sender choose which of the two is checked.
    const texts = [joined.get(key), value].flat().filter((text) => typeof text === 'string');
    if (texts.length > 0) joined.set(key, texts.join(','));
  }
  return Object.fromEntries(joined);
}

function mapValues<In, Out>(record: Record<string, In>, map: (value: In) => Out): Record<string, Out> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}
