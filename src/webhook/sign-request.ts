import { type SignatureKeys, signature } from './signature.ts';

/**
 * Signs a body as Box would, for tests and the local run.
 *
 * @param at when the delivery is said to have been made.
 * @returns the headers that go with the body, names in lower case; a missing key leaves its header out.
 */
export function signRequest(
  body: Uint8Array,
  keys: SignatureKeys,
  at: { timestamp: string; deliveryId?: string },
): Record<string, string> {
  const headers: Record<string, string> = {
    'box-delivery-id': at.deliveryId ?? crypto.randomUUID(),
    'box-delivery-timestamp': at.timestamp,
    'box-signature-algorithm': 'HmacSHA256',
    'box-signature-version': '1',
  };
  if (keys.primary) headers['box-signature-primary'] = signature(body, at.timestamp, keys.primary);
  if (keys.secondary) headers['box-signature-secondary'] = signature(body, at.timestamp, keys.secondary);
  return headers;
}
