import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock.ts';
import { AwsCallError } from '../errors.ts';
import type { Claim, ClaimAnswer, IdempotencyStore } from '../ports.ts';
import type { AwsClient } from './aws-client.ts';

/** An invocation that is done is remembered for as long as its tokens can live, 24 hours, and an hour more. */
const REMEMBERED_MS = 25 * 3_600_000;

/**
 * Claims on DynamoDB, by conditional writes.
 *
 * One item per invocation: `id` (the key), `status` (`in_progress` or `done`), `owner`, `leaseEndsAtMs`
 * and `expiresAt` (seconds, the table's TTL attribute). DynamoDB deletes expired items days late,
 * so every condition compares the times itself.
 */
export function dynamodbIdempotencyStore(
  aws: AwsClient,
  table: { name: string; endpoint: string; now: Clock },
): IdempotencyStore {
  const { name: TableName, now } = table;
  const call = (action: string, input: object) =>
    aws({
      service: 'dynamodb',
      target: `DynamoDB_20120810.${action}`,
      endpoint: table.endpoint,
      input: { TableName, ...input },
    });

  /** @returns false when the condition did not hold. */
  const update = async (input: object): Promise<boolean> => {
    try {
      await call('UpdateItem', input);
      return true;
    } catch (error) {
      if (error instanceof AwsCallError && error.code === 'ConditionalCheckFailedException') return false;
      throw error;
    }
  };

  const claimOf = (key: string, owner: string): Claim => ({
    async complete() {
      await update({
        Key: { id: { S: key } },
        UpdateExpression: 'SET #status = :done, expiresAt = :expiresAt REMOVE #owner, leaseEndsAtMs',
        ExpressionAttributeNames: { '#status': 'status', '#owner': 'owner' },
        ExpressionAttributeValues: { ':done': { S: 'done' }, ':expiresAt': secondsFrom(now, REMEMBERED_MS) },
      });
    },
    async release() {
      await update({
        Key: { id: { S: key } },
        UpdateExpression: 'SET leaseEndsAtMs = :ended',
        ConditionExpression: '#owner = :owner',
        ExpressionAttributeNames: { '#owner': 'owner' },
        ExpressionAttributeValues: { ':ended': { N: '0' }, ':owner': { S: owner } },
      });
    },
  });

  return {
    async claim(key, leaseMs): Promise<ClaimAnswer> {
      const owner = randomUUID();
      const nowMs = now().getTime();
      const claimed = await update({
        Key: { id: { S: key } },
        UpdateExpression:
          'SET #status = :inProgress, #owner = :owner, leaseEndsAtMs = :leaseEnds, expiresAt = :expiresAt',
        ConditionExpression:
          // The owner is there for a claim whose answer got lost on the way, and which is asked for again.
          'attribute_not_exists(id) OR #owner = :owner OR expiresAt <= :now OR (#status = :inProgress AND leaseEndsAtMs <= :nowMs)',
        ExpressionAttributeNames: { '#status': 'status', '#owner': 'owner' },
        ExpressionAttributeValues: {
          ':inProgress': { S: 'in_progress' },
          ':owner': { S: owner },
          ':leaseEnds': { N: String(nowMs + leaseMs) },
          ':expiresAt': secondsFrom(now, REMEMBERED_MS),
          ':now': secondsFrom(now, 0),
          ':nowMs': { N: String(nowMs) },
        },
      });
      return claimed ? { outcome: 'claimed', claim: claimOf(key, owner) } : whoHas(await item(key), nowMs);
    },
  };

  // A read after the refusal, because not every DynamoDB returns the item with it (ReturnValuesOnConditionCheckFailure).
  async function item(key: string): Promise<Item | undefined> {
    const answer = await call('GetItem', { Key: { id: { S: key } }, ConsistentRead: true });
    return answer.Item as Item | undefined;
  }
}

interface Item {
  readonly status?: { readonly S?: string };
  readonly leaseEndsAtMs?: { readonly N?: string };
}

function whoHas(item: Item | undefined, nowMs: number): ClaimAnswer {
  if (item?.status?.S === 'done') return { outcome: 'done' };
  return { outcome: 'in-progress', leaseEndsAtMs: Number(item?.leaseEndsAtMs?.N ?? nowMs) };
}

function secondsFrom(now: Clock, laterMs: number): { N: string } {
  return { N: String(Math.floor((now().getTime() + laterMs) / 1000)) };
}
