import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type { Clock } from '../clock.ts';
import { type Deadline, startDeadline } from '../deadline.ts';

/** Left to Lambda itself, for the answer and the last log lines. */
const SHUTDOWN_MS = 1_000;
/** Where something other than Lambda calls, and tells no time. */
const REMAINING_UNKNOWN_MS = 60_000;
/** With less, a record could only fail: it is better off with the next worker. */
export const LEAST_TIME_MS = 8_000;
/** A message received more often than this may be what kills its workers: it must not take others along. */
const UNSUSPECTED_RECEIVES = 2;
/** Each may hold a file in memory. SQS hands over ten at once, unless a batching window is set. */
export const RECORDS_AT_ONCE = 10;

interface Run {
  readonly event: SQSEvent;
  /** As Lambda passes it; local callers may have none. */
  readonly context?: Partial<Context> | undefined;
  readonly now: Clock;
  /** Told of each record that there was no time to begin with. */
  readonly notBegun?: ((record: SQSRecord) => Promise<void>) | undefined;
}

/**
 * Does each record of a batch by itself: one that fails is reported alone, and only it comes back.
 * Those that have come back often are begun last and one by one.
 *
 * Needs `ReportBatchItemFailures` on the event source mapping.
 *
 * @param work a rejection brings the record back.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html
 */
export async function eachRecord(
  { event, context, now, notBegun }: Run,
  work: (record: SQSRecord, deadline: Deadline) => Promise<void>,
): Promise<SQSBatchResponse> {
  const remainingMs = context?.getRemainingTimeInMillis?.() ?? REMAINING_UNKNOWN_MS;
  using deadline = startDeadline(remainingMs - SHUTDOWN_MS, now);
  const failed: SQSRecord[] = [];
  const done = async (records: readonly SQSRecord[], atOnce: number) => {
    const waiting = records.values();
    const worker = async () => {
      for (const record of waiting) {
        const hasTime = deadline.remainingMs() >= LEAST_TIME_MS - SHUTDOWN_MS;
        const isOver = hasTime && (await work(record, deadline).then(yes, no));
        if (!hasTime) await notBegun?.(record).catch(no);
        if (!isOver) failed.push(record);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
  };
  await done(
    event.Records.filter((record) => !isSuspect(record)),
    RECORDS_AT_ONCE,
  );
  await done(event.Records.filter(isSuspect), 1);
  return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) };
}

function isSuspect({ attributes }: SQSRecord): boolean {
  return Number(attributes?.ApproximateReceiveCount) > UNSUSPECTED_RECEIVES;
}

const yes = () => true;
const no = () => false;
