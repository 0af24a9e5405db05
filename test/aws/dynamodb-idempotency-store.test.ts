import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AwsClient } from '../../src/aws/aws-client.ts';
import { dynamodbIdempotencyStore } from '../../src/aws/dynamodb-idempotency-store.ts';
import { idempotencyTable } from '../../src/config.ts';
import { type LocalAws, startLocalAws } from '../../src/local/local-aws.ts';
import { aSealer } from '../support/a-sealer.ts';

let local: LocalAws;
beforeAll(async () => {
  local = await startLocalAws();
});
afterAll(async () => {
  await local[Symbol.asyncDispose]();
});

describe('dynamodbIdempotencyStore', () => {
  it('has a claim whose first answer was lost on the way, instead of being locked out by itself', async () => {
    const twice: AwsClient = async (call) => {
      await local.aws(call);
      return local.aws(call);
    };
    const store = dynamodbIdempotencyStore(twice, idempotencyTable(local.env), aSealer());
    expect(await store.claim('lost-answer', 60_000)).toMatchObject({ outcome: 'claimed', isFirst: true });
  });

  it('remembers the newest of many looks at a file, and forgets the oldest', async () => {
    let atMs = Date.now();
    const table = { ...idempotencyTable(local.env), now: () => new Date(atMs) };
    const inputs: Record<string, { readonly SS?: readonly string[] }>[] = [];
    const watched: AwsClient = async (call) => {
      const { ExpressionAttributeValues = {} } = call.input as { ExpressionAttributeValues?: object };
      inputs.push(ExpressionAttributeValues as (typeof inputs)[number]);
      return local.aws(call);
    };
    const store = dynamodbIdempotencyStore(watched, table, aSealer());
    await store.seeVersion('18417/many', '1');
    for (let look = 0; look < 100; look += 1) {
      atMs += 1_000;
      await store.seeVersion('18417/many', '2');
    }
    const kept = inputs.map((values) => values[':versions']?.SS ?? []).filter((notes) => notes.length > 1);
    expect(kept.length).toBeGreaterThan(1);
    expect(kept.every((notes) => notes.length <= 21 && !notes.some((note) => note.endsWith(' 1')))).toBe(true);
    const newest = atMs;
    atMs += 1_000;
    expect(await store.seeVersion('18417/many', '3')).toBe(newest);
    expect(await store.seeVersion('18417/many', '2')).toBe(atMs);
  });

  it('gives nothing to another worker meanwhile', async () => {
    const store = dynamodbIdempotencyStore(local.aws, idempotencyTable(local.env), aSealer());
    expect(await store.claim('lost-answer', 60_000)).toMatchObject({ outcome: 'in-progress' });
  });
});
