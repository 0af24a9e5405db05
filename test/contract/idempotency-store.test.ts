import { afterAll, beforeAll } from '@jest/globals';
import { dynamodbIdempotencyStore } from '../../src/aws/dynamodb-idempotency-store.ts';
import type { Clock } from '../../src/clock.ts';
import { type LocalAws, startLocalAws } from '../../src/local/local-aws.ts';
import { aSealer } from '../support/a-sealer.ts';
import { memoryIdempotencyStore } from '../support/memory-idempotency-store.ts';
import { idempotencyStoreContract } from './idempotency-store.contract.ts';

let local: LocalAws;
beforeAll(async () => {
  local = await startLocalAws();
});
afterAll(async () => {
  await local[Symbol.asyncDispose]();
});

idempotencyStoreContract('dynamodbIdempotencyStore', (now) =>
  dynamodbIdempotencyStore(
    local.aws,
    {
      name: String(local.env.IDEMPOTENCY_TABLE_NAME),
      endpoint: String(local.env.AWS_ENDPOINT_URL_DYNAMODB),
      now,
    },
    aSealer(),
  ),
);

let clock: Clock;
const memory = memoryIdempotencyStore(() => clock());
idempotencyStoreContract('memoryIdempotencyStore', (now) => {
  // Both workers of a test share the memory, and the clock.
  clock = now;
  return memory;
});
