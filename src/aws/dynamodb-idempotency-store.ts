import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock.ts';
import { AwsCallError } from '../errors.ts';
import type { Claim, ClaimAnswer, IdempotencyStore, Sealer } from '../ports.ts';
import type { AwsClient } from './aws-client.ts';
import { openKept, sealKept } from './kept-text.ts';

/** An invocation that is done is remembered for as long as its tokens can live, 24 hours, and an hour more. */
const REMEMBERED_MS = 25 * 3_600_000;
/** How long another version of a file is a reason to ask Box which is the newest. */
const VERSION_REMEMBERED_MS = 24 * 3_600_000;
/** Each look at a file adds one; past it, the older half is forgotten. */
const MAX_NOTES = 40;

export interface IdempotencyTable {
  readonly name: string;
  readonly endpoint: string;
  readonly now: Clock;
}

/**
 * Claims on DynamoDB, by conditional writes.
 *
 * One item per invocation: `id` (the key), `status` (`received`, `in_progress`, `waiting` or `done`), `owner`,
 * `leaseEndsAtMs`, `attemptsBefore`, `kept` (sealed bytes) and `expiresAt` (seconds, the table's TTL attribute).
 * DynamoDB deletes expired items days late, so every condition compares the times itself. An invocation
 * that no worker has claimed yet has no item: it is in the queue.
 */
export function dynamodbIdempotencyStore(aws: AwsClient, table: IdempotencyTable, sealer: Sealer): IdempotencyStore {
  const { name: TableName, now } = table;
  const call = (action: string, input: object) =>
    aws({
      service: 'dynamodb',
      target: `DynamoDB_20120810.${action}`,
      endpoint: table.endpoint,
      input: { TableName, ...input },
    });

  /** @returns undefined when the condition did not hold, else what `ReturnValues` asked for. */
  const update = async (key: string, { names, ...input }: Update): Promise<Item | undefined> => {
    const ExpressionAttributeNames = names && Object.fromEntries(names.map((name) => [`#${name}`, name]));
    try {
      const answer = await call('UpdateItem', {
        Key: { id: { S: key } },
        ...input,
        ...(ExpressionAttributeNames && { ExpressionAttributeNames }),
      });
      return (answer.Attributes ?? {}) as Item;
    } catch (error) {
      if (error instanceof AwsCallError && error.code === 'ConditionalCheckFailedException') return undefined;
      throw error;
    }
  };

  const giveBack = async (key: string, owner: string, set: { status: string; attemptsBefore?: number }) => {
    const { status, attemptsBefore } = set;
    await update(key, {
      UpdateExpression: `SET leaseEndsAtMs = :ended, #status = :status${attemptsBefore === undefined ? '' : ', attemptsBefore = :attempts'}`,
      ConditionExpression: '#owner = :owner AND #status = :inProgress',
      names: ['owner', 'status'],
      ExpressionAttributeValues: {
        ':ended': { N: '0' },
        ':status': { S: status },
        ':inProgress': { S: 'in_progress' },
        ':owner': { S: owner },
        ...(attemptsBefore !== undefined && { ':attempts': { N: String(attemptsBefore) } }),
      },
    });
  };

  const claimOf = (key: string, owner: string, kept: string | undefined): Claim => ({
    kept: () => openKept(sealer, kept, key),
    async keep(text) {
      await update(key, {
        UpdateExpression: 'SET kept = :kept',
        ConditionExpression: '#owner = :owner AND #status = :inProgress',
        names: ['owner', 'status'],
        ExpressionAttributeValues: {
          ':kept': { B: Buffer.from(await sealKept(sealer, text, key)).toString('base64') },
          ':inProgress': { S: 'in_progress' },
          ':owner': { S: owner },
        },
      });
    },
    async complete() {
      await update(key, {
        UpdateExpression:
          'SET #status = :done, expiresAt = :expiresAt REMOVE #owner, leaseEndsAtMs, attemptsBefore, kept',
        names: ['status', 'owner'],
        ExpressionAttributeValues: { ':done': { S: 'done' }, ':expiresAt': secondsFrom(now, REMEMBERED_MS) },
      });
    },
    release: () => giveBack(key, owner, { status: 'received' }),
    wait: (attemptsBefore) => giveBack(key, owner, { status: 'waiting', attemptsBefore }),
  });

  return {
    async claim(key, leaseMs, attemptsBefore = 0): Promise<ClaimAnswer> {
      const owner = randomUUID();
      const nowMs = now().getTime();
      const before = await update(key, {
        UpdateExpression:
          'SET #status = :inProgress, #owner = :owner, leaseEndsAtMs = :leaseEnds, attemptsBefore = :attempts, expiresAt = :expiresAt',
        ConditionExpression:
          // The owner is there for a claim whose answer got lost on the way, and which is asked for again.
          'attribute_not_exists(id) OR #owner = :owner OR expiresAt <= :now OR (#status <> :done AND leaseEndsAtMs <= :nowMs AND attemptsBefore <= :attempts)',
        names: ['status', 'owner'],
        ExpressionAttributeValues: {
          ':inProgress': { S: 'in_progress' },
          ':done': { S: 'done' },
          ':owner': { S: owner },
          ':leaseEnds': { N: String(nowMs + leaseMs) },
          ':attempts': { N: String(attemptsBefore) },
          ':expiresAt': secondsFrom(now, REMEMBERED_MS),
          ':now': secondsFrom(now, 0),
          ':nowMs': { N: String(nowMs) },
        },
        ReturnValues: 'ALL_OLD',
      });
      if (before === undefined) return whoHas(await item(key), { nowMs, attemptsBefore });
      const isForgotten = Number(before.expiresAt?.N ?? 0) <= Math.floor(nowMs / 1000);
      // The owner of before is this one where the answer to the first claim got lost.
      const isFirst = isForgotten || before.owner?.S === owner;
      return { outcome: 'claimed', claim: claimOf(key, owner, isForgotten ? undefined : before.kept?.B), isFirst };
    },

    async seeVersion(fileKey, versionId) {
      const nowMs = now().getTime();
      const versions = { SS: [noteOf(nowMs, versionId)] };
      const expiresAt = secondsFrom(now, VERSION_REMEMBERED_MS);
      // Added to a set, so that a call whose answer got lost and which is made again tells the same.
      const before = await update(`file/${fileKey}`, {
        UpdateExpression: 'ADD versions :versions SET expiresAt = :expiresAt',
        ExpressionAttributeValues: { ':versions': versions, ':expiresAt': expiresAt },
        ReturnValues: 'ALL_OLD',
      });
      const notes = before?.versions?.SS ?? [];
      if (notes.length > MAX_NOTES) {
        const kept = notes.toSorted().slice(-MAX_NOTES / 2);
        await update(`file/${fileKey}`, {
          UpdateExpression: 'SET versions = :versions',
          ExpressionAttributeValues: { ':versions': { SS: [...new Set([...kept, ...versions.SS])] } },
        });
      }
      return lastOther(notes, versionId, nowMs - VERSION_REMEMBERED_MS);
    },
  };

  // A read after the refusal, because not every DynamoDB returns the item with it (ReturnValuesOnConditionCheckFailure).
  async function item(key: string): Promise<Item | undefined> {
    const answer = await call('GetItem', { Key: { id: { S: key } }, ConsistentRead: true });
    return answer.Item as Item | undefined;
  }
}

interface Update {
  readonly UpdateExpression: string;
  readonly ConditionExpression?: string;
  readonly ExpressionAttributeValues: object;
  readonly ReturnValues?: 'ALL_OLD';
  /** Attributes whose names are words of DynamoDB's own, and stand as `#name` in the expressions. */
  readonly names?: readonly string[];
}

interface Item {
  readonly status?: { readonly S?: string };
  readonly owner?: { readonly S?: string };
  readonly leaseEndsAtMs?: { readonly N?: string };
  readonly attemptsBefore?: { readonly N?: string };
  readonly expiresAt?: { readonly N?: string };
  readonly kept?: { readonly B?: string };
  readonly versions?: { readonly SS?: readonly string[] };
}

function whoHas(item: Item | undefined, ask: { nowMs: number; attemptsBefore: number }): ClaimAnswer {
  if (item?.status?.S === 'done') return { outcome: 'done' };
  if (Number(item?.attemptsBefore?.N ?? 0) > ask.attemptsBefore) return { outcome: 'superseded' };
  return { outcome: 'in-progress', leaseEndsAtMs: Number(item?.leaseEndsAtMs?.N ?? ask.nowMs) };
}

/** `0001795477375269 1391000000001`: sorted as texts, notes are in the order of their times. */
function noteOf(atMs: number, versionId: string): string {
  return `${String(atMs).padStart(16, '0')} ${versionId}`;
}

function lastOther(notes: readonly string[], versionId: string, sinceMs: number): number | undefined {
  const times = notes.flatMap((note) => {
    const [atMs = '', id] = note.split(' ');
    return id !== versionId && Number(atMs) > sinceMs ? [Number(atMs)] : [];
  });
  return times.length > 0 ? Math.max(...times) : undefined;
}

function secondsFrom(now: Clock, laterMs: number): { N: string } {
  return { N: String(Math.floor((now().getTime() + laterMs) / 1000)) };
}
