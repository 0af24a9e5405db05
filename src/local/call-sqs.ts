import type { AwsClient } from '../aws/aws-client.ts';

/** Calls the local SQS, such as `callSqs(aws, 'GetQueueAttributes', { QueueUrl, AttributeNames })`. */
export function callSqs(aws: AwsClient, action: string, input: object) {
  return aws({ service: 'sqs', target: `AmazonSQS.${action}`, endpoint: 'https://sqs.amazonaws.com', input });
}
