import type { SQSEvent, SQSRecord } from 'aws-lambda';

/** A record as Lambda hands it over. */
export function aRecord(
  body: string,
  changes: Partial<SQSRecord> & { readonly receiveCount?: number } = {},
): SQSRecord {
  const { receiveCount = 1, ...rest } = changes;
  return {
    messageId: `id-${body.length}-${body.slice(-8)}`,
    receiptHandle: 'handle',
    body,
    attributes: {
      ApproximateReceiveCount: String(receiveCount),
      SentTimestamp: '1793639700000',
      SenderId: 'sender',
      ApproximateFirstReceiveTimestamp: '1793639700001',
    },
    messageAttributes: {},
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN: 'arn:aws:sqs:eu-central-1:000000000000:invocations',
    awsRegion: 'eu-central-1',
    ...rest,
  };
}

export const eventOf = (...Records: SQSRecord[]): SQSEvent => ({ Records });
