import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { awsClient } from '../src/aws/aws-client.ts';
import { dynamodbIdempotencyStore } from '../src/aws/dynamodb-idempotency-store.ts';
import { fromMessage } from '../src/aws/queue-message.ts';
import { eachRecord } from '../src/aws/sqs-batch.ts';
import { boxApi } from '../src/box/box-api.ts';
import { boxCardWriter } from '../src/box/box-card-writer.ts';
import { boxSourceFileReader } from '../src/box/box-source-file-reader.ts';
import {
  awsSettings,
  boxApiBaseUrl,
  cardWriteMode,
  idempotencyTable,
  logSettings,
  systemClock,
  tokenSealer,
} from '../src/config.ts';
import { startDeadline } from '../src/deadline.ts';
import { errorFacts } from '../src/error-facts.ts';
import { jsonLog } from '../src/json-log.ts';
import { processInvocation } from '../src/process-invocation.ts';
import { adapters, showProcessingCard } from '../src/skill.config.ts';

const env = process.env;
const now = systemClock;
const log = jsonLog(logSettings(env));
const box = boxApi({ baseUrl: boxApiBaseUrl(env), now });
const mode = cardWriteMode(env);
const sealer = tokenSealer(env);
const processOne = processInvocation({
  store: dynamodbIdempotencyStore(awsClient(awsSettings(env)), idempotencyTable(env)),
  readerFor: (invocation) => boxSourceFileReader(box, invocation, now),
  writerFor: (invocation) => boxCardWriter(box, invocation, mode),
  adapters: adapters(),
  showProcessingCard,
  log,
  now,
});

/** Left to Lambda itself, for the answer and the last log lines. */
const SHUTDOWN_MS = 1_000;
/** Where something other than Lambda calls, and tells no time. */
const REMAINING_UNKNOWN_MS = 60_000;

/** Takes invocations from the queue; those that should be delivered again are reported one by one. */
export const handler = async (event: SQSEvent, context?: Partial<Context>): Promise<SQSBatchResponse> => {
  const remainingMs = context?.getRemainingTimeInMillis?.() ?? REMAINING_UNKNOWN_MS;
  using deadline = startDeadline(remainingMs - SHUTDOWN_MS, now);
  return await eachRecord(event, async (body) => {
    const invocation = await fromMessage(body, sealer).catch((error: unknown) => {
      log.error('message not readable', errorFacts(error));
      throw error;
    });
    return (await processOne(invocation, deadline)) !== 'in-progress';
  });
};
