import { type Answer, emptyAnswer, jsonAnswer } from './answer.ts';
import type { FaultEffect } from './faults.ts';
import { clientError } from './refusal.ts';

/** Whether the request is carried out although its answer is lost or replaced. */
export function carriesOut(fault: FaultEffect | undefined): boolean {
  switch (fault?.kind) {
    case 'status':
    case 'reset':
      return fault.persists ?? false;
    case 'not-ready':
      return false;
    default:
      return true;
  }
}

/** The answer that takes the proper one's place, where the fault has one. */
export function replacementAnswer(fault: FaultEffect | undefined): Answer | undefined {
  if (fault?.kind === 'not-ready') return emptyAnswer(202, { 'retry-after': String(fault.retryAfterSeconds) });
  if (fault?.kind !== 'status') return undefined;
  const { status, headers, body } = fault;
  if (body === undefined) return clientError(status, codeOf(status), headers ? { headers } : {}).answer;
  if (typeof body !== 'string') return jsonAnswer(status, body, headers);
  const bytes = Buffer.from(body);
  return { status, headers: { 'content-length': String(bytes.byteLength), ...headers }, body: bytes };
}

function codeOf(status: number): string {
  const codes: Record<number, string> = {
    400: 'bad_request',
    401: 'unauthorized',
    403: 'access_denied_insufficient_permissions',
    404: 'not_found',
    409: 'conflict',
    412: 'precondition_failed',
    429: 'rate_limit_exceeded',
    500: 'internal_server_error',
    502: 'bad_gateway',
    503: 'unavailable',
  };
  return codes[status] ?? 'unknown';
}
