import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { InvalidSignatureError } from '../../src/errors.ts';
import { verifySignature } from '../../src/webhook/verify-signature.ts';
import { KEYS, NOW, type SignedRequest, signedRequest } from '../support/factories.ts';

const refuses = (request: SignedRequest) =>
  expect(() => verifySignature(request, KEYS, NOW)).toThrow(InvalidSignatureError);

const changedAt = (bytes: Uint8Array, at: number, mask: number) =>
  bytes.map((byte, index) => (index === at ? byte ^ mask : byte));

describe('a signed request', () => {
  const mask = fc.integer({ min: 1, max: 255 });

  it('is refused when any one byte of its body is changed', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1 }), fc.nat(), mask, (body, where, bits) => {
        const request = signedRequest({ body });
        refuses({ ...request, body: changedAt(body, where % body.length, bits) });
      }),
    );
  });

  it('is refused when its body is cut, lengthened or merged with the timestamp', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1 }), fc.uint8Array({ minLength: 1 }), (body, more) => {
        const request = signedRequest({ body });
        refuses({ ...request, body: body.slice(1) });
        refuses({ ...request, body: body.slice(0, -1) });
        refuses({ ...request, body: Buffer.concat([body, more]) });
        refuses({ ...request, body: Buffer.concat([body, Buffer.from(NOW.toISOString())]) });
      }),
    );
  });

  it('is refused when any one character of its timestamp is changed', () => {
    const { body, headers } = signedRequest();
    const timestamp = String(headers['box-delivery-timestamp']);
    for (const [at, character] of [...timestamp].entries()) {
      for (const other of '0123456789-+:.TtZz \u0130') {
        if (other === character) continue;
        const changed = timestamp.slice(0, at) + other + timestamp.slice(at + 1);
        refuses({ body, headers: { ...headers, 'box-delivery-timestamp': changed } });
      }
    }
  });

  it('is refused with the same moment written in another way', () => {
    const request = signedRequest({ at: '2026-11-02T17:16:00Z' });
    for (const same of ['2026-11-02T17:16:00z', '2026-11-02T17:16:00.0Z', '2026-11-02T18:16:00+01:00']) {
      refuses({ ...request, headers: { ...request.headers, 'box-delivery-timestamp': same } });
    }
  });

  it('is refused when any one character of its signature is changed, its case and padding too', () => {
    const { body, headers } = signedRequest({ keys: { primary: KEYS.primary } });
    const signature = String(headers['box-signature-primary']);
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=-_ ,\u00e9\u0141';
    for (const [at, character] of [...signature].entries()) {
      for (const other of alphabet) {
        if (other === character) continue;
        const changed = signature.slice(0, at) + other + signature.slice(at + 1);
        refuses({ body, headers: { ...headers, 'box-signature-primary': changed } });
      }
    }
  });

  it('is refused with any other text for a signature, in any header', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (primary, secondary) => {
        const forged = { 'box-signature-primary': primary, 'box-signature-secondary': secondary };
        refuses(signedRequest({ headers: forged }));
      }),
    );
  });
});
