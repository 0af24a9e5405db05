import { InvalidSignatureError } from '../errors.ts';
import type { SignatureKeySource } from './signature-key-source.ts';
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
 * Whatever fits neither key is tried once more with newer ones, if the source has any: so no event is
 * lost while keys are being changed.
 *
 * @throws {InvalidSignatureError} into the error handling of whoever carries it; and whatever `keys` throws.
 */
export function onlySignedByBox(keys: SignatureKeySource, now: () => Date) {
  return {
    // Typed by what it leaves behind, since that is what the handler is given.
    async before(carrier: { event: VerifiedBody }): Promise<void> {
      const request = carrier.event as unknown as UnverifiedRequest;
      // Waiting for keys makes no delivery older.
      const arrivedAt = now();
      const tried = await keys.current();
      try {
        carrier.event = verifySignature(request, tried, arrivedAt);
      } catch (error) {
        const others = fitsNoKey(error) ? await keys.otherThan(tried) : undefined;
        if (!others) throw error;
        carrier.event = verifySignature(request, others, arrivedAt);
      }
    },
  };
}

function fitsNoKey(error: unknown): boolean {
  return error instanceof InvalidSignatureError && error.fault === 'no-match';
}
