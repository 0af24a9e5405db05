import { createHmac, timingSafeEqual } from 'node:crypto';

/** The least that checking a signature takes. */
export function hmacMatches(body: Uint8Array, timestamp: string, given: string, key: string): boolean {
  const expected = createHmac('sha256', key).update(body).update(timestamp).digest();
  return timingSafeEqual(Buffer.from(given, 'base64'), expected);
}
