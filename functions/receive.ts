import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import { awsClient } from '../src/aws/aws-client.ts';
import type { HttpResponse } from '../src/aws/http-event.ts';
import { overHttp } from '../src/aws/over-http.ts';
import { powertoolsLog } from '../src/aws/powertools-log.ts';
import { powertoolsMetrics } from '../src/aws/powertools-metrics.ts';
import { sqsInvocationQueue } from '../src/aws/sqs-invocation-queue.ts';
import {
  allowedIds,
  awsSettings,
  invocationQueueUrl,
  logSettings,
  metricsSettings,
  signatureKeys,
  systemClock,
  tokenSealer,
} from '../src/config.ts';
import { countedRequests, receiveInvocation, refuse } from '../src/receive-invocation.ts';
import { ignoredExtensions } from '../src/skill.config.ts';
import { onlySignedByBox } from '../src/webhook/only-signed-by-box.ts';

/** Box waits ten seconds: the three calls of a first event, each made twice, fit into the Lambda's eight. */
const IN_TIME = { attempts: 2, attemptTimeoutMs: 1_200 };

const env = process.env;
const log = powertoolsLog(logSettings(env));
const metrics = powertoolsMetrics(metricsSettings(env));
const aws = awsClient({ ...awsSettings(env, (service) => metrics.add('Throttled', 1, service)), ...IN_TIME });
const keys = signatureKeys(env, { aws, log });
const receive = receiveInvocation({
  rules: { ...allowedIds(env), ignoredExtensions },
  queue: sqsInvocationQueue(aws, invocationQueueUrl(env), tokenSealer(env, aws)),
  log,
  metrics,
  now: systemClock,
});

/** The public endpoint: Box's invocation URL. Takes an event in any of the forms that HTTP comes in. */
export const handler = middy()
  .use(countedRequests(metrics))
  .use(overHttp(refuse(log, metrics)))
  .use(onlySignedByBox(keys, systemClock))
  .handler(receive) as unknown as (event: unknown, context: Context) => Promise<HttpResponse>;
