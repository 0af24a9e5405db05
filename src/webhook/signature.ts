import { createHmac } from 'node:crypto';
import type { Secret } from '../secret.ts';

/** The two keys of the Developer Console, Webhooks tab. Box signs with both, so that one can be changed at a time. */
export interface SignatureKeys {
  readonly primary?: Secret | undefined;
  readonly secondary?: Secret | undefined;
}

/**
 * Box's signature: base64 of HMAC-SHA256 over the body's bytes followed by the timestamp header's bytes.
 *
 * @param timestamp the text of `BOX-DELIVERY-TIMESTAMP` exactly as sent, not a parsed form of it.
 * @see https://developer.box.com/guides/webhooks/v2/signatures-v2/
 */
export function signature(body: Uint8Array, timestamp: string, key: Secret): string {
  return createHmac('sha256', key.reveal()).update(body).update(timestamp, 'utf8').digest('base64');
}
