import { type InvocationQueue, MAX_QUEUE_DELAY_MS, type Sealer } from '../ports.ts';
import type { AwsClient } from './aws-client.ts';
import { toMessage } from './to-message.ts';

/** The queue between the halves, on SQS. The tokens in its messages are sealed. */
export function sqsInvocationQueue(aws: AwsClient, queueUrl: string, sealer: Sealer): InvocationQueue {
  const { origin } = new URL(queueUrl);
  return {
    async enqueue(queued, delayMs = 0) {
      const DelaySeconds = Math.ceil(Math.min(delayMs, MAX_QUEUE_DELAY_MS) / 1000);
      await aws({
        service: 'sqs',
        target: 'AmazonSQS.SendMessage',
        endpoint: origin,
        input: {
          QueueUrl: queueUrl,
          MessageBody: await toMessage(queued, sealer),
          ...(DelaySeconds > 0 && { DelaySeconds }),
        },
      });
    },
  };
}
