import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { httpRequestOf, httpResponseTo, MAX_BODY_BYTES } from '../../src/aws/http-event.ts';
import { BodyTooLargeError, MethodNotAllowedError } from '../../src/errors.ts';
import { aPayload, signedRequest } from '../support/factories.ts';
import { HTTP_SHAPES, httpEvent } from '../support/http-event.ts';

const asBoxWrites = (name: string) => name.toUpperCase();
const titled = (name: string) => name.replace(/\b[a-z]/g, (letter) => letter.toUpperCase());
const CASES: [string, (name: string) => string][] = [
  ['lower case', (name) => name],
  ['upper case', asBoxWrites],
  ['title case', titled],
];
const ALL = HTTP_SHAPES.flatMap((shape) =>
  [false, true].flatMap((base64) => CASES.map(([names, nameOf]) => ({ shape, base64, names, nameOf }))),
);

describe('httpRequestOf', () => {
  it.each(ALL)('gives the same bytes and headers from a $shape, base64: $base64, names in $names', (given) => {
    const request = signedRequest({ body: JSON.stringify(aPayload({ name: 'né 日本 😀\r\n\\/' })) });
    const { body, headers } = httpRequestOf(httpEvent(given.shape, request, given));
    expect(Buffer.compare(body, request.body)).toBe(0);
    expect(headers).toEqual(request.headers);
  });

  it('gives any bytes back from base64', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.constantFrom(...HTTP_SHAPES), (bytes, shape) => {
        const { body } = httpRequestOf(httpEvent(shape, { body: bytes, headers: {} }, { base64: true }));
        expect(Buffer.compare(body, bytes)).toBe(0);
      }),
    );
  });

  it('does not decode a body that only looks like base64', () => {
    expect(Buffer.from(httpRequestOf(eventWith({ body: 'AAAA' })).body).toString()).toBe('AAAA');
    expect(Buffer.from(httpRequestOf(eventWith({ body: 'AAAA', isBase64Encoded: 'true' })).body).toString()).toBe(
      'AAAA',
    );
  });

  it.each([undefined, null, { type: 'skill_invocation' }, 7, ['{}']])(
    'takes the body %j, which cannot be verified, for an empty one',
    (body) => {
      expect(httpRequestOf(eventWith({ body })).body.byteLength).toBe(0);
    },
  );

  it.each([undefined, null, 'text', 7])('takes the headers %j for none', (headers) => {
    expect(httpRequestOf(eventWith({ headers })).headers).toEqual({});
  });
});

describe('a header', () => {
  it('is left out when it is no text', () => {
    const headers = { a: null, b: undefined, c: 7, d: { toString: 1 }, e: [], f: [null, 'x'] };
    expect(httpRequestOf(eventWith({ headers })).headers).toEqual({ f: 'x' });
  });

  it('may have the name of something that every object has', () => {
    const headers = JSON.parse('{"constructor":"a","__proto__":"b","toString":"c"}');
    const read = httpRequestOf(eventWith({ headers })).headers;
    expect(Object.entries(read)).toEqual([
      ['constructor', 'a'],
      ['__proto__', 'b'],
      ['tostring', 'c'],
    ]);
  });
});

describe('a header sent twice', () => {
  it.each([
    ['in one header map, in two cases', { headers: { 'X-One': 'a', 'x-one': 'b' } }],
    ['with several values', { multiValueHeaders: { 'X-One': ['a', 'b'] } }],
    ['with several values and in two cases', { multiValueHeaders: { 'X-One': ['a'], 'x-one': ['b'] } }],
    [
      'in both maps, of which one tells only the last',
      { headers: { 'x-one': 'b' }, multiValueHeaders: { 'X-One': ['a', 'b'] } },
    ],
  ])('has its values joined when it comes %s', (_, maps) => {
    expect(httpRequestOf(eventWith(maps)).headers).toEqual({ 'x-one': 'a,b' });
  });
});

describe('a body of about a megabyte', () => {
  const requestOf = (body: string | Uint8Array) => ({ body: Buffer.from(body), headers: {} });

  it.each(HTTP_SHAPES)('passes at the limit and is refused one byte above it, from a %s', (shape) => {
    for (const base64 of [false, true]) {
      const passing = httpEvent(shape, requestOf('a'.repeat(MAX_BODY_BYTES)), { base64 });
      expect(httpRequestOf(passing).body.byteLength).toBe(1_048_576);
      const refused = httpEvent(shape, requestOf('a'.repeat(MAX_BODY_BYTES + 1)), { base64 });
      expect(() => httpRequestOf(refused)).toThrow(BodyTooLargeError);
    }
  });

  it.each([
    ['é', 2],
    ['語', 3],
    ['😀', 4],
  ])('is measured in bytes: %s', (character, bytes) => {
    const count = Math.floor(MAX_BODY_BYTES / bytes);
    const filled = character.repeat(count) + 'a'.repeat(MAX_BODY_BYTES - count * bytes);
    expect(httpRequestOf(eventWith({ body: filled })).body.byteLength).toBe(MAX_BODY_BYTES);
    expect(() => httpRequestOf(eventWith({ body: `${filled}a` }))).toThrow(BodyTooLargeError);
  });

  it.each([0, 1, 2, 3])('is measured as decoded when it ends in %d more bytes', (more) => {
    const at = (size: number) => eventWith({ body: Buffer.alloc(size).toString('base64'), isBase64Encoded: true });
    expect(httpRequestOf(at(MAX_BODY_BYTES - more)).body.byteLength).toBe(MAX_BODY_BYTES - more);
    expect(() => httpRequestOf(at(MAX_BODY_BYTES + 1 + more))).toThrow(BodyTooLargeError);
  });

  it('is refused with any base64 that decodes to more', () => {
    const body = Buffer.alloc(MAX_BODY_BYTES + 1)
      .toString('base64')
      .replace(/=+$/, '');
    expect(() => httpRequestOf(eventWith({ body, isBase64Encoded: true }))).toThrow(BodyTooLargeError);
  });
});

describe('any method but POST', () => {
  it.each(HTTP_SHAPES)('is refused from a %s', (shape) => {
    for (const method of ['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS', 'post', '']) {
      expect(() => httpRequestOf(httpEvent(shape, signedRequest(), { method }))).toThrow(MethodNotAllowedError);
    }
  });

  it.each([
    null,
    undefined,
    'POST',
    7,
    [],
    {},
    { requestContext: null },
    { requestContext: { http: null } },
    { Records: [{ body: '{}' }] },
  ])('is how %j is taken, which is no HTTP event', (event) => {
    expect(() => httpRequestOf(event)).toThrow(MethodNotAllowedError);
  });

  it('is all that is thrown, whatever the event', () => {
    const event = fc.record({
      httpMethod: fc.constantFrom('POST', 'GET', null),
      headers: fc.jsonValue(),
      multiValueHeaders: fc.jsonValue(),
      body: fc.jsonValue(),
      isBase64Encoded: fc.jsonValue(),
    });
    fc.assert(
      fc.property(fc.oneof(event, fc.anything()), (given) => {
        try {
          expect(httpRequestOf(given).body).toBeInstanceOf(Uint8Array);
        } catch (error) {
          expect(error).toBeInstanceOf(MethodNotAllowedError);
        }
      }),
    );
  });
});

describe('httpResponseTo', () => {
  const answer = { statusCode: 200, body: { status: 'accepted' } };

  it.each(['function-url', 'rest-api', 'load-balancer'] as const)('answers a %s in single headers', (shape) => {
    expect(httpResponseTo(httpEvent(shape, signedRequest()), answer)).toEqual({
      statusCode: 200,
      headers: { 'content-type': 'application/json' },
      body: '{"status":"accepted"}',
      isBase64Encoded: false,
    });
  });

  it.each(['rest-api-multi', 'load-balancer-multi'] as const)('answers a %s in multi-value headers', (shape) => {
    expect(httpResponseTo(httpEvent(shape, signedRequest()), answer)).toEqual({
      statusCode: 200,
      multiValueHeaders: { 'content-type': ['application/json'] },
      body: '{"status":"accepted"}',
      isBase64Encoded: false,
    });
  });

  it.each([
    ['load-balancer', { headers: { 'content-type': 'application/json', allow: 'POST' } }],
    ['load-balancer-multi', { multiValueHeaders: { 'content-type': ['application/json'], allow: ['POST'] } }],
  ] as const)('tells a %s which method is allowed', (shape, headers) => {
    const event = httpEvent(shape, signedRequest(), { method: 'GET' });
    expect(httpResponseTo(event, { statusCode: 405, body: {} })).toMatchObject({ statusCode: 405, ...headers });
  });

  it.each([null, undefined, 'text'])('answers the event %j', (event) => {
    expect(httpResponseTo(event, answer)).toMatchObject({ statusCode: 200, headers: {} });
  });
});

function eventWith(fields: object) {
  return { requestContext: { http: { method: 'POST' } }, ...fields };
}
