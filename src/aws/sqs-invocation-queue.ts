import type { InvocationQueue, TokenSealer } from '../ports.ts';
import type { AwsClient } from './aws-client.ts';
import { toMessage } from './queue-message.ts';

/** The queue between the halves, on SQS. The tokens in its messages are sealed. */
export function sqsInvocationQueue(aws: AwsClient, queueUrl: string, sealer: TokenSealer): InvocationQueue {
  const { origin } = new URL(queueUrl);
  return {
    async enqueue(invocation) {
      await aws({
        service: 'sqs',
        target: 'AmazonSQS.SendMessage',
        endpoint: origin,
        input: { QueueUrl: queueUrl, MessageBody: await toMessage(invocation, sealer) },
      });
    },
  };
}
