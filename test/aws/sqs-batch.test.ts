import { describe, expect, it } from '@jest/globals';
import type { SQSEvent } from 'aws-lambda';
import { eachRecord } from '../../src/aws/sqs-batch.ts';

const batchOf = (...bodies: readonly string[]) =>
  ({ Records: bodies.map((body) => ({ messageId: `id-of-${body}`, body })) }) as SQSEvent;

describe('eachRecord', () => {
  it('reports nothing when all is over', async () => {
    expect(await eachRecord(batchOf('a', 'b'), async () => true)).toEqual({ batchItemFailures: [] });
  });

  it('reports those that are not over and those that failed, each by its id', async () => {
    const work = async (body: string) => {
      if (body === 'fails') throw new Error('failed');
      return body !== 'not yet';
    };
    expect(await eachRecord(batchOf('a', 'fails', 'b', 'not yet'), work)).toEqual({
      batchItemFailures: [{ itemIdentifier: 'id-of-fails' }, { itemIdentifier: 'id-of-not yet' }],
    });
  });

  it('begins all of them before it waits for any', async () => {
    const begun: string[] = [];
    const all = Promise.withResolvers<void>();
    const work = async (body: string) => {
      begun.push(body);
      if (begun.length === 3) all.resolve();
      await all.promise;
      return true;
    };
    await eachRecord(batchOf('a', 'b', 'c'), work);
    expect(begun).toEqual(['a', 'b', 'c']);
  });
});
