import { inspect } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { boxApiError, retryAfterMs } from '../../src/box/box-api-error.ts';
import { aDeadline, anApi, startBareServer, thrownBy, until, writeEndlessly } from './support.ts';

const NOW = new Date('2020-01-01T00:00:00Z');
const CALL = { method: 'PUT', path: '/2.0/x' };

describe('boxApiError, given the body of an answer', () => {
  const errorOf = (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
    boxApiError(CALL, new Response(body, { status: 400, headers }), NOW);

  it.each<[string, string | Uint8Array<ArrayBuffer>]>([
    ['nothing', ''],
    ['HTML', '<html><body>Bad gateway</body></html>'],
    ['half of JSON', '{"code":"not_found","requ'],
    ['bytes', new Uint8Array([0, 255, 254, 128, 13, 10])],
    ['null', 'null'],
    ['a text', '"not_found"'],
    ['a list', '["not_found"]'],
    ['deep JSON', `${'['.repeat(30_000)}${']'.repeat(30_000)}`],
    ['a code with spaces', '{"code":"no such thing","request_id":"a b"}'],
    ['a code with a line break', '{"code":"not_found\\nx","request_id":"ab\\n"}'],
    ['a long code', JSON.stringify({ code: 'x'.repeat(65), request_id: 'x'.repeat(65) })],
    ['an empty code', '{"code":"","request_id":""}'],
    ['a code that is no text', '{"code":{"toString":1},"request_id":7}'],
    ['a code from a prototype', '{"__proto__":{"code":"polluted"}}'],
  ])('keeps nothing of %s', async (_name, body) => {
    const { message, answer } = await errorOf(body);
    expect(message).toBe('Box: PUT /2.0/x: 400');
    expect(answer).toEqual({ status: 400 });
  });

  it('keeps a code and a request id', async () => {
    const body = JSON.stringify({ code: 'conflict', request_id: 'g1-2_Z', message: 'of Contract.pdf' });
    const error = await errorOf(body);
    expect(error.answer).toEqual({ status: 400, code: 'conflict', requestId: 'g1-2_Z' });
    expect(inspect(error)).not.toContain('Contract');
  });

  it.each(['', '{"request_id":"no id"}', '{"request_id":null}'])(
    'takes the request id from the header where the body (%s) has none',
    async (body) => {
      const { answer } = await errorOf(body, { 'box-request-id': '0a1b' });
      expect(answer.requestId).toBe('0a1b');
    },
  );

  it('never holds anything else of it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ minLength: 8, unit: 'binary' }), fc.jsonValue(), async (text, value) => {
        const body = JSON.stringify({ message: text, context_info: value, code: `${text} `, request_id: [text] });
        expect(JSON.stringify((await errorOf(body)).answer)).toBe('{"status":400}');
      }),
      { numRuns: 100 },
    );
  });

  it('reads no more than the beginning of one that never ends, and closes the connection', async () => {
    using deadline = aDeadline();
    await using server = await startBareServer((response) => writeEndlessly(response.writeHead(403)));
    const error = await thrownBy(anApi(server)({ method: 'GET', target: '/' }, deadline));
    expect(error).toMatchObject({ answer: { status: 403 }, message: 'Box: GET /: 403' });
    await until(() => server.openConnections === 0);
  });
});

describe('retryAfterMs', () => {
  it.each<[string | null, number | undefined]>([
    [null, undefined],
    ['', undefined],
    ['soon', undefined],
    ['0', 0],
    ['7', 7000],
    [' 7 ', 7000],
    ['1.5', 1500],
    ['Wed, 01 Jan 2020 00:00:30 GMT', 30_000],
    ['Tue, 31 Dec 2019 23:59:59 GMT', 0],
    ['-5', 0],
  ])('reads %p as %p', (header, expected) => {
    expect(retryAfterMs(header, NOW)).toBe(expected);
  });
});
