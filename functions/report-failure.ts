import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { awsClient } from '../src/aws/aws-client.ts';
import { deadLetterWorker } from '../src/aws/dead-letter-worker.ts';
import { dynamodbIdempotencyStore } from '../src/aws/dynamodb-idempotency-store.ts';
import { powertoolsLog } from '../src/aws/powertools-log.ts';
import { powertoolsMetrics } from '../src/aws/powertools-metrics.ts';
import { boxApi } from '../src/box/box-api.ts';
import { boxCardWriter } from '../src/box/box-card-writer.ts';
import { boxSourceFileReader } from '../src/box/box-source-file-reader.ts';
import {
  awsSettings,
  boxApiBaseUrl,
  cardWriteMode,
  idempotencyTable,
  logSettings,
  metricsSettings,
  reportedQueueUrl,
  systemClock,
  tokenSealer,
} from '../src/config.ts';
import { reportFailure, WORTH_A_REPLAY } from '../src/report-failure.ts';

const env = process.env;
const now = systemClock;
const log = powertoolsLog(logSettings(env));
const metrics = powertoolsMetrics(metricsSettings(env));
const aws = awsClient(awsSettings(env, (service) => metrics.add('Throttled', 1, service)));
const sealer = tokenSealer(env, aws);
const box = boxApi({ baseUrl: boxApiBaseUrl(env), now, throttled: () => metrics.add('Throttled', 1, 'box') });
const mode = cardWriteMode(env);
const report = reportFailure({
  store: dynamodbIdempotencyStore(aws, idempotencyTable(env), sealer),
  readerFor: (invocation) => boxSourceFileReader(box, invocation, now),
  writerFor: (invocation) => boxCardWriter(box, invocation, mode),
  log,
  metrics,
  now,
});
const work = deadLetterWorker(
  { aws, reportedQueueUrl: reportedQueueUrl(env), sealer, log, metrics, now },
  async (queued, deadline) => WORTH_A_REPLAY.has(await report(queued, deadline)),
);

/** Takes dead letters, tells the people and the operator, and puts them aside for a replay. */
export const handler = async (event: SQSEvent, context?: Partial<Context>): Promise<SQSBatchResponse> => {
  try {
    return await work(event, context);
  } finally {
    metrics.flush();
  }
};
