import type { Deadline } from '../deadline.ts';
import { BoxApiError } from '../errors.ts';
import type { Clock } from '../ports.ts';
import type { Secret } from '../secret.ts';
import { boxApiError } from './box-api-error.ts';
import { type RetryPolicy, withRetries } from './with-retries.ts';

export interface BoxRequest {
  readonly method: 'GET' | 'POST' | 'PUT';
  /** Below the base URL, such as `/2.0/files/1/content`; or a whole URL that Box gave us. Never holds a token. */
  readonly target: string | URL;
  /** What errors call it, when the target holds more than they may tell. */
  readonly label?: string;
  /** Goes into the Authorization header, and is sent to Box's own hosts only. */
  readonly token?: Secret;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: { readonly body: unknown; readonly contentType?: string };
  /** Statuses besides 2xx that the caller wants to see for itself. */
  readonly accept?: readonly number[];
}

/** Sends one request to Box, again where that may help, and resolves to its answer with the body unread. */
export type BoxApi = (request: BoxRequest, deadline: Deadline) => Promise<Response>;

export interface BoxApiSettings {
  /** Such as `https://api.box.com`, without a slash at its end. */
  readonly baseUrl: string;
  readonly now: Clock;
  readonly retries?: Partial<RetryPolicy>;
  /** The longest wait for the head of an answer. */
  readonly callTimeoutMs?: number;
}

const CALL_TIMEOUT_MS = 30_000;

/**
 * A small client of Box's API on `fetch`, which keeps connections alive by itself.
 *
 * It retries 429, 5xx, downloads that are not ready (202) and broken connections, honours
 * `Retry-After` and never follows a redirect on its own: the target would get the token.
 *
 * @returns a function that throws `BoxApiError`, or the deadline's error when the time is over.
 */
export function boxApi({ baseUrl, now, retries, callTimeoutMs = CALL_TIMEOUT_MS }: BoxApiSettings): BoxApi {
  return (request, deadline) =>
    withRetries(
      async () => {
        const response = await send(request, { baseUrl, deadline, callTimeoutMs });
        const { status } = response;
        const wanted = (response.ok && status !== 202) || request.accept?.includes(status);
        if (wanted) return response;
        throw await boxApiError(labelled(request), response, now());
      },
      deadline,
      retries,
    );
}

interface Sending {
  readonly baseUrl: string;
  readonly deadline: Deadline;
  readonly callTimeoutMs: number;
}

async function send(request: BoxRequest, { baseUrl, deadline, callTimeoutMs }: Sending): Promise<Response> {
  const { method, target, token, headers = {}, json } = request;
  const url = typeof target === 'string' ? new URL(baseUrl + target) : target;
  const tooSlow = new AbortController();
  const timer = setTimeout(() => tooSlow.abort(), callTimeoutMs);
  try {
    return await fetch(url, {
      method,
      redirect: 'manual',
      signal: AbortSignal.any([deadline.signal, tooSlow.signal]),
      headers: {
        ...headers,
        ...(token && mayCarryToken(url, baseUrl) && { authorization: `Bearer ${token.reveal()}` }),
        ...(json && { 'content-type': json.contentType ?? 'application/json' }),
      },
      ...(json && { body: JSON.stringify(json.body) }),
    });
  } catch (cause) {
    deadline.signal.throwIfAborted();
    throw new BoxApiError(labelled(request), {}, { retryable: true, cause });
  } finally {
    clearTimeout(timer);
  }
}

function labelled({ method, target, label }: BoxRequest): { method: string; path: string } {
  const path = label ?? (typeof target === 'string' ? target.replace(/\?.*/, '') : target.pathname);
  return { method, path };
}

/**
 * Whether a URL may be sent our token: the API itself, and the hosts from which Box serves representations.
 * The host name decides, not the port, so that a Box on a laptop may spread over several.
 */
function mayCarryToken(url: URL, baseUrl: string): boolean {
  const base = new URL(baseUrl);
  if (url.protocol !== base.protocol) return false;
  return url.hostname === base.hostname || /\.(box|boxcloud)\.com$/.test(url.hostname);
}
