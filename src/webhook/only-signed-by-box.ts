import type { SignatureKeys } from './signature.ts';
import { type RequestHeaders, type VerifiedBody, verifySignature } from './verify-signature.ts';

/** A request as it came, before anyone may trust it. */
interface UnverifiedRequest {
  readonly body: Uint8Array;
  readonly headers: RequestHeaders;
}

/**
 * A middleware that lets nothing pass but what Box signed: the handler behind it gets the
 * `VerifiedBody` in place of the request. It runs on the raw bytes, before anything parses or logs them.
 *
 * @throws {InvalidSignatureError} into the error handling of whoever carries it.
 */
export function onlySignedByBox(keys: SignatureKeys, now: () => Date) {
  return {
    // Typed by what it leaves behind, since that is what the handler is given.
    before(carrier: { event: VerifiedBody }): void {
      carrier.event = verifySignature(carrier.event as unknown as UnverifiedRequest, keys, now());
    },
  };
}
