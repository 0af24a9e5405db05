import { describe, expect, it } from '@jest/globals';
import type { SQSEvent } from 'aws-lambda';
import { eachRecord, LEAST_TIME_MS, RECORDS_AT_ONCE } from '../../src/aws/sqs-batch.ts';

const batchOf = (...bodies: readonly string[]) =>
  ({ Records: bodies.map((body) => ({ messageId: `id-of-${body}`, body })) }) as SQSEvent;
const now = () => new Date();
const numbers = (count: number) => Array.from({ length: count }, (_, at) => String(at));
const withTimeLeft = (ms: number) => ({ getRemainingTimeInMillis: () => ms });

describe('eachRecord', () => {
  it('reports nothing when all is over', async () => {
    expect(await eachRecord({ event: batchOf('a', 'b'), now }, async () => {})).toEqual({ batchItemFailures: [] });
  });

  it('reports those that failed, each by its id', async () => {
    const work = async ({ body }: { body: string }) => {
      if (body.startsWith('fails')) throw new Error('failed');
    };
    expect(await eachRecord({ event: batchOf('a', 'fails', 'b', 'fails too'), now }, work)).toEqual({
      batchItemFailures: [{ itemIdentifier: 'id-of-fails' }, { itemIdentifier: 'id-of-fails too' }],
    });
  });

  it('begins as many as SQS hands over at once before it waits for any, and no more', async () => {
    const begun: string[] = [];
    const all = Promise.withResolvers<void>();
    const work = async ({ body }: { body: string }) => {
      begun.push(body);
      await all.promise;
    };
    const done = eachRecord({ event: batchOf(...numbers(RECORDS_AT_ONCE + 5)), now }, work);
    await new Promise(setImmediate);
    expect(begun).toEqual(numbers(RECORDS_AT_ONCE));
    all.resolve();
    await done;
    expect(begun).toEqual(numbers(RECORDS_AT_ONCE + 5));
  });

  it('begins no record when the time is short, and says which they are', async () => {
    const left: string[] = [];
    const notBegun = async ({ body }: { body: string }) => void left.push(body);
    const work = () => Promise.reject(new Error('begun'));
    const run = { event: batchOf('a', 'b'), now, notBegun, context: withTimeLeft(LEAST_TIME_MS - 1) };
    expect((await eachRecord(run, work)).batchItemFailures).toHaveLength(2);
    expect(left).toEqual(['a', 'b']);
  });

  it('says which it did not begin, also when nobody could be told', async () => {
    const notBegun = () => Promise.reject(new Error('queue away'));
    const run = { event: batchOf('a', 'b'), now, notBegun, context: withTimeLeft(LEAST_TIME_MS - 1) };
    expect((await eachRecord(run, async () => {})).batchItemFailures).toHaveLength(2);
  });

  it('begins one with the least time there may be', async () => {
    const stopped = new Date();
    const run = { event: batchOf('a'), now: () => stopped, context: withTimeLeft(LEAST_TIME_MS) };
    expect(await eachRecord(run, async () => {})).toEqual({ batchItemFailures: [] });
  });

  it('begins no more of a batch once the time has run short', async () => {
    let nowMs = 0;
    const begun: string[] = [];
    const work = async ({ body }: { body: string }) => {
      begun.push(body);
      nowMs += 1_000;
    };
    const event = batchOf(...numbers(RECORDS_AT_ONCE + 9));
    const context = withTimeLeft(LEAST_TIME_MS + RECORDS_AT_ONCE * 1_000);
    const { batchItemFailures } = await eachRecord({ event, now: () => new Date(nowMs), context }, work);
    expect(begun).toHaveLength(RECORDS_AT_ONCE + 1);
    expect(batchItemFailures).toHaveLength(8);
  });

  it('begins what has come back often when all others are over, and one by one', async () => {
    const receives = { a: '3', b: '2', c: '12', d: undefined };
    const event = {
      Records: Object.entries(receives).map(([messageId, ApproximateReceiveCount]) => ({
        messageId,
        body: messageId,
        attributes: ApproximateReceiveCount && { ApproximateReceiveCount },
      })),
    } as SQSEvent;
    const steps: string[] = [];
    const work = async ({ body }: { body: string }) => {
      steps.push(`${body} begins`);
      await new Promise(setImmediate);
      steps.push(`${body} ends`);
    };
    await eachRecord({ event, now }, work);
    expect(steps).toEqual([
      ...['b begins', 'd begins', 'b ends', 'd ends'],
      ...['a begins', 'a ends', 'c begins', 'c ends'],
    ]);
  });
});
