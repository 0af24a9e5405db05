import { setTimeout as pause } from 'node:timers/promises';
import type { SQSBatchResponse, SQSRecord } from 'aws-lambda';
import type { AwsClient } from '../src/aws/aws-client.ts';
import { callSqs } from '../src/local/call-sqs.ts';
import { fieldsOf, jsonOrUndefined } from '../src/untrusted-json.ts';
import { type LambdaEnvironment, TimeoutError } from './lambda-environment.ts';

interface SqsMessage {
  readonly MessageId: string;
  readonly ReceiptHandle: string;
  readonly Body: string;
  readonly Attributes?: Record<string, string>;
}

export interface EventSourceSettings {
  readonly aws: AwsClient;
  readonly queueUrl: string;
  readonly environments: readonly LambdaEnvironment[];
  readonly onMessage: (body: string) => void;
  /** Whether to kill the process of this batch, and how long after its start; undefined leaves it alive. */
  readonly killAfterMs: (batch: number) => number | undefined;
}

/** What a process had in hand when it died. */
export interface Death {
  readonly incarnation: string;
  readonly invocationIds: readonly string[];
  readonly because: 'killed' | 'timeout';
  readonly atMs: number;
}

export interface EventSource extends AsyncDisposable {
  readonly deaths: readonly Death[];
  /** Messages that were taken and whose batch is not over. */
  inHand(): number;
  deleted(): number;
  /** Errors of whole batches that no death explains. */
  readonly crashes: readonly string[];
}

const BATCH_SIZE = 5;
const IDLE_MS = 40;

/**
 * Feeds a queue to the environments of a function as Lambda's event source mapping does: a batch at a
 * time each; what succeeded is deleted, the rest is left to the queue.
 */
export function startEventSource(settings: EventSourceSettings): EventSource {
  const { aws, queueUrl, environments, onMessage, killAfterMs } = settings;
  const sqs = (action: string, input: object) => callSqs(aws, action, { QueueUrl: queueUrl, ...input });
  const deaths: Death[] = [];
  const crashes: string[] = [];
  let stopped = false;
  let batches = 0;
  let inHand = 0;
  let deleted = 0;

  async function feed(environment: LambdaEnvironment): Promise<void> {
    while (!stopped) {
      const answer = await sqs('ReceiveMessage', { MaxNumberOfMessages: BATCH_SIZE, AttributeNames: ['All'] }).catch(
        nothing,
      );
      const messages = (answer.Messages ?? []) as SqsMessage[];
      if (messages.length === 0) {
        await pause(IDLE_MS);
        continue;
      }
      inHand += messages.length;
      await invoke(environment, messages).finally(() => {
        inHand -= messages.length;
      });
    }
  }

  async function invoke(environment: LambdaEnvironment, messages: SqsMessage[]): Promise<void> {
    for (const { Body } of messages) onMessage(Body);
    batches += 1;
    const failed = await failedOf(environment, messages, killAfterMs(batches));
    const Entries = messages
      .filter(({ MessageId }) => !failed.has(MessageId))
      .map(({ MessageId, ReceiptHandle }) => ({ Id: MessageId, ReceiptHandle }));
    if (Entries.length === 0) return;
    // Not deleted, they come back, as at AWS.
    const done = await sqs('DeleteMessageBatch', { Entries }).catch(nothing);
    deleted += Array.isArray(done.Successful) ? done.Successful.length : 0;
  }

  async function failedOf(environment: LambdaEnvironment, messages: SqsMessage[], killMs: number | undefined) {
    const { incarnation } = environment;
    const stop = new AbortController();
    let killedAtMs: number | undefined;
    if (killMs !== undefined) {
      void pause(killMs, undefined, { signal: stop.signal }).then(() => {
        killedAtMs = Date.now();
        return environment.kill();
      }, nothing);
    }
    try {
      const { batchItemFailures } = await environment.invoke<SQSBatchResponse>({ Records: messages.map(recordOf) });
      return new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
    } catch (error) {
      const because = killedAtMs === undefined ? ('timeout' as const) : ('killed' as const);
      if (because === 'timeout' && !(error instanceof TimeoutError)) crashes.push(`${incarnation}: ${error}`);
      const invocationIds = messages.map(({ Body }) => String(fieldsOf(jsonOrUndefined(Body)).id));
      deaths.push({ incarnation, invocationIds, because, atMs: killedAtMs ?? Date.now() });
      return new Set(messages.map(({ MessageId }) => MessageId));
    } finally {
      stop.abort();
    }
  }

  const loops = environments.map(feed);
  return {
    deaths,
    crashes,
    inHand: () => inHand,
    deleted: () => deleted,
    async [Symbol.asyncDispose]() {
      stopped = true;
      await Promise.all(loops);
    },
  };
}

const nothing = (): Record<string, unknown> => ({});

function recordOf({ MessageId, ReceiptHandle, Body, Attributes }: SqsMessage): SQSRecord {
  return {
    messageId: MessageId,
    receiptHandle: ReceiptHandle,
    body: Body,
    md5OfBody: '',
    attributes: (Attributes ?? {}) as unknown as SQSRecord['attributes'],
    messageAttributes: {},
    eventSource: 'aws:sqs',
    eventSourceARN: 'arn:aws:sqs:us-east-1:000000000000:skill-invocations',
    awsRegion: 'us-east-1',
  };
}
