import { type AdmissionRules, admit } from './admission.ts';
import type { Clock } from './clock.ts';
import { errorFacts } from './error-facts.ts';
import {
  BodyTooLargeError,
  ForeignInvocationError,
  InvalidInvocationError,
  InvalidSignatureError,
  MethodNotAllowedError,
} from './errors.ts';
import type { InvocationQueue, Log, Metrics } from './ports.ts';
import { firstQueued } from './queued-invocation.ts';
import { factsOf, parseInvocation } from './skill-invocation.ts';
import type { VerifiedBody } from './webhook/verify-signature.ts';

export interface ReceiveParts {
  readonly rules: AdmissionRules;
  readonly queue: InvocationQueue;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly now: Clock;
}

/** What Box is answered. Any status but 200 makes Box deliver the invocation again. */
export interface Answer {
  readonly statusCode: number;
  readonly body: { readonly status: 'accepted' | 'ignored' | 'refused' | 'unavailable'; readonly reason?: string };
}

/**
 * THE QUICK HALF: what Box has signed is parsed, admitted and enqueued, and only then answered.
 *
 * Verification comes before, as a middleware: this takes nothing but a `VerifiedBody`.
 * Box waits ten seconds; nothing here touches the file, Box's API or any ML.
 */
export function receiveInvocation({ rules, queue, log, metrics, now }: ReceiveParts) {
  return async (body: VerifiedBody): Promise<Answer> => {
    const startedAtMs = now().getTime();
    const invocation = parseInvocation(body, now());
    const facts = () => ({ ...factsOf(invocation), tookMs: now().getTime() - startedAtMs });

    const admission = admit(invocation, rules, now());
    if (!admission.admitted) {
      log.info('invocation ignored', { ...facts(), reason: admission.reason });
      metrics.add('Ignored', 1);
      return { statusCode: 200, body: { status: 'ignored', reason: admission.reason } };
    }

    await queue.enqueue(firstQueued(invocation));
    log.info('invocation accepted', facts());
    return { statusCode: 200, body: { status: 'accepted' } };
  };
}

/** Answers for whatever went wrong: refusals with their status, and 503 for the rest, so that Box tries again. */
export function refuse(log: Log, metrics: Metrics) {
  return (error: unknown): Answer => {
    const [statusCode, reason] = refusalOf(error);
    metrics.add('Refused', 1, reason);
    if (statusCode === 503) {
      log.error('invocation not enqueued', errorFacts(error));
      return { statusCode, body: { status: 'unavailable' } };
    }
    log.warn('request refused', { statusCode, ...errorFacts(error) });
    return { statusCode, body: { status: 'refused', reason: (error as Error).message } };
  };
}

/** The HTTP status, and the word that the refusal is counted by. */
function refusalOf(error: unknown): [statusCode: number, reason: string] {
  if (error instanceof InvalidSignatureError) return [403, 'signature'];
  if (error instanceof ForeignInvocationError) return [403, 'foreign'];
  if (error instanceof InvalidInvocationError) return [400, 'invalid'];
  if (error instanceof BodyTooLargeError) return [413, 'too-large'];
  if (error instanceof MethodNotAllowedError) return [405, 'method'];
  return [503, 'unavailable'];
}

/** A middleware that counts every request, whatever it was, and hands the numbers over when it is answered. */
export function countedRequests(metrics: Metrics) {
  const flush = () => metrics.flush();
  return { before: () => metrics.add('Received', 1), after: flush, onError: flush };
}
