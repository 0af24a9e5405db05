import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { SQSEvent } from 'aws-lambda';
import { awsClient } from '../../src/aws/aws-client.ts';
import { sqsWorker } from '../../src/aws/sqs-worker.ts';
import { toMessage } from '../../src/aws/to-message.ts';
import { BoxApiError, ClaimedElsewhereError, MlAdapterError, UnusableFileError } from '../../src/errors.ts';
import { callSqs } from '../../src/local/call-sqs.ts';
import { type LocalAws, startLocalAws } from '../../src/local/local-aws.ts';
import { firstQueued, type QueuedInvocation } from '../../src/queued-invocation.ts';
import { aSealer } from '../support/a-sealer.ts';
import { type AnAws, awsSettingsOf, fails, hangsUp, startAnAws } from '../support/an-aws.ts';
import { aLog, anInvocation, aToken, NOW } from '../support/factories.ts';
import { aRecord, eventOf } from '../support/sqs-records.ts';

const sealer = aSealer();
const QUEUE_URL = 'https://sqs.eu-central-1.amazonaws.com/000000000000/invocations';
const NOW_MS = NOW.getTime();
const bodyOf = (changes: Parameters<typeof anInvocation>[0] = {}) =>
  toMessage(firstQueued(anInvocation(changes)), sealer);
const livingFor = (lifeMs: number | undefined) =>
  bodyOf({ writeToken: aToken({ expiresAtMs: lifeMs === undefined ? undefined : NOW_MS + lifeMs }) });
const boxAsks = (retryAfterMs: number) =>
  new BoxApiError({ method: 'GET', path: '/' }, { status: 429, retryAfterMs }, { retryable: true });

type Work = Parameters<typeof sqsWorker>[1];
const failing =
  (error: unknown): Work =>
  () =>
    Promise.reject(error);

describe('sqsWorker', () => {
  let aws: AnAws;
  beforeEach(async () => {
    aws = await startAnAws();
  });
  afterEach(async () => {
    await aws[Symbol.asyncDispose]();
  });

  const log = aLog();
  const worker = (work: Work) =>
    sqsWorker(
      { aws: awsClient(awsSettingsOf(aws.url)), queueUrl: QUEUE_URL, sealer, log: log.log, now: () => NOW },
      work,
    );
  const run = (event: SQSEvent, work: Work, remainingMs = 300_000) =>
    worker(work)(event, { getRemainingTimeInMillis: () => remainingMs });
  const sent = () => aws.calls.map(({ headers, body }) => ({ target: headers['x-amz-target'], ...JSON.parse(body) }));
  const hiddenSeconds = () => sent().map(({ VisibilityTimeout }) => VisibilityTimeout);

  it('hands over what the message holds, with what SQS tells of it', async () => {
    const given: Parameters<Work>[] = [];
    const queued: QueuedInvocation = {
      invocation: anInvocation(),
      attemptsBefore: 4,
      jobs: [{ adapter: 'Transcriber', job: 'job-1', asked: 2, startedAtMs: 7 }],
    };
    const record = aRecord(await toMessage(queued, sealer), { receiveCount: 3 });
    expect(await run(eventOf(record), async (...all) => given.push(all))).toEqual({ batchItemFailures: [] });
    const [first] = given;
    expect(first?.[0]).toEqual(queued);
    expect(first?.[1]).toEqual({ receiveCount: 3, sentAtMs: 1_793_639_700_000 });
    expect(first?.[2].remainingMs()).toBe(299_000);
    expect(aws.calls).toEqual([]);
  });

  it.each([
    ['none', undefined],
    ['nonsense', { ApproximateReceiveCount: 'often', SentTimestamp: 'lately' }],
    ['too little', { ApproximateReceiveCount: '0' }],
    ['something negative', { ApproximateReceiveCount: '-3' }],
  ])('takes a record for a first one whose attributes tell %s', async (_, attributes) => {
    const given: unknown[] = [];
    const record = { ...aRecord(await bodyOf()), attributes: attributes as never };
    await run(eventOf(record), async (_queued, delivery) => given.push(delivery));
    expect(given).toEqual([{ receiveCount: 1, sentAtMs: undefined }]);
  });

  it.each([
    [1, 5, 10],
    [2, 20, 40],
    [3, 80, 160],
    [6, 450, 900],
  ])('hides a message that failed for longer with each receive: %i', async (receiveCount, least, most) => {
    const record = aRecord(await bodyOf(), { receiveCount, receiptHandle: 'handle-7' });
    const { batchItemFailures } = await run(eventOf(record), failing(new Error('bug')));
    expect(batchItemFailures).toEqual([{ itemIdentifier: record.messageId }]);
    expect(sent()).toEqual([
      {
        target: 'AmazonSQS.ChangeMessageVisibility',
        QueueUrl: QUEUE_URL,
        ReceiptHandle: 'handle-7',
        VisibilityTimeout: expect.any(Number),
      },
    ]);
    const [seconds] = hiddenSeconds();
    expect(Number.isInteger(seconds)).toBe(true);
    expect(seconds).toBeGreaterThanOrEqual(least);
    expect(seconds).toBeLessThanOrEqual(most);
  });

  it('hides those that failed together for different times', async () => {
    const records = await Promise.all(
      Array.from({ length: 10 }, async (_, at) => aRecord(await bodyOf({ id: `${at}` }), { receiveCount: 5 })),
    );
    await run(eventOf(...records), failing(new Error('bug')));
    expect(new Set(hiddenSeconds()).size).toBeGreaterThan(5);
  });

  it.each<[string, unknown, number]>([
    ['Box', boxAsks(77_000), 77],
    ['Box, to the millisecond', boxAsks(77_001), 78],
    ['a provider', new MlAdapterError('Busy.', true, { retryAfterMs: 1_800_000 }), 1_800],
    ['the worker that has it', new ClaimedElsewhereError(310_000), 310],
    ['somebody who exaggerates', boxAsks(1e9), 2_100],
  ])('hides it for as long as was asked for by %s', async (_, error, seconds) => {
    await run(eventOf(aRecord(await livingFor(undefined))), failing(error));
    expect(hiddenSeconds()).toEqual([seconds]);
  });

  it.each([
    [1_800_000, 1_680],
    [121_000, 1],
    [60_000, 0],
    [-1, 0],
  ])('brings it back before its tokens die, in %i ms', async (lifeMs, seconds) => {
    await run(eventOf(aRecord(await livingFor(lifeMs))), failing(boxAsks(40_000_000)));
    expect(hiddenSeconds()).toEqual([seconds]);
  });

  it('brings back at once, each of them, what it had no time to begin with', async () => {
    const bodies = await Promise.all(['a', 'b'].map((id) => bodyOf({ id })));
    const records = bodies.map((body, at) => aRecord(body, { receiptHandle: `handle-${at}`, messageId: `${at}` }));
    const begun = failing(new Error('begun'));
    expect((await run(eventOf(...records), begun, 7_999)).batchItemFailures).toHaveLength(2);
    expect(sent().map(({ ReceiptHandle, VisibilityTimeout }) => [ReceiptHandle, VisibilityTimeout])).toEqual([
      ['handle-0', 0],
      ['handle-1', 0],
    ]);
  });

  it.each([undefined, ''])('hides nothing whose receipt handle is %j', async (receiptHandle) => {
    const record = { ...aRecord(await bodyOf()), receiptHandle: receiptHandle as string };
    expect((await run(eventOf(record), failing(new Error('bug')))).batchItemFailures).toHaveLength(1);
    expect(aws.calls).toEqual([]);
  });

  it('hides nothing that is over', async () => {
    expect(await run(eventOf(aRecord(await bodyOf())), async () => 'failed')).toEqual({ batchItemFailures: [] });
    expect(aws.calls).toEqual([]);
  });

  it.each<[string, Parameters<AnAws['next']['push']>]>([
    ['is refused', [fails(400, 'ReceiptHandleIsInvalid')]],
    [
      'is answered with an error each time',
      [fails(500, 'InternalError'), fails(500, 'InternalError'), fails(500, 'x')],
    ],
    ['gets no answer', [hangsUp, hangsUp, hangsUp]],
  ])('reports the failure all the same when hiding %s', async (_, behaviours) => {
    aws.next.push(...behaviours);
    const record = aRecord(await bodyOf());
    expect((await run(eventOf(record), failing(new Error('bug')))).batchItemFailures).toHaveLength(1);
    expect(log.text()).toContain('delay of a retry not set');
  });

  it.each<[string, string | undefined]>([
    ['no message of ours', '{"format":1}'],
    ['empty', ''],
    ['missing', undefined],
    ['null', null as unknown as string],
  ])('lets the other records be when the body of one is %s', async (_, body) => {
    const done: string[] = [];
    const [first, last] = await Promise.all(['a', 'b'].map((id) => bodyOf({ id })));
    const bad = { ...aRecord('bad', { messageId: 'bad', receiptHandle: 'bad-handle' }), body: body as string };
    const event = eventOf(aRecord(String(first)), bad, aRecord(String(last)));
    const { batchItemFailures } = await run(event, async ({ invocation }) => done.push(invocation.id));
    expect(batchItemFailures).toEqual([{ itemIdentifier: 'bad' }]);
    expect(done).toEqual(['a', 'b']);
    expect(sent()).toMatchObject([{ ReceiptHandle: 'bad-handle' }]);
    expect(log.text()).toContain('message not readable');
  });

  it('lets the other records be when the work of one throws anything', async () => {
    for (const thrown of [undefined, null, 'text', new UnusableFileError('unreadable', 'Damaged.')]) {
      const [first, last] = await Promise.all(['a', 'b'].map((id) => bodyOf({ id })));
      const event = eventOf(aRecord(String(first), { messageId: 'a' }), aRecord(String(last), { messageId: 'b' }));
      const work: Work = async ({ invocation }) => {
        if (invocation.id === 'a') throw thrown;
      };
      expect(await run(event, work)).toEqual({ batchItemFailures: [{ itemIdentifier: 'a' }] });
    }
  });

  it('works without any context', async () => {
    const given: number[] = [];
    const work: Work = async (_queued, _delivery, deadline) => given.push(deadline.remainingMs());
    expect(await worker(work)(eventOf(aRecord(await bodyOf())))).toEqual({ batchItemFailures: [] });
    expect(given).toEqual([59_000]);
  });

  it('logs nothing of what a message holds', async () => {
    await run(eventOf(aRecord('{"invented-content":'), aRecord(await bodyOf())), failing(new Error('invented-secret')));
    expect(log.text()).not.toMatch(/invented|quarterly/);
  });
});

describe('a message on a queue', () => {
  let local: LocalAws;
  beforeAll(async () => {
    local = await startLocalAws({ visibilityTimeoutSeconds: 1, maxReceiveCount: 3 });
  });
  afterAll(async () => {
    await local[Symbol.asyncDispose]();
  });

  const log = aLog();
  const QueueUrl = () => local.queueUrl;
  const send = async (body: string) => callSqs(local.aws, 'SendMessage', { QueueUrl: QueueUrl(), MessageBody: body });
  const receive = async () => {
    const answer = await callSqs(local.aws, 'ReceiveMessage', { QueueUrl: QueueUrl(), AttributeNames: ['All'] });
    const messages = (answer.Messages ?? []) as { Body: string; ReceiptHandle: string; Attributes: never }[];
    return messages.map(({ Body, ReceiptHandle, Attributes }) => ({
      ...aRecord(Body, { receiptHandle: ReceiptHandle }),
      attributes: Attributes,
    }));
  };
  const run = async (work: Work, remainingMs = 300_000) => {
    const records = await receive();
    const { aws, queueUrl } = local;
    await sqsWorker({ aws, queueUrl, sealer, log: log.log, now: () => NOW }, work)(eventOf(...records), {
      getRemainingTimeInMillis: () => remainingMs,
    });
    return records.length;
  };
  const countOf = async (queueUrl: string) => {
    const asked = { QueueUrl: queueUrl, AttributeNames: ['ApproximateNumberOfMessages'] };
    const { Attributes } = await callSqs(local.aws, 'GetQueueAttributes', asked);
    return (Attributes as { ApproximateNumberOfMessages?: string }).ApproximateNumberOfMessages;
  };
  const pause = (ms: number) => new Promise((resume) => setTimeout(resume, ms));

  afterEach(async () => {
    await callSqs(local.aws, 'PurgeQueue', { QueueUrl: QueueUrl() });
  });

  it('stays hidden for longer than the queue would hide it', async () => {
    await send(await bodyOf());
    expect(await run(failing(new Error('bug')))).toBe(1);
    await pause(1_200);
    expect(await receive()).toEqual([]);
  });

  it('is there at once when nobody had time for it', async () => {
    await send(await bodyOf());
    expect(await run(failing(new Error('begun')), 5_000)).toBe(1);
    expect(await receive()).toHaveLength(1);
  });

  it('counts its receives, until it is a dead letter', async () => {
    // So that it comes back at once: its tokens are about to die.
    await send(await livingFor(1_000));
    const counts: number[] = [];
    for (let turn = 0; turn < 4; turn += 1) {
      await run(async (_queued, { receiveCount }) => {
        counts.push(receiveCount);
        throw new Error('bug');
      });
    }
    expect(counts).toEqual([1, 2, 3]);
    expect(await countOf(local.deadLetterQueueUrl)).toBe('1');
    expect(log.text()).not.toContain('delay of a retry not set');
  });
});
