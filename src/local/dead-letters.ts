import type { LocalAws } from './local-aws.ts';

/** How many messages the local queue has given up. */
export async function deadLetters({ aws, deadLetterQueueUrl }: LocalAws): Promise<number> {
  const { Attributes } = await aws({
    service: 'sqs',
    target: 'AmazonSQS.GetQueueAttributes',
    endpoint: deadLetterQueueUrl,
    input: { QueueUrl: deadLetterQueueUrl, AttributeNames: ['ApproximateNumberOfMessages'] },
  });
  return Number((Attributes as { ApproximateNumberOfMessages?: string }).ApproximateNumberOfMessages);
}
