import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';

/**
 * Does each record of a batch by itself: one that fails is reported alone, and only it comes back.
 *
 * Needs `ReportBatchItemFailures` on the event source mapping.
 *
 * @param work resolves to whether the record is over; false or a rejection brings it back.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html
 */
export async function eachRecord(event: SQSEvent, work: (body: string) => Promise<boolean>): Promise<SQSBatchResponse> {
  const over = await Promise.all(event.Records.map(({ body }) => work(body).catch(() => false)));
  const failed = event.Records.filter((_, index) => !over[index]);
  return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) };
}
