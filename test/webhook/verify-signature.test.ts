import { describe, expect, it } from '@jest/globals';
import { InvalidSignatureError } from '../../src/errors.ts';
import { Secret } from '../../src/secret.ts';
import type { SignatureKeys } from '../../src/webhook/signature.ts';
import { verifySignature } from '../../src/webhook/verify-signature.ts';
import { KEYS, NOW, type RequestOptions, type SignedRequest, signedRequest } from '../support/factories.ts';

const secondsFromNow = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);

/** `accepted`, or what the request is refused for. */
function verdict(request: SignedRequest, keys: SignatureKeys = KEYS): string {
  try {
    return verifySignature(request, keys, NOW) === request.body ? 'accepted' : 'another body';
  } catch (error) {
    if (error instanceof InvalidSignatureError) return error.fault;
    throw error;
  }
}
const verdictOn = (options: RequestOptions) => verdict(signedRequest(options));

describe('verifySignature', () => {
  it('returns the very bytes that were signed', () => {
    const request = signedRequest();
    expect(verifySignature(request, KEYS, NOW)).toBe(request.body);
  });

  it.each([
    ['an empty body', ''],
    ['a body that is no text', Uint8Array.of(0xff, 0xfe, 0, 0x80)],
    ['raw UTF-8', '{"name":"résumé 日本語 👩‍👩‍👧.md"}'],
  ])('accepts %s', (_, body) => {
    expect(verdictOn({ body })).toBe('accepted');
  });

  it.each([
    [600, 'accepted'],
    [600.001, 'too-old'],
    [601, 'too-old'],
    [86_400, 'too-old'],
    [0, 'accepted'],
    [-60, 'accepted'],
    [-60.001, 'in-the-future'],
    [-61, 'in-the-future'],
    [-86_400, 'in-the-future'],
  ])('finds a delivery made %d seconds ago %s', (ageSeconds, expected) => {
    expect(verdictOn({ at: secondsFromNow(-ageSeconds) })).toBe(expected);
  });

  it('takes the offset into account', () => {
    expect(verdictOn({ at: '2026-11-02T09:16:00-08:00' })).toBe('accepted');
    expect(verdictOn({ at: '2026-11-02T17:16:00-08:00' })).toBe('in-the-future');
    expect(verdictOn({ at: '2026-11-02T17:16:00+08:00' })).toBe('too-old');
  });

  it.each([
    '',
    'NaN',
    'now',
    '2026-11-02T17:16:00',
    '2026-11-02 17:16:00Z',
    String(NOW.getTime()),
    '2026-02-30T00:00:00Z',
  ])('refuses the timestamp "%s", though it is signed', (at) => {
    expect(verdictOn({ at })).toBe('bad-timestamp');
  });

  it('refuses a timestamp sent twice', () => {
    expect(verdictOn({ at: `${NOW.toISOString()},${NOW.toISOString()}` })).toBe('bad-timestamp');
  });

  it.each([
    ['box-delivery-timestamp', undefined, 'no-timestamp'],
    ['box-signature-version', undefined, 'bad-scheme'],
    ['box-signature-version', '', 'bad-scheme'],
    ['box-signature-version', '2', 'bad-scheme'],
    ['box-signature-version', '1.0', 'bad-scheme'],
    ['box-signature-version', '1,1', 'bad-scheme'],
    ['box-signature-algorithm', undefined, 'bad-scheme'],
    ['box-signature-algorithm', 'hmacsha256', 'bad-scheme'],
    ['box-signature-algorithm', 'HMACSHA256', 'bad-scheme'],
    ['box-signature-algorithm', 'none', 'bad-scheme'],
    ['box-signature-algorithm', 'HmacSHA256,HmacSHA256', 'bad-scheme'],
  ])('refuses a request with %s: %s (%s)', (name, value, fault) => {
    expect(verdictOn({ headers: { [name]: value } })).toBe(fault);
  });

  it('does not need the id of the delivery', () => {
    expect(verdictOn({ headers: { 'box-delivery-id': undefined } })).toBe('accepted');
  });
});

describe('the two keys', () => {
  const other = new Secret('another-key');

  it.each([
    ['the primary signature alone', { 'box-signature-secondary': undefined }],
    ['the secondary signature alone', { 'box-signature-primary': undefined }],
    ['a primary signature of a changed key', { 'box-signature-primary': 'b'.repeat(44) }],
    ['a secondary signature of a changed key', { 'box-signature-secondary': 'b'.repeat(44) }],
  ])('accept %s', (_, headers) => {
    expect(verdictOn({ headers })).toBe('accepted');
  });

  it.each([
    ['the primary key alone', { primary: KEYS.primary }],
    ['the secondary key alone', { secondary: KEYS.secondary }],
    ['the primary key while the secondary is being changed', { primary: KEYS.primary, secondary: other }],
    ['the secondary key while the primary is being changed', { primary: other, secondary: KEYS.secondary }],
  ])('accept with %s', (_, keys) => {
    expect(verdict(signedRequest(), keys)).toBe('accepted');
  });

  it('are compared with their own header only', () => {
    const { primary, secondary } = KEYS;
    const request = signedRequest();
    expect(verdict(request, { primary: secondary, secondary: primary })).toBe('no-match');
    expect(verdict(request, { primary: secondary })).toBe('no-match');
    expect(verdict(request, { secondary: primary })).toBe('no-match');
    const headers = {
      'box-signature-primary': request.headers['box-signature-secondary'],
      'box-signature-secondary': request.headers['box-signature-primary'],
    };
    expect(verdictOn({ headers })).toBe('no-match');
  });

  it('refuse a request without any signature, also where there is no key', () => {
    const unsigned = signedRequest({ keys: {} });
    expect(verdict(unsigned)).toBe('no-match');
    expect(verdict(unsigned, {})).toBe('no-match');
    expect(verdict(signedRequest(), {})).toBe('no-match');
  });

  it('refuse the signature of a missing key', () => {
    expect(verdict(signedRequest({ keys: { secondary: other } }), { primary: KEYS.primary })).toBe('no-match');
    expect(verdict(signedRequest({ keys: { primary: other } }), { secondary: KEYS.secondary })).toBe('no-match');
  });

  it('refuse signatures of other keys', () => {
    expect(verdictOn({ keys: { primary: other, secondary: other } })).toBe('no-match');
  });

  it('may hold non-ASCII characters', () => {
    const keys = { primary: new Secret('clé-ключ-鍵-🔑') };
    expect(verdict(signedRequest({ keys }), keys)).toBe('accepted');
    expect(verdict(signedRequest({ keys: { primary: new Secret('cle-ключ-鍵-🔑') } }), keys)).toBe('no-match');
  });
});

describe('a signature', () => {
  const valid = String(signedRequest().headers['box-signature-primary']);
  const verdictOnSignature = (text: string) =>
    verdictOn({ headers: { 'box-signature-primary': text, 'box-signature-secondary': undefined } });

  it.each([
    ['empty', ''],
    ['of non-ASCII characters, of equal length', 'é'.repeat(valid.length)],
    ['of non-ASCII characters, of equal length in bytes', 'é'.repeat(valid.length / 2)],
    ['with one non-ASCII character at its end', `${valid.slice(0, -1)}é`],
    [
      'of characters that end in the right bytes',
      valid.replace(/^./, (first) => String.fromCharCode(first.charCodeAt(0) + 0x100)),
    ],
    ['a megabyte long', 'A'.repeat(1024 * 1024)],
    ['with a megabyte behind it', valid + 'A'.repeat(1024 * 1024)],
    ['sent twice', `${valid},${valid}`],
    ['sent twice, with a space', `${valid}, ${valid}`],
    ['without its padding', valid.replace(/=+$/, '')],
    ['with more padding', `${valid}=`],
    ['with a space before', ` ${valid}`],
    ['with a line break behind', `${valid}\n`],
    ['in upper case', valid.toUpperCase()],
    ['in lower case', valid.toLowerCase()],
    ['in hexadecimal', Buffer.from(valid, 'base64').toString('hex')],
    ['with the name of the algorithm', `sha256=${valid}`],
  ])('is refused when it is %s', (_, text) => {
    expect(verdictOnSignature(text)).toBe('no-match');
  });

  it('is refused in the alphabet of base64url', () => {
    // This body's signature holds both characters that differ.
    const bodies = Array.from({ length: 200 }, (_, at) => String(at));
    const signatures = bodies.map(
      (body) => [body, String(signedRequest({ body }).headers['box-signature-primary'])] as const,
    );
    const [body, text] = signatures.find(([, own]) => own.includes('+') && own.includes('/')) ?? ['', ''];
    const headers = { 'box-signature-secondary': undefined };
    expect(verdictOn({ body, headers })).toBe('accepted');
    const inUrls = text.replaceAll('+', '-').replaceAll('/', '_');
    expect(verdictOn({ body, headers: { ...headers, 'box-signature-primary': inUrls } })).toBe('no-match');
  });

  it('is accepted as it was made', () => {
    expect(verdictOnSignature(valid)).toBe('accepted');
  });
});
