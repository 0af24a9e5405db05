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
import type { InvocationQueue, Log } from './ports.ts';
import { parseInvocation } from './skill-invocation.ts';
import type { VerifiedBody } from './webhook/verify-signature.ts';

export interface ReceiveParts {
  readonly rules: AdmissionRules;
  readonly queue: InvocationQueue;
  readonly log: Log;
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
export function receiveInvocation({ rules, queue, log, now }: ReceiveParts) {
  return async (body: VerifiedBody): Promise<Answer> => {
    const invocation = parseInvocation(body, now());
    const facts = { invocationId: invocation.id, skillId: invocation.skillId, fileId: invocation.source.id };

    const admission = admit(invocation, rules, now());
    if (!admission.admitted) {
      log.info('invocation ignored', { ...facts, reason: admission.reason });
      return { statusCode: 200, body: { status: 'ignored', reason: admission.reason } };
    }

    await queue.enqueue(invocation);
    log.info('invocation accepted', facts);
    return { statusCode: 200, body: { status: 'accepted' } };
  };
}

/** Answers for whatever went wrong: refusals with their status, and 503 for the rest, so that Box tries again. */
export function refuse(log: Log) {
  return (error: unknown): Answer => {
    const statusCode = statusOf(error);
    if (statusCode === 503) {
      log.error('invocation not enqueued', errorFacts(error));
      return { statusCode, body: { status: 'unavailable' } };
    }
    log.warn('request refused', { statusCode, ...errorFacts(error) });
    return { statusCode, body: { status: 'refused', reason: (error as Error).message } };
  };
}

function statusOf(error: unknown): number {
  if (error instanceof InvalidSignatureError || error instanceof ForeignInvocationError) return 403;
  if (error instanceof InvalidInvocationError) return 400;
  if (error instanceof BodyTooLargeError) return 413;
  if (error instanceof MethodNotAllowedError) return 405;
  return 503;
}
