import { callSqs } from './call-sqs.ts';
import type { LocalAws } from './local-aws.ts';

/** How many messages the local queue has given up, and had reported. */
export async function deadLetters({ aws, reportedQueueUrl: QueueUrl }: LocalAws): Promise<number> {
  const AttributeNames = ['ApproximateNumberOfMessages'];
  const { Attributes } = await callSqs(aws, 'GetQueueAttributes', { QueueUrl, AttributeNames });
  return Number((Attributes as { ApproximateNumberOfMessages?: string }).ApproximateNumberOfMessages);
}
