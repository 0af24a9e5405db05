import { describe, expect, it } from '@jest/globals';
import { aPayload, type Json, NOW, signedRequest } from './support/factories.ts';
import { HTTP_SHAPES, httpEvent } from './support/http-event.ts';
import { aQuickHalf } from './support/quick-half.ts';

const signed = (changes: Json) => signedRequest({ body: aPayload(changes) });

describe('what is not for us', () => {
  const rules = { skillIds: new Set(['18417']), enterpriseIds: new Set(['7340081']) };
  const skill = 'The skill.id of this invocation is not among the allowed ones.';
  const enterprise = 'The enterprise.id of this invocation is not among the allowed ones.';

  it.each([
    ['another skill', { skill: { id: '18418' } }, skill],
    ['a skill whose id begins alike', { skill: { id: '184170' } }, skill],
    ['another enterprise', { enterprise: { id: '7340082' } }, enterprise],
    ['no enterprise', { enterprise: undefined }, enterprise],
    ['an enterprise without an id', { enterprise: { name: '7340081' } }, enterprise],
    [
      'a folder of another enterprise',
      { enterprise: { id: '1' }, source: { type: 'folder', id: '1', name: 'a' } },
      enterprise,
    ],
  ])('is answered with 403: %s', async (_, changes, reason) => {
    const half = aQuickHalf({ rules });
    expect(await half.deliver(signed(changes))).toEqual({ statusCode: 403, status: 'refused', reason });
    expect(half.messages).toEqual([]);
  });

  it.each([
    ['texts', {}],
    ['numbers', { skill: { id: 18417 }, enterprise: { id: 7340081 } }],
  ])('is not what is allowed, with ids as %s', async (_, changes) => {
    expect(await aQuickHalf({ rules }).deliver(signed(changes))).toMatchObject({ statusCode: 200, status: 'accepted' });
  });
});

describe('what Box has not signed', () => {
  const valid = signedRequest();
  it.each([
    ['without any header', { ...valid, headers: {} }, 'no-timestamp'],
    ['with another body', { ...valid, body: Buffer.from(JSON.stringify(aPayload({ id: 'other' }))) }, 'no-match'],
    ['with a body that is no JSON', { ...valid, body: Buffer.from('{"secret":') }, 'no-match'],
    ['without signatures', signedRequest({ keys: {} }), 'no-match'],
    ['ten minutes ago', signedRequest({ at: new Date(NOW.getTime() - 601_000) }), 'too-old'],
    ['without its version', signedRequest({ headers: { 'box-signature-version': undefined } }), 'bad-scheme'],
  ])('is answered with 403, and otherwise leaves no trace: %s', async (_, request, fault) => {
    const half = aQuickHalf();
    const reason = `The request is not signed by Box (${fault}).`;
    expect(await half.deliver(request)).toEqual({ statusCode: 403, status: 'refused', reason });
    expect(half.messages).toEqual([]);
    const time = NOW.toISOString();
    const line = { level: 'warn', message: 'request refused', time, statusCode: 403, error: 'InvalidSignatureError' };
    expect(half.logLines()).toEqual([{ ...line, detail: reason }]);
  });

  it('is refused in the same words, whatever it holds', async () => {
    const half = aQuickHalf();
    const bodies = [aPayload(), 'hello', { source: { type: 'folder' } }, aPayload({ skill: { id: 'secret' } })];
    const answers = await Promise.all(bodies.map((body) => half.deliver(signedRequest({ body, keys: {} }))));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  });

  it('is refused with a body that a mapping template has parsed', async () => {
    const half = aQuickHalf();
    const event = { ...httpEvent('rest-api', signedRequest()), body: aPayload() };
    expect(await half.answerTo(event)).toMatchObject({ statusCode: 403 });
  });
});

describe('what is no delivery', () => {
  it.each(HTTP_SHAPES)('is answered with 405 when it is a GET from a %s', async (shape) => {
    const half = aQuickHalf();
    const response = await half.handler(httpEvent(shape, signedRequest(), { method: 'GET' }));
    expect(response.statusCode).toBe(405);
    const allow = shape.endsWith('multi') ? { multiValueHeaders: { allow: ['POST'] } } : { headers: { allow: 'POST' } };
    expect(response).toMatchObject(allow);
    expect(half.messages).toEqual([]);
  });

  it.each([null, undefined, 'text', { Records: [] }])('is answered with 405 when it is %j', async (event) => {
    expect(await aQuickHalf().answerTo(event)).toEqual({
      statusCode: 405,
      status: 'refused',
      reason: 'Only POST is answered here.',
    });
  });

  it.each([false, true])(
    'is answered with 413 when it is over a megabyte, signed or not (base64: %j)',
    async (base64) => {
      const half = aQuickHalf();
      const padded = (size: number) => JSON.stringify(aPayload()).padEnd(size, ' ');
      const deliver = (body: string) => half.answerTo(httpEvent('function-url', signedRequest({ body }), { base64 }));
      expect(await deliver(padded(1_048_576))).toMatchObject({ statusCode: 200, status: 'accepted' });
      expect(await deliver(padded(1_048_577))).toEqual({
        statusCode: 413,
        status: 'refused',
        reason: 'The body is larger than 1048576 bytes.',
      });
      const unsigned = { body: Buffer.alloc(1_048_577), headers: {} };
      expect(await half.answerTo(httpEvent('function-url', unsigned, { base64 }))).toMatchObject({ statusCode: 413 });
      expect(half.messages).toHaveLength(1);
    },
  );
});
