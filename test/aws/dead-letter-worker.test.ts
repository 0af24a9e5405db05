import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { awsClient } from '../../src/aws/aws-client.ts';
import { deadLetterWorker } from '../../src/aws/dead-letter-worker.ts';
import { fromMessage } from '../../src/aws/from-message.ts';
import { toMessage } from '../../src/aws/to-message.ts';
import { AwsCallError } from '../../src/errors.ts';
import { callSqs } from '../../src/local/call-sqs.ts';
import { type LocalAws, startLocalAws } from '../../src/local/local-aws.ts';
import type { Sealer } from '../../src/ports.ts';
import { firstQueued } from '../../src/queued-invocation.ts';
import { aSealer } from '../support/a-sealer.ts';
import { type AnAws, awsSettingsOf, fails, startAnAws } from '../support/an-aws.ts';
import { aLog, anInvocation, NOW } from '../support/factories.ts';
import { aMemoryMetrics } from '../support/memory-metrics.ts';
import { aRecord, eventOf } from '../support/sqs-records.ts';

const REPORTED = 'https://sqs.eu-central-1.amazonaws.com/000000000000/reported';
const sealer = aSealer();
const bodyOf = (id: string) => toMessage(firstQueued(anInvocation({ id })), sealer);
type Report = Parameters<typeof deadLetterWorker>[1];

describe('deadLetterWorker', () => {
  let aws: AnAws;
  let log: ReturnType<typeof aLog>;
  let metrics: ReturnType<typeof aMemoryMetrics>;
  beforeEach(async () => {
    aws = await startAnAws();
    log = aLog();
    metrics = aMemoryMetrics();
  });
  afterEach(async () => {
    await aws[Symbol.asyncDispose]();
  });

  const worker = (report: Report, parts: { reportedQueueUrl?: string | undefined; sealer?: Sealer } = {}) =>
    deadLetterWorker(
      {
        aws: awsClient(awsSettingsOf(aws.url)),
        reportedQueueUrl: REPORTED,
        sealer,
        log: log.log,
        metrics: metrics.metrics,
        now: () => NOW,
        ...parts,
      },
      report,
    );
  const sent = () => aws.calls.map(({ headers, body }) => [headers['x-amz-target'], JSON.parse(body)]);

  it('has a dead letter reported, and puts it aside as it is', async () => {
    const reported: string[] = [];
    const body = await bodyOf('a');
    const report: Report = async ({ invocation }, deadline) => {
      expect(aws.calls).toEqual([]);
      expect(deadline.remainingMs()).toBe(49_000);
      reported.push(invocation.id);
      return true;
    };
    const context = { getRemainingTimeInMillis: () => 50_000 };
    expect(await worker(report)(eventOf(aRecord(body)), context)).toEqual({ batchItemFailures: [] });
    expect(reported).toEqual(['a']);
    expect(sent()).toEqual([['AmazonSQS.SendMessage', { QueueUrl: REPORTED, MessageBody: body }]]);
    expect(metrics.added()).toEqual([]);
  });

  it('deletes it where nothing is put aside', async () => {
    const run = worker(async () => true, { reportedQueueUrl: undefined });
    expect(await run(eventOf(aRecord(await bodyOf('a'))))).toEqual({ batchItemFailures: [] });
    expect(aws.calls).toEqual([]);
  });

  it('deletes what nobody would want to start again', async () => {
    const run = worker(async () => false);
    expect(await run(eventOf(aRecord(await bodyOf('a'))))).toEqual({ batchItemFailures: [] });
    expect(aws.calls).toEqual([]);
  });

  it('leaves it where it is when it could not be reported', async () => {
    const run = worker(() => Promise.reject(new AwsCallError('x', 'NoAnswer', { retryable: true })));
    expect((await run(eventOf(aRecord(await bodyOf('a'))))).batchItemFailures).toHaveLength(1);
    expect(aws.calls).toEqual([]);
    expect(metrics.added()).toEqual([]);
    expect(log.lines()).toMatchObject([{ level: 'error', message: 'dead letter not reported', error: 'AwsCallError' }]);
  });

  it('leaves it where it is when it could not be put aside', async () => {
    aws.next.push(fails(400, 'AccessDenied'));
    expect((await worker(async () => true)(eventOf(aRecord(await bodyOf('a'))))).batchItemFailures).toHaveLength(1);
  });

  it.each(['{"invented-content":', '{"format":1}', ''])(
    'counts one that it cannot read, and puts it aside: %j',
    async (body) => {
      const reported: unknown[] = [];
      expect(await worker(async (queued) => reported.push(queued) > 0)(eventOf(aRecord(body)))).toEqual({
        batchItemFailures: [],
      });
      expect(reported).toEqual([]);
      expect(sent()).toEqual([['AmazonSQS.SendMessage', { QueueUrl: REPORTED, MessageBody: body }]]);
      expect(metrics.added()).toEqual([{ name: 'DeadLetters', value: 1, reason: 'unreadable' }]);
      expect(log.lines()).toMatchObject([{ level: 'error', error: 'UnreadableMessageError' }]);
      expect(log.text()).not.toContain('invented');
    },
  );

  it('counts one that was sealed with a key that is gone', async () => {
    const run = worker(async () => true, { sealer: aSealer(8) });
    await run(eventOf(aRecord(await bodyOf('a'))));
    expect(metrics.added()).toEqual([{ name: 'DeadLetters', value: 1, reason: 'unreadable' }]);
    expect(aws.calls).toHaveLength(1);
  });

  it('leaves one where it is whose key cannot be asked for just now', async () => {
    const away: Sealer = {
      ...sealer,
      open: () => Promise.reject(new AwsCallError('KMS', 'NoAnswer', { retryable: true })),
    };
    const { batchItemFailures } = await worker(async () => true, { sealer: away })(eventOf(aRecord(await bodyOf('a'))));
    expect(batchItemFailures).toHaveLength(1);
    expect([aws.calls, metrics.added()]).toEqual([[], []]);
  });

  it('does each by itself', async () => {
    const records = await Promise.all(['a', 'b', 'c'].map(async (id) => aRecord(await bodyOf(id), { messageId: id })));
    const report: Report = async ({ invocation }) => {
      if (invocation.id === 'b') throw new Error('bug');
      return true;
    };
    const event = eventOf(...records, aRecord('unreadable', { messageId: 'd' }));
    expect(await worker(report)(event)).toEqual({ batchItemFailures: [{ itemIdentifier: 'b' }] });
    expect(aws.calls).toHaveLength(3);
  });
});

describe('a dead letter on a queue', () => {
  let local: LocalAws;
  beforeAll(async () => {
    local = await startLocalAws();
  });
  afterAll(async () => {
    await local[Symbol.asyncDispose]();
  });

  it('can be read again by an operator who moves it back', async () => {
    const { aws, reportedQueueUrl } = local;
    const strange = anInvocation({ source: { ...anInvocation().source, name: '🔑 \ud83d\uffff.txt' } });
    const body = await toMessage(firstQueued(strange), sealer);
    const { log } = aLog();
    const { metrics } = aMemoryMetrics();
    const run = deadLetterWorker({ aws, reportedQueueUrl, sealer, log, metrics, now: () => NOW }, async () => true);
    expect(await run(eventOf(aRecord(body)))).toEqual({ batchItemFailures: [] });
    const { Messages } = await callSqs(aws, 'ReceiveMessage', { QueueUrl: reportedQueueUrl });
    const [message] = Messages as { Body: string }[];
    expect(message?.Body).toBe(body);
    expect(await fromMessage(String(message?.Body), sealer)).toEqual(firstQueued(strange));
  });

  // The local SQS counts on after the move; whether SQS itself does is documented nowhere.
  it('is there for its worker, and not handed on at once', async () => {
    const { aws, queueUrl, deadLetterQueueUrl } = local;
    await callSqs(aws, 'SendMessage', { QueueUrl: queueUrl, MessageBody: 'text' });
    for (let receive = 0; receive < 13; receive += 1) {
      await callSqs(aws, 'ReceiveMessage', { QueueUrl: queueUrl, VisibilityTimeout: 0 });
    }
    const { Messages } = await callSqs(aws, 'ReceiveMessage', { QueueUrl: deadLetterQueueUrl });
    expect(Messages).toMatchObject([{ Body: 'text' }]);
  });
});
