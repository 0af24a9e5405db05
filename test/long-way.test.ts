import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { deadLetterWorker } from '../src/aws/dead-letter-worker.ts';
import { sqsInvocationQueue } from '../src/aws/sqs-invocation-queue.ts';
import { sqsWorker } from '../src/aws/sqs-worker.ts';
import { boxApi } from '../src/box/box-api.ts';
import { boxCardWriter } from '../src/box/box-card-writer.ts';
import { boxSourceFileReader } from '../src/box/box-source-file-reader.ts';
import { MlAdapterError } from '../src/errors.ts';
import { callSqs } from '../src/local/call-sqs.ts';
import { startPoller } from '../src/local/sqs-poller.ts';
import type { MlAdapter } from '../src/ml/ml-adapter.ts';
import { processInvocation } from '../src/process-invocation.ts';
import { firstQueued } from '../src/queued-invocation.ts';
import { reportFailure, WORTH_A_REPLAY } from '../src/report-failure.ts';
import { aProvider, found } from './support/a-provider.ts';
import { aSealer } from './support/a-sealer.ts';
import { aLog } from './support/factories.ts';
import { type SlowHalf, startSlowHalf } from './support/slow-half.ts';
import { writtenCards } from './support/written-cards.ts';

const now = () => new Date();
const pause = (ms: number) => new Promise((resume) => setTimeout(resume, ms));
const sealer = aSealer();

let half: SlowHalf;
beforeAll(async () => {
  half = await startSlowHalf();
});
afterAll(async () => {
  await half[Symbol.asyncDispose]();
});
const { wordsOn, statusesOf } = writtenCards(() => half);

/** All that works on the queues, put together as in `functions/`. */
function workers(adapters: readonly MlAdapter[]) {
  const { aws, queueUrl, deadLetterQueueUrl, reportedQueueUrl } = half.world;
  const { log } = aLog();
  const { metrics } = half.metrics;
  const api = boxApi({ baseUrl: half.box.url, now });
  const queue = sqsInvocationQueue(aws, queueUrl, sealer);
  const parts = {
    store: half.store,
    readerFor: (one: Parameters<typeof boxSourceFileReader>[1]) => boxSourceFileReader(api, one, now),
    writerFor: (one: Parameters<typeof boxCardWriter>[1]) => boxCardWriter(api, one, 'replace'),
    log,
    metrics,
    now,
  };
  const process = processInvocation({ ...parts, queue, adapters, showProcessingCard: true });
  const work = sqsWorker({ aws, queueUrl, sealer, log, now }, process);
  const tell = reportFailure(parts);
  const report = deadLetterWorker({ aws, reportedQueueUrl, sealer, log, metrics, now }, async (queued, deadline) =>
    WORTH_A_REPLAY.has(await tell(queued, deadline)),
  );
  return {
    queue,
    start: () => startPoller({ aws, queueUrl, handler: work }),
    startReporting: () => startPoller({ aws, queueUrl: deadLetterQueueUrl, handler: report }),
  };
}

describe('a long job, over the real queue', () => {
  it('is written once its provider has done it', async () => {
    const invocation = half.upload('film.txt', 'tide');
    const soon = { job: 'job-1', askAgainInMs: 1_000 };
    const provider = aProvider([soon, soon, found('ebb')]);
    const { queue, start } = workers([provider]);
    await queue.enqueue(firstQueued(invocation));
    await using poller = start();
    await poller.drained();
    expect(provider).toMatchObject({ looks: 1, asked: ['job-1', 'job-1'] });
    expect(wordsOn(invocation)).toEqual(['ebb']);
    expect(statusesOf(invocation)).toEqual(['processing', 'processing', 'success']);
  });
});

describe('a dead letter, over the real queues', () => {
  it('is told to the person, put aside, and written once after it was moved back twice', async () => {
    const uploaded = half.upload('film.txt', 'tide');
    // A minute before the end of its tokens nothing is held back any more, so that its tries are over soon.
    const writeToken = { ...uploaded.writeToken, expiresAtMs: Date.now() + 60_000 };
    const invocation = { ...uploaded, writeToken };
    const busy = new MlAdapterError('Busy.', true);
    const provider = aProvider([...Array.from({ length: 12 }, () => busy), found('ebb')]);
    const { queue, start, startReporting } = workers([provider]);
    const { aws, queueUrl, reportedQueueUrl } = half.world;
    await using poller = start();
    await using reporter = startReporting();
    await queue.enqueue(firstQueued(invocation));
    while (!statusesOf(invocation).includes('transient_failure')) await pause(10);
    await reporter.drained();
    expect(provider.looks).toBe(12);
    expect(wordsOn(invocation)).toEqual([expect.stringContaining('tried for a while')]);

    const { Messages } = await callSqs(aws, 'ReceiveMessage', { QueueUrl: reportedQueueUrl });
    const [message] = Messages as { Body: string }[];
    const sent = { QueueUrl: queueUrl, MessageBody: String(message?.Body) };
    for (const _ of [1, 2]) await callSqs(aws, 'SendMessage', sent);
    await poller.drained();
    expect(wordsOn(invocation)).toEqual(['ebb']);
    expect(provider.looks).toBe(13);
    expect(statusesOf(invocation).filter((status) => status === 'success')).toHaveLength(1);
  });
});
