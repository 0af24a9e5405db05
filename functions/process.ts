import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { awsClient } from '../src/aws/aws-client.ts';
import { dynamodbIdempotencyStore } from '../src/aws/dynamodb-idempotency-store.ts';
import { powertoolsLog } from '../src/aws/powertools-log.ts';
import { powertoolsMetrics } from '../src/aws/powertools-metrics.ts';
import { sqsInvocationQueue } from '../src/aws/sqs-invocation-queue.ts';
import { sqsWorker } from '../src/aws/sqs-worker.ts';
import { boxApi } from '../src/box/box-api.ts';
import { boxCardWriter } from '../src/box/box-card-writer.ts';
import { boxSourceFileReader } from '../src/box/box-source-file-reader.ts';
import {
  adapterSettings,
  awsSettings,
  boxApiBaseUrl,
  cardWriteMode,
  idempotencyTable,
  invocationQueueUrl,
  logSettings,
  metricsSettings,
  systemClock,
  tokenSealer,
} from '../src/config.ts';
import { processInvocation } from '../src/process-invocation.ts';
import { adapters, showProcessingCard } from '../src/skill.config.ts';

const env = process.env;
const now = systemClock;
const log = powertoolsLog(logSettings(env));
const metrics = powertoolsMetrics(metricsSettings(env));
const aws = awsClient(awsSettings(env, (service) => metrics.add('Throttled', 1, service)));
const queueUrl = invocationQueueUrl(env);
const sealer = tokenSealer(env, aws);
const box = boxApi({ baseUrl: boxApiBaseUrl(env), now, throttled: () => metrics.add('Throttled', 1, 'box') });
const mode = cardWriteMode(env);
const work = sqsWorker(
  { aws, queueUrl, sealer, log, now },
  processInvocation({
    store: dynamodbIdempotencyStore(aws, idempotencyTable(env), sealer),
    queue: sqsInvocationQueue(aws, queueUrl, sealer),
    readerFor: (invocation) => boxSourceFileReader(box, invocation, now),
    writerFor: (invocation) => boxCardWriter(box, invocation, mode),
    adapters: adapters(adapterSettings(env)),
    showProcessingCard,
    log,
    metrics,
    now,
  }),
);

/** Takes invocations from the queue; those that should be delivered again are reported one by one. */
export const handler = async (event: SQSEvent, context?: Partial<Context>): Promise<SQSBatchResponse> => {
  try {
    return await work(event, context);
  } finally {
    metrics.flush();
  }
};
