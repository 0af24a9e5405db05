import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import type { Clock } from '../clock.ts';
import type { Deadline } from '../deadline.ts';
import { errorFacts } from '../error-facts.ts';
import { UnreadableMessageError } from '../errors.ts';
import type { Log, Metrics, Sealer } from '../ports.ts';
import type { QueuedInvocation } from '../queued-invocation.ts';
import type { AwsClient } from './aws-client.ts';
import { fromMessage } from './from-message.ts';
import { eachRecord } from './sqs-batch.ts';

interface WorkerParts {
  readonly aws: AwsClient;
  /** Where dead letters go once they have been reported; without one, they are deleted. */
  readonly reportedQueueUrl?: string | undefined;
  readonly sealer: Sealer;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly now: Clock;
}

/** Resolves to whether the message is to be put aside. */
type Report = (queued: QueuedInvocation, deadline: Deadline) => Promise<boolean>;

/**
 * Takes messages from the dead-letter queue, has each reported, and puts aside what an operator may want to
 * replay. Nothing would be left of it otherwise: Lambda deletes what its function has done.
 */
export function deadLetterWorker(parts: WorkerParts, report: Report) {
  const { sealer, log, metrics, now } = parts;
  const isWorthKeeping = async (body: string, deadline: Deadline): Promise<boolean> => {
    try {
      return await report(await fromMessage(body, sealer), deadline);
    } catch (error) {
      log.error('dead letter not reported', errorFacts(error));
      if (!(error instanceof UnreadableMessageError)) throw error;
      metrics.add('DeadLetters', 1, 'unreadable');
      return true;
    }
  };
  return (event: SQSEvent, context?: Partial<Context>): Promise<SQSBatchResponse> =>
    eachRecord({ event, context, now }, async ({ body }, deadline) => {
      if (await isWorthKeeping(body, deadline)) await putAside(parts, body);
    });
}

async function putAside({ aws, reportedQueueUrl }: WorkerParts, body: string): Promise<void> {
  if (reportedQueueUrl === undefined) return;
  const { origin } = new URL(reportedQueueUrl);
  const input = { QueueUrl: reportedQueueUrl, MessageBody: body };
  await aws({ service: 'sqs', target: 'AmazonSQS.SendMessage', endpoint: origin, input });
}
