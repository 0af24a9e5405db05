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
    expect(await store.claim('lost-answer', 60_000)).toMatchObject({ outcome: 'claimed' });
  });

  it('gives nothing to another worker meanwhile', async () => {
    const store = dynamodbIdempotencyStore(local.aws, idempotencyTable(local.env), aSealer());
    expect(await store.claim('lost-answer', 60_000)).toMatchObject({ outcome: 'in-progress' });
  });
});
