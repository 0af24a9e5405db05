import { describe, expect, it } from '@jest/globals';
import { fromMessage } from '../src/aws/from-message.ts';
import { AwsCallError } from '../src/errors.ts';
import type { InvocationQueue } from '../src/ports.ts';
import { firstQueued } from '../src/queued-invocation.ts';
import { aSealer } from './support/a-sealer.ts';
import {
  anInvocation,
  aPayload,
  aReadToken,
  aSource,
  aWriteToken,
  type Json,
  NOW,
  READ_TOKEN,
  signedRequest,
  WRITE_TOKEN,
} from './support/factories.ts';
import { HTTP_SHAPES, httpEvent } from './support/http-event.ts';
import {
  payload2017,
  payload2018,
  payload2019,
  payload2020Edited,
  payloadInternal,
  payloadOfSchema,
} from './support/payload-variants.ts';
import { aQuickHalf } from './support/quick-half.ts';

const signed = (changes: Json) => signedRequest({ body: aPayload(changes) });

describe('receiveInvocation', () => {
  it('enqueues what Box has signed, and answers 200', async () => {
    const half = aQuickHalf();
    expect(await half.deliver()).toEqual({ statusCode: 200, status: 'accepted' });
    expect(half.messages).toHaveLength(1);
    expect(await fromMessage(String(half.messages[0]), aSealer())).toEqual(firstQueued(anInvocation()));
  });

  it.each(HTTP_SHAPES)('answers a %s, plain and base64', async (shape) => {
    const half = aQuickHalf();
    for (const base64 of [false, true]) {
      const event = httpEvent(shape, signedRequest(), { base64, nameOf: (name) => name.toUpperCase() });
      expect(await half.answerTo(event)).toEqual({ statusCode: 200, status: 'accepted' });
    }
    expect(half.messages).toHaveLength(2);
  });

  it.each([
    ['of 2017', payload2017()],
    ['of 2018', payload2018()],
    ['of 2019', payload2019()],
    ['of 2020, edited by hand', payload2020Edited()],
    ["of Box's own skills", payloadInternal()],
    ['of the withdrawn schema', payloadOfSchema()],
  ])('accepts the payload %s', async (_, body) => {
    const half = aQuickHalf();
    expect(await half.deliver(signedRequest({ body }))).toEqual({ statusCode: 200, status: 'accepted' });
    expect(half.messages).toHaveLength(1);
  });

  it('logs the ids, and nothing that a person wrote or that opens anything', async () => {
    const half = aQuickHalf();
    await half.deliver();
    expect(half.logLines()).toEqual([
      {
        level: 'info',
        message: 'invocation accepted',
        time: NOW.toISOString(),
        invocationId: anInvocation().id,
        skillId: '18417',
        fileId: anInvocation().source.id,
        versionId: anInvocation().source.versionId,
        tookMs: 0,
      },
    ]);
  });

  it('takes a second delivery as well: the worker knows what is done', async () => {
    const half = aQuickHalf();
    await half.deliver();
    expect(await half.deliver()).toEqual({ statusCode: 200, status: 'accepted' });
  });
});

describe('the numbers of the quick half', () => {
  const foreign = { rules: { skillIds: new Set(['1']) } };
  const down: InvocationQueue = { enqueue: () => Promise.reject(new Error('down')) };

  it.each([
    ['accepted', signedRequest(), {}, []],
    ['ignored', signed({ source: { type: 'folder', id: '1', name: 'a' } }), {}, [{ name: 'Ignored', value: 1 }]],
    ['not signed', signedRequest({ keys: {} }), {}, [{ name: 'Refused', value: 1, reason: 'signature' }]],
    ['not ours', signedRequest(), foreign, [{ name: 'Refused', value: 1, reason: 'foreign' }]],
    ['no invocation', signedRequest({ body: '{}' }), {}, [{ name: 'Refused', value: 1, reason: 'invalid' }]],
    [
      'too large',
      signedRequest({ body: Buffer.alloc(1_048_577) }),
      {},
      [{ name: 'Refused', value: 1, reason: 'too-large' }],
    ],
    ['not enqueued', signedRequest(), { queue: down }, [{ name: 'Refused', value: 1, reason: 'unavailable' }]],
  ])('tell of a request that is %s', async (_, request, parts, counts) => {
    const half = aQuickHalf(parts);
    await half.deliver(request);
    expect(half.counts).toEqual([[{ name: 'Received', value: 1 }, ...counts]]);
  });

  it('tell of a request that is no POST, and of one that is nothing at all', async () => {
    const half = aQuickHalf();
    await half.handler(httpEvent('function-url', signedRequest(), { method: 'GET' }));
    await half.handler(undefined);
    const counts = [
      { name: 'Received', value: 1 },
      { name: 'Refused', value: 1, reason: 'method' },
    ];
    expect(half.counts).toEqual([counts, counts]);
  });

  it('are handed over with each request, and not twice', async () => {
    const half = aQuickHalf();
    for (const _ of [1, 2, 3]) await half.deliver();
    expect(half.counts.map((counts) => counts.length)).toEqual([1, 1, 1]);
  });
});

describe('what no other delivery would help', () => {
  const ignoring = { rules: { ignoredExtensions: new Set(['tmp']) } };
  const other = JSON.stringify([{ scope: 'item_read', object_id: 1, object_type: 'file' }]);
  const expired = Math.floor(NOW.getTime() / 1000);

  it.each([
    ['a folder', { source: { type: 'folder', id: '1', name: 'Reports' } }, 'The source is not a file.'],
    ['a web link', { source: { type: 'web_link', id: '1', name: 'Box' } }, 'The source is not a file.'],
    ['an ignored type', { source: aSource({ name: 'a.tmp' }) }, 'This skill ignores files of this type.'],
    ['an ignored type in capitals', { source: aSource({ name: 'a.b.TMP' }) }, 'This skill ignores files of this type.'],
    [
      'an expired read token',
      { token: { read: aReadToken({ expires_in: expired }), write: aWriteToken() } },
      'The read token has expired.',
    ],
    [
      'an expired write token',
      { token: { read: aReadToken(), write: aWriteToken({ expires_in: expired }) } },
      'The write token has expired.',
    ],
    [
      'a read token of another file',
      { token: { read: aReadToken({ restricted_to: other }), write: aWriteToken() } },
      'The read token is for another file.',
    ],
    [
      'a write token of another file',
      { token: { read: aReadToken(), write: aWriteToken({ restricted_to: other }) } },
      'The write token is for another file.',
    ],
  ])('is answered with 200 and a reason: %s', async (_, changes, reason) => {
    const half = aQuickHalf(ignoring);
    expect(await half.deliver(signed(changes))).toEqual({ statusCode: 200, status: 'ignored', reason });
    expect(half.messages).toEqual([]);
    const [line] = half.logLines();
    expect(line).toMatchObject({ message: 'invocation ignored', reason });
    const told = ['fileId', 'invocationId', 'level', 'message', 'reason', 'skillId', 'time', 'tookMs', 'versionId'];
    expect(told).toEqual(expect.arrayContaining(Object.keys(line ?? {})));
  });

  it.each(['a.tmp.txt', 'tmp', '.tmp', 'a tmp'])('is not the file "%s", whose extension is another', async (name) => {
    expect(await aQuickHalf(ignoring).deliver(signed({ source: aSource({ name }) }))).toMatchObject({
      status: 'accepted',
    });
  });
});

describe('what Box has signed and is no invocation', () => {
  it.each([
    ['no JSON', 'hello', 'Not a skill invocation: body (not JSON).'],
    ['nothing', '', 'Not a skill invocation: body (not JSON).'],
    ['another event', '{"type":"webhook_event"}', 'Not a skill invocation: id, skill, token, source.'],
    ['an id that changes paths', aPayload({ source: aSource({ id: '1/../2' }) }), 'Not a skill invocation: source.id.'],
  ])('is answered with 400: %s', async (_, body, reason) => {
    const half = aQuickHalf();
    expect(await half.deliver(signedRequest({ body }))).toEqual({ statusCode: 400, status: 'refused', reason });
    expect(half.messages).toEqual([]);
    const time = NOW.toISOString();
    const line = { level: 'warn', message: 'request refused', time, statusCode: 400, error: 'InvalidInvocationError' };
    expect(half.logLines()).toEqual([{ ...line, detail: reason }]);
  });
});

describe('a queue', () => {
  const failing = (error: unknown): InvocationQueue => ({ enqueue: () => Promise.reject(error) });

  it.each([
    ['is down', new AwsCallError('AmazonSQS.SendMessage', 'NoAnswer', { retryable: true })],
    ['refuses us', new AwsCallError('AmazonSQS.SendMessage', 'AccessDenied', { retryable: false })],
    ['has a bug', new TypeError(`cannot read ${READ_TOKEN}`)],
    ['throws no error at all', READ_TOKEN],
  ])('that %s is answered with 503, so that Box delivers again', async (_, error) => {
    const half = aQuickHalf({ queue: failing(error) });
    expect(await half.deliver()).toEqual({ statusCode: 503, status: 'unavailable' });
    expect(half.logLines()).toMatchObject([{ level: 'error', message: 'invocation not enqueued' }]);
    expect(half.logText()).not.toContain(READ_TOKEN);
    expect(half.logText()).not.toContain(WRITE_TOKEN);
  });

  it('that throws at once is answered with 503 too', async () => {
    const queue: InvocationQueue = {
      enqueue() {
        throw new Error('at once');
      },
    };
    expect(await aQuickHalf({ queue }).deliver()).toEqual({ statusCode: 503, status: 'unavailable' });
  });

  it('has the invocation before Box has the answer', async () => {
    const enqueued = Promise.withResolvers<void>();
    const asked = Promise.withResolvers<void>();
    const half = aQuickHalf({
      queue: {
        enqueue() {
          asked.resolve();
          return enqueued.promise;
        },
      },
    });
    let answered = false;
    const answer = half.deliver().finally(() => {
      answered = true;
    });
    await asked.promise;
    for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate);
    expect(answered).toBe(false);
    expect(half.logText()).toBe('');
    enqueued.resolve();
    expect(await answer).toEqual({ statusCode: 200, status: 'accepted' });
  });
});
