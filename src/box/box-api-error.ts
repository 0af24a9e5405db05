import { BoxApiError } from '../errors.ts';
import { fieldsOf, jsonOrUndefined } from '../untrusted-json.ts';
import { beginningOf } from './beginning-of.ts';

/** Answers after which the same request may succeed. */
const RETRYABLE = new Set([202, 408, 429, 500, 502, 503, 504]);
const MAX_ERROR_BYTES = 64 * 1024;
const REQUEST_ID = /^[\w-]{1,64}$/;

/**
 * Makes an error of an answer, and finishes reading it so that its connection can serve again.
 *
 * Of the body only the code and request id are kept, and only if they look like such: it may be
 * empty, HTML, or quote what it was sent.
 */
export async function boxApiError(
  call: { method: string; path: string },
  response: Response,
  now: Date,
): Promise<BoxApiError> {
  const { status, headers } = response;
  const fields = fieldsOf(jsonOrUndefined(await textOf(response)));
  return new BoxApiError(
    call,
    {
      status,
      code: matching(fields.code, /^\w{1,64}$/),
      requestId: matching(fields.request_id, REQUEST_ID) ?? matching(headers.get('box-request-id'), REQUEST_ID),
      retryAfterMs: retryAfterMs(headers.get('retry-after'), now),
    },
    { retryable: RETRYABLE.has(status) },
  );
}

/** @param header seconds, or an HTTP date. */
export function retryAfterMs(header: string | null, now: Date): number | undefined {
  if (header === null) return undefined;
  const milliseconds = /^\s*\d+(\.\d+)?\s*$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now.getTime();
  return Number.isNaN(milliseconds) ? undefined : Math.max(0, milliseconds);
}

async function textOf(response: Response): Promise<string> {
  try {
    return Buffer.from(await beginningOf(response, MAX_ERROR_BYTES)).toString('utf8');
  } catch {
    // The status is what counts; a body that breaks off adds nothing.
    return '';
  }
}

function matching(value: unknown, form: RegExp): string | undefined {
  return typeof value === 'string' && form.test(value) ? value : undefined;
}
