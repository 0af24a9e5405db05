import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { type LocalAws, startLocalAws } from '../../src/local/local-aws.ts';
import { type PollerOptions, startPoller } from '../../src/local/sqs-poller.ts';

/** Every message comes back a second after it failed, and is given up after its third time. */
const OPTIONS = { visibilityTimeoutSeconds: 1, maxReceiveCount: 3 };
const ALL_DONE: SQSBatchResponse = { batchItemFailures: [] };

describe('startPoller', () => {
  let local: LocalAws;
  let batches: SQSEvent['Records'][];

  beforeEach(async () => {
    local = await startLocalAws(OPTIONS);
    batches = [];
  });
  afterEach(async () => {
    await local[Symbol.asyncDispose]();
  });

  const sqs = (action: string, input: object) =>
    local.aws({ service: 'sqs', target: `AmazonSQS.${action}`, endpoint: local.queueUrl, input });
  const put = async (...texts: readonly string[]) => {
    const { queueUrl: QueueUrl } = local;
    for (const MessageBody of texts) await sqs('SendMessage', { QueueUrl, MessageBody });
  };
  const textsOf = (records: SQSEvent['Records'] = []) => records.map(({ body }) => body);
  const received = () => batches.flatMap((records) => textsOf(records));
  const inQueue = async (QueueUrl: string) => {
    const AttributeNames = ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'];
    const { Attributes } = await sqs('GetQueueAttributes', { QueueUrl, AttributeNames });
    return Object.values(Attributes as object).reduce((sum, count) => sum + Number(count), 0);
  };
  /** Starts a poller whose function keeps its batches, and does what it is told with each. */
  const poll = (
    work: (records: SQSEvent['Records'], context: Context) => SQSBatchResponse | Promise<SQSBatchResponse>,
    options: Partial<PollerOptions> = {},
  ) =>
    startPoller({
      ...local,
      async handler({ Records }, context) {
        batches.push(Records);
        return await work(Records, context);
      },
      ...options,
    });

  it('gives a batch to the function, and takes from the queue what is done', async () => {
    await put('a', 'b', 'c');
    await using poller = poll(() => ALL_DONE);
    await poller.drained();
    expect(received().toSorted()).toEqual(['a', 'b', 'c']);
    expect(await inQueue(local.queueUrl)).toBe(0);
    expect(await inQueue(local.deadLetterQueueUrl)).toBe(0);
  });

  it('gives no more at a time than the batch may hold', async () => {
    await put('a', 'b', 'c', 'd', 'e');
    await using poller = poll(() => ALL_DONE, { batchSize: 2 });
    await poller.drained();
    expect(batches.map(({ length }) => length)).toEqual([2, 2, 1]);
  });

  it('gives records in the form of Lambda, and the time that is left', async () => {
    await put('a');
    const lefts: number[] = [];
    const keepTime = (_: unknown, context: Context) => {
      lefts.push(context.getRemainingTimeInMillis());
      return ALL_DONE;
    };
    await using poller = poll(keepTime, { lambdaTimeoutMs: 60_000 });
    await poller.drained();
    expect(batches[0]?.[0]).toMatchObject({
      messageId: expect.stringMatching(/.+/),
      receiptHandle: expect.stringMatching(/.+/),
      body: 'a',
      attributes: { ApproximateReceiveCount: '1' },
      eventSource: 'aws:sqs',
    });
    expect(lefts[0]).toBeLessThanOrEqual(60_000);
    expect(lefts[0]).toBeGreaterThan(50_000);
  });

  it('brings back what was reported as failed, and that alone', async () => {
    await put('good', 'bad', 'fine');
    const failOnce = (records: SQSEvent['Records']) => ({
      batchItemFailures: records
        .filter(({ body, attributes }) => body === 'bad' && attributes.ApproximateReceiveCount === '1')
        .map(({ messageId }) => ({ itemIdentifier: messageId })),
    });
    await using poller = poll(failOnce, { batchSize: 10 });
    await poller.drained();
    expect(received().toSorted()).toEqual(['bad', 'bad', 'fine', 'good']);
    expect(textsOf(batches.at(-1))).toEqual(['bad']);
  });

  it('brings back all of a batch whose function threw', async () => {
    await put('a', 'b');
    const throwOnce = ([first]: SQSEvent['Records']) => {
      if (first?.attributes.ApproximateReceiveCount === '1') throw new Error('thrown');
      return ALL_DONE;
    };
    await using poller = poll(throwOnce);
    await poller.drained();
    expect(received().toSorted()).toEqual(['a', 'a', 'b', 'b']);
    expect(await inQueue(local.deadLetterQueueUrl)).toBe(0);
  });

  it('lets the queue give up what has failed often enough', async () => {
    await put('hopeless');
    await using poller = poll(() => Promise.reject(new Error('thrown')));
    await poller.drained();
    expect(received()).toEqual(['hopeless', 'hopeless', 'hopeless']);
    expect(await inQueue(local.deadLetterQueueUrl)).toBe(1);
  });

  it('is drained only when what is being worked on is over', async () => {
    await put('slow');
    const started = Promise.withResolvers<void>();
    const finished = Promise.withResolvers<void>();
    let drained = false;
    await using poller = poll(async () => {
      started.resolve();
      await finished.promise;
      return ALL_DONE;
    });
    const draining = poller.drained().then(() => {
      drained = true;
    });
    await started.promise;
    // Two more looks at the queue, each of which finds the message at work.
    await inQueue(local.queueUrl);
    await inQueue(local.queueUrl);
    expect(drained).toBe(false);
    finished.resolve();
    await draining;
    expect(drained).toBe(true);
  });

  it('is drained only when what is delayed has come and is over', async () => {
    const { queueUrl: QueueUrl } = local;
    await sqs('SendMessage', { QueueUrl, MessageBody: 'later', DelaySeconds: 1 });
    await using poller = poll(() => ALL_DONE);
    await poller.drained();
    expect(received()).toEqual(['later']);
  });

  it('is drained at once when the queue is empty', async () => {
    await using poller = poll(() => ALL_DONE);
    await poller.drained();
    expect(batches).toEqual([]);
  });

  it('stops when it is disposed of, and leaves the rest to the queue', async () => {
    const poller = poll(() => ALL_DONE);
    await poller[Symbol.asyncDispose]();
    await put('too late');
    expect(await inQueue(local.queueUrl)).toBe(1);
    expect(received()).toEqual([]);
  });
});
