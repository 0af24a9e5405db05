import type { AwsClient } from '../aws/aws-client.ts';
import { callSqs } from './call-sqs.ts';

export interface QueueOptions {
  /** How long a received message stays hidden, and so how soon that of a dead worker comes back. */
  readonly visibilityTimeoutSeconds?: number;
  /** After so many receives a message goes to the dead-letter queue. */
  readonly maxReceiveCount?: number;
}

export interface QueueUrls {
  readonly queueUrl: string;
  readonly deadLetterQueueUrl: string;
  /** Where dead letters are put aside once they have been reported. */
  readonly reportedQueueUrl: string;
}

/** Makes the three queues as serverless.yml does: each hands what it gives up to the next. */
export async function createQueues(aws: AwsClient, options: QueueOptions): Promise<QueueUrls> {
  const { visibilityTimeoutSeconds = 360, maxReceiveCount = 12 } = options;
  const create = async (QueueName: string, giveUpTo?: string, receives = maxReceiveCount) => {
    const redrive = giveUpTo && {
      RedrivePolicy: JSON.stringify({
        deadLetterTargetArn: await arnOf(aws, giveUpTo),
        maxReceiveCount: String(receives),
      }),
    };
    const Attributes = { VisibilityTimeout: String(visibilityTimeoutSeconds), ...redrive };
    return String((await callSqs(aws, 'CreateQueue', { QueueName, Attributes })).QueueUrl);
  };
  const reportedQueueUrl = await create('skill-reported');
  const deadLetterQueueUrl = await create(
    'skill-dead-letters',
    reportedQueueUrl,
    // The receives of the queue before are counted too.
    2 * maxReceiveCount + 6,
  );
  return { queueUrl: await create('skill-invocations', deadLetterQueueUrl), deadLetterQueueUrl, reportedQueueUrl };
}

async function arnOf(aws: AwsClient, QueueUrl: string): Promise<string> {
  const { Attributes } = await callSqs(aws, 'GetQueueAttributes', { QueueUrl, AttributeNames: ['QueueArn'] });
  return (Attributes as { QueueArn: string }).QueueArn;
}
