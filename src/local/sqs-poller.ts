import { setTimeout as pause } from 'node:timers/promises';
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type { AwsClient } from '../aws/aws-client.ts';
import { callSqs } from './call-sqs.ts';

export type Handler = (event: SQSEvent, context: Context) => Promise<SQSBatchResponse>;

export interface PollerOptions {
  readonly aws: AwsClient;
  readonly queueUrl: string;
  readonly handler: Handler;
  /** As in the event source mapping; SQS gives ten at most. */
  readonly batchSize?: number;
  readonly lambdaTimeoutMs?: number;
}

export interface Poller extends AsyncDisposable {
  /** Resolves once the queue holds nothing, neither waiting nor delayed nor being worked on. */
  drained(): Promise<void>;
}

interface SqsMessage {
  readonly MessageId: string;
  readonly ReceiptHandle: string;
  readonly Body: string;
  readonly MD5OfBody: string;
  readonly Attributes?: Record<string, string>;
}

const IDLE_MS = 20;

/**
 * Feeds a queue to a function as Lambda's event source mapping does: in batches, deleting what was
 * not reported as failed, and leaving the rest to the queue's visibility timeout.
 */
export function startPoller(options: PollerOptions): Poller {
  const { aws, queueUrl, batchSize = 5 } = options;
  const sqs = (action: string, input: object) => callSqs(aws, action, { QueueUrl: queueUrl, ...input });
  let stopped = false;

  const loop = (async () => {
    while (!stopped) {
      const answer = await sqs('ReceiveMessage', { MaxNumberOfMessages: batchSize, AttributeNames: ['All'] });
      const messages = (answer.Messages ?? []) as SqsMessage[];
      if (messages.length === 0) await pause(IDLE_MS);
      else await invoke(messages);
    }
  })();

  async function invoke(messages: SqsMessage[]): Promise<void> {
    const failed = await failedOf(options, messages);
    const Entries = messages
      .filter(({ MessageId }) => !failed.has(MessageId))
      .map(({ MessageId, ReceiptHandle }) => ({ Id: MessageId, ReceiptHandle }));
    if (Entries.length > 0) await sqs('DeleteMessageBatch', { Entries });
  }

  return {
    async drained() {
      const AttributeNames = ['', 'NotVisible', 'Delayed'].map((state) => `ApproximateNumberOfMessages${state}`);
      for (;;) {
        const { Attributes } = await sqs('GetQueueAttributes', { AttributeNames });
        if (Object.values(Attributes as Record<string, string>).every((count) => count === '0')) return;
        await Promise.race([loop, pause(IDLE_MS)]);
      }
    },
    async [Symbol.asyncDispose]() {
      stopped = true;
      await loop;
    },
  };
}

/** The ids of the messages that the function reported as failed: all of them when it threw. */
async function failedOf(options: PollerOptions, messages: readonly SqsMessage[]): Promise<Set<string>> {
  const endsAtMs = Date.now() + (options.lambdaTimeoutMs ?? 300_000);
  const context = { getRemainingTimeInMillis: () => endsAtMs - Date.now() } as Context;
  try {
    const { batchItemFailures } = await options.handler({ Records: messages.map(recordOf) }, context);
    return new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
  } catch {
    return new Set(messages.map(({ MessageId }) => MessageId));
  }
}

function recordOf({ MessageId, ReceiptHandle, Body, MD5OfBody, Attributes }: SqsMessage): SQSRecord {
  return {
    messageId: MessageId,
    receiptHandle: ReceiptHandle,
    body: Body,
    md5OfBody: MD5OfBody,
    attributes: (Attributes ?? {}) as unknown as SQSRecord['attributes'],
    messageAttributes: {},
    eventSource: 'aws:sqs',
    eventSourceARN: 'arn:aws:sqs:us-east-1:000000000000:skill-invocations',
    awsRegion: 'us-east-1',
  };
}
