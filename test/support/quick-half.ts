import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import type { AdmissionRules } from '../../src/admission.ts';
import type { HttpResponse } from '../../src/aws/http-event.ts';
import { overHttp } from '../../src/aws/over-http.ts';
import type { InvocationQueue } from '../../src/ports.ts';
import { countedRequests, receiveInvocation, refuse } from '../../src/receive-invocation.ts';
import { onlySignedByBox } from '../../src/webhook/only-signed-by-box.ts';
import { fixedKeys } from '../../src/webhook/signature-key-source.ts';
import { aSealer } from './a-sealer.ts';
import { aLog, KEYS, NOW, signedRequest } from './factories.ts';
import { httpEvent } from './http-event.ts';
import { memoryInvocationQueue } from './memory-invocation-queue.ts';
import { aMemoryMetrics } from './memory-metrics.ts';

/** The quick half, put together as `functions/receive.ts` does it, around a queue in memory unless another is given. */
export function aQuickHalf({ rules = {}, queue }: { rules?: Partial<AdmissionRules>; queue?: InvocationQueue } = {}) {
  const memory = memoryInvocationQueue(aSealer());
  const { log, text: logText, lines } = aLog();
  const metrics = aMemoryMetrics();
  const now = () => NOW;
  const everything = {
    skillIds: new Set<string>(),
    enterpriseIds: new Set<string>(),
    ignoredExtensions: new Set<string>(),
  };
  const receive = receiveInvocation({
    rules: { ...everything, ...rules },
    queue: queue ?? memory,
    log,
    metrics: metrics.metrics,
    now,
  });
  const handler = middy()
    .use(countedRequests(metrics.metrics))
    .use(overHttp(refuse(log, metrics.metrics)))
    .use(onlySignedByBox(fixedKeys(KEYS), now))
    .handler(receive) as unknown as (event: unknown, context: Context) => Promise<HttpResponse>;

  const answerTo = async (event: unknown) => {
    const { statusCode, body } = await handler(event, {} as Context);
    return { statusCode, ...JSON.parse(body) };
  };
  return {
    messages: memory.messages,
    /** Of each request. */
    counts: metrics.flushes,
    logText,
    logLines: lines,
    handler: (event: unknown) => handler(event, {} as Context),
    answerTo,
    /** The answer to a delivery, by default a signed one of a valid invocation. */
    deliver: (request = signedRequest()) => answerTo(httpEvent('function-url', request)),
  };
}
