import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type { Clock } from '../clock.ts';
import type { Deadline } from '../deadline.ts';
import { errorFacts } from '../error-facts.ts';
import { SkillError } from '../errors.ts';
import type { Log, Sealer } from '../ports.ts';
import type { Delivery, QueuedInvocation } from '../queued-invocation.ts';
import { retryDelayMs } from '../retry-delay.ts';
import type { AwsClient } from './aws-client.ts';
import { fromMessage } from './from-message.ts';
import { eachRecord } from './sqs-batch.ts';

interface WorkerParts {
  readonly aws: AwsClient;
  readonly queueUrl: string;
  readonly sealer: Sealer;
  readonly log: Log;
  readonly now: Clock;
}

type Work = (queued: QueuedInvocation, delivery: Delivery, deadline: Deadline) => Promise<unknown>;

/**
 * Takes invocations from the queue. Those whose work rejects come back after a delay that grows with
 * each receive; after the last, SQS moves them to the dead-letter queue.
 */
export function sqsWorker(parts: WorkerParts, work: Work) {
  const { sealer, log, now } = parts;
  return (event: SQSEvent, context?: Partial<Context>): Promise<SQSBatchResponse> =>
    eachRecord({ event, context, now, notBegun: (record) => hide(parts, record, 0) }, async (record, deadline) => {
      const delivery = deliveryOf(record);
      let expiresAtMs: number | undefined;
      try {
        const queued = await opened(record.body, sealer, log);
        expiresAtMs = queued.invocation.writeToken.expiresAtMs;
        await work(queued, delivery, deadline);
      } catch (error) {
        const retryAfterMs = error instanceof SkillError ? error.retryAfterMs : undefined;
        await hide(parts, record, retryDelayMs({ ...delivery, retryAfterMs, expiresAtMs }, now()));
        throw error;
      }
    });
}

async function opened(body: string, sealer: Sealer, log: Log): Promise<QueuedInvocation> {
  try {
    return await fromMessage(body, sealer);
  } catch (error) {
    log.error('message not readable', errorFacts(error));
    throw error;
  }
}

/** A message that nobody counts was received once. */
function deliveryOf({ attributes }: SQSRecord): Delivery {
  const sentAtMs = Number(attributes?.SentTimestamp);
  return {
    receiveCount: Math.max(1, Number(attributes?.ApproximateReceiveCount) || 1),
    sentAtMs: Number.isFinite(sentAtMs) ? sentAtMs : undefined,
  };
}

/** Without it the message comes back too, when the queue's visibility timeout ends. */
async function hide({ aws, queueUrl, log }: WorkerParts, { receiptHandle }: SQSRecord, delayMs: number): Promise<void> {
  if (!receiptHandle) return;
  const input = { QueueUrl: queueUrl, ReceiptHandle: receiptHandle, VisibilityTimeout: Math.ceil(delayMs / 1000) };
  const { origin } = new URL(queueUrl);
  try {
    await aws({ service: 'sqs', target: 'AmazonSQS.ChangeMessageVisibility', endpoint: origin, input });
  } catch (error) {
    log.warn('delay of a retry not set', errorFacts(error));
  }
}
