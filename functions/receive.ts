import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import { awsClient } from '../src/aws/aws-client.ts';
import type { HttpResponse } from '../src/aws/http-event.ts';
import { overHttp } from '../src/aws/over-http.ts';
import { sqsInvocationQueue } from '../src/aws/sqs-invocation-queue.ts';
import {
  allowedIds,
  awsSettings,
  invocationQueueUrl,
  logSettings,
  signatureKeys,
  systemClock,
  tokenSealer,
} from '../src/config.ts';
import { jsonLog } from '../src/json-log.ts';
import { receiveInvocation, refuse } from '../src/receive-invocation.ts';
import { ignoredExtensions } from '../src/skill.config.ts';
import { onlySignedByBox } from '../src/webhook/only-signed-by-box.ts';

const env = process.env;
const keys = signatureKeys(env);
const log = jsonLog(logSettings(env));
const receive = receiveInvocation({
  rules: { ...allowedIds(env), ignoredExtensions },
  queue: sqsInvocationQueue(awsClient(awsSettings(env)), invocationQueueUrl(env), tokenSealer(env)),
  log,
  now: systemClock,
});

/** The public endpoint: Box's invocation URL. Takes an event in any of the forms that HTTP comes in. */
export const handler = middy()
  .use(overHttp(refuse(log)))
  .use(onlySignedByBox(keys, systemClock))
  .handler(receive) as unknown as (event: unknown, context: Context) => Promise<HttpResponse>;
