import { describe, expect, it } from '@jest/globals';
import { Secret } from '../../src/secret.ts';
import { signRequest } from '../../src/webhook/sign-request.ts';
import { signature } from '../../src/webhook/signature.ts';
import { verifySignature } from '../../src/webhook/verify-signature.ts';

/** Known answers from outside: made by Box, and published with the tests of its SDK. */
const TIMESTAMP = '2020-01-01T00:00:00-07:00';
const BODY = Buffer.from(
  '{"type":"webhook_event","webhook":{"id":"1234567890"},"trigger":"FILE.UPLOADED","source":{"id":"1234567890","type":"file","name":"Test.txt"}}',
);
const VECTORS = [
  ['primary', 'SamplePrimaryKey', '6TfeAW3A1PASkgboxxA5yqHNKOwFyMWuEXny/FPD5hI='],
  ['secondary', 'SampleSecondaryKey', 'v+1CD1Jdo3muIcbpv5lxxgPglOqMfsNHPV899xWYydo='],
] as const;

describe("Box's published signatures", () => {
  it.each(VECTORS)('are those that we make with the %s key', (which, key, expected) => {
    expect(signature(BODY, TIMESTAMP, new Secret(key))).toBe(expected);
    expect(signRequest(BODY, { [which]: new Secret(key) }, { timestamp: TIMESTAMP })).toMatchObject({
      [`box-signature-${which}`]: expected,
      'box-delivery-timestamp': TIMESTAMP,
      'box-signature-algorithm': 'HmacSHA256',
      'box-signature-version': '1',
    });
  });

  it.each(VECTORS)('are accepted with the %s key alone', (which, key, expected) => {
    const headers = {
      'box-delivery-timestamp': TIMESTAMP,
      'box-signature-algorithm': 'HmacSHA256',
      'box-signature-version': '1',
      [`box-signature-${which}`]: expected,
    };
    const request = { body: BODY, headers };
    expect(verifySignature(request, { [which]: new Secret(key) }, new Date(TIMESTAMP))).toBe(BODY);
  });
});

describe('signRequest', () => {
  it('leaves out the header of a missing key', () => {
    const headers = signRequest(BODY, { secondary: new Secret('SampleSecondaryKey') }, { timestamp: TIMESTAMP });
    expect(Object.keys(headers)).toContain('box-signature-secondary');
    expect(Object.keys(headers)).not.toContain('box-signature-primary');
  });

  it('gives every delivery an id of its own unless told', () => {
    const idOf = (at: { timestamp: string; deliveryId?: string }) => signRequest(BODY, {}, at)['box-delivery-id'];
    expect(idOf({ timestamp: TIMESTAMP })).not.toBe(idOf({ timestamp: TIMESTAMP }));
    expect(idOf({ timestamp: TIMESTAMP, deliveryId: 'delivery-1' })).toBe('delivery-1');
  });
});
