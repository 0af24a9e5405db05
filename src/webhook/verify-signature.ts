import { timingSafeEqual } from 'node:crypto';
import { InvalidSignatureError } from '../errors.ts';
import type { Secret } from '../secret.ts';
import { parseTimestamp } from './parse-timestamp.ts';
import { type SignatureKeys, signature } from './signature.ts';

/** A delivery is refused when it is older than this: Box's own rule, ten minutes. */
export const MAX_AGE_SECONDS = 600;
/** How far Box's clock may be ahead of ours. */
export const MAX_SKEW_SECONDS = 60;

/** The exact bytes of a body that Box signed. Only `verifySignature` makes one, and `parseInvocation` takes nothing else. */
export type VerifiedBody = Uint8Array & { readonly [verified]: true };
declare const verified: unique symbol;

/** Header names in lower case; a header sent twice has its values joined by a comma. */
export type RequestHeaders = Readonly<Record<string, string | undefined>>;

/**
 * Checks that Box signed this request within the last ten minutes.
 *
 * Box signs twice, so that one key can be changed while the other still holds: either signature
 * suffices, and each is compared with its own header only.
 *
 * @param request `body` as the exact bytes received; header names in lower case.
 * @throws {InvalidSignatureError} on a missing, stale or wrong signature (HTTP 403).
 * @see https://developer.box.com/guides/webhooks/v2/signatures-v2/
 */
export function verifySignature(
  request: { readonly body: Uint8Array; readonly headers: RequestHeaders },
  keys: SignatureKeys,
  now: Date,
): VerifiedBody {
  const { body, headers } = request;
  const timestamp = freshTimestamp(headers, now);
  if (headers['box-signature-version'] !== '1' || headers['box-signature-algorithm'] !== 'HmacSHA256') {
    throw new InvalidSignatureError('bad-scheme');
  }
  const matches = (given: string | undefined, key: Secret | undefined) =>
    given !== undefined && key !== undefined && equalInConstantTime(given, signature(body, timestamp, key));

  if (
    !matches(headers['box-signature-primary'], keys.primary) &&
    !matches(headers['box-signature-secondary'], keys.secondary)
  ) {
    throw new InvalidSignatureError('no-match');
  }
  return body as VerifiedBody;
}

function freshTimestamp(headers: RequestHeaders, now: Date): string {
  const timestamp = headers['box-delivery-timestamp'];
  if (timestamp === undefined) throw new InvalidSignatureError('no-timestamp');
  const ageSeconds = (now.getTime() - parseTimestamp(timestamp)) / 1000;
  if (Number.isNaN(ageSeconds)) throw new InvalidSignatureError('bad-timestamp');
  if (ageSeconds > MAX_AGE_SECONDS) throw new InvalidSignatureError('too-old');
  if (ageSeconds < -MAX_SKEW_SECONDS) throw new InvalidSignatureError('in-the-future');
  return timestamp;
}

/** Takes the same time wherever the texts differ: where their lengths do, what is expected is compared with itself. */
function equalInConstantTime(given: string, expected: string): boolean {
  const expectedBytes = Buffer.from(expected);
  // Bytes, not characters: a non-ASCII header of equal length would make timingSafeEqual throw.
  const givenBytes = Buffer.from(given);
  const sameLength = givenBytes.byteLength === expectedBytes.byteLength;
  return timingSafeEqual(sameLength ? givenBytes : expectedBytes, expectedBytes) && sameLength;
}
