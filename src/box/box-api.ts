import type { Clock } from '../clock.ts';
import type { Deadline } from '../deadline.ts';
import { BoxApiError } from '../errors.ts';
import type { Secret } from '../secret.ts';
import { beginningOf } from './beginning-of.ts';
import { boxApiError } from './box-api-error.ts';
import { type RetryPolicy, withRetries } from './with-retries.ts';

export interface BoxRequest {
  readonly method: 'GET' | 'POST' | 'PUT';
  /** Below the base URL, such as `/2.0/files/1/content`; or a whole URL that Box gave us. Never holds a token. */
  readonly target: string | URL;
  /** What errors call it, when the target holds more than they may tell. */
  readonly label?: string;
  /** Goes into the Authorization header; with one, only Box's own hosts are asked. */
  readonly token?: Secret;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: { readonly body: unknown; readonly contentType?: string };
  /** Statuses besides 2xx that the caller wants to see for itself. */
  readonly accept?: readonly number[];
  /** Whether the answer is small: it is read whole within the call's time, and asked for again if it breaks off. */
  readonly readWhole?: boolean;
  /** At most so many, the first included. */
  readonly tries?: number | undefined;
  readonly beforeEachTry?: (() => Promise<void>) | undefined;
}

/**
 * Sends one request to Box, again where that may help, and resolves to its answer.
 *
 * The body is unread, unless it was asked for whole.
 */
export type BoxApi = (request: BoxRequest, deadline: Deadline) => Promise<Response>;

export interface BoxApiSettings {
  /** Such as `https://api.box.com`, without a slash at its end. */
  readonly baseUrl: string;
  readonly now: Clock;
  readonly retries?: Partial<RetryPolicy>;
  /** The longest wait for the head of an answer, or for all of a small one. */
  readonly callTimeoutMs?: number;
  /** Told of each answer that asks us to slow down. */
  readonly throttled?: () => void;
}

const CALL_TIMEOUT_MS = 30_000;
/** What is longer is cut off: no answer that is read whole comes near it. */
const MAX_WHOLE_BYTES = 8 * 1024 * 1024;

/**
 * A small client of Box's API on `fetch`, which keeps connections alive by itself.
 *
 * It retries 429, 5xx, downloads that are not ready (202) and broken connections, honours
 * `Retry-After` and never follows a redirect on its own: the target would get the token.
 *
 * @returns a function that throws `BoxApiError`, or the deadline's error when the time is over.
 */
export function boxApi(settings: BoxApiSettings): BoxApi {
  const { baseUrl, now, retries, callTimeoutMs = CALL_TIMEOUT_MS, throttled } = settings;
  return async (request, deadline) => {
    const url = typeof request.target === 'string' ? new URL(baseUrl + request.target) : request.target;
    if (request.token && !mayCarryToken(url, baseUrl)) {
      throw new BoxApiError(labelled(request), { code: 'foreign_address' }, { retryable: false });
    }
    let prevented = false;
    const attempt = async () => {
      await request.beforeEachTry?.().catch((because: unknown) => {
        prevented = true;
        throw because;
      });
      return answerTo(request, { url, now, deadline, callTimeoutMs, throttled });
    };
    const policy = { ...retries, ...(request.tries && { attempts: request.tries }), unless: () => prevented };
    return withRetries(attempt, deadline, policy);
  };
}

interface Attempt {
  readonly url: URL;
  readonly now: Clock;
  readonly deadline: Deadline;
  readonly callTimeoutMs: number;
  readonly throttled: (() => void) | undefined;
}

async function answerTo(request: BoxRequest, attempt: Attempt): Promise<Response> {
  const { url, now, deadline, callTimeoutMs, throttled } = attempt;
  const tooSlow = new AbortController();
  const timer = setTimeout(() => tooSlow.abort(), callTimeoutMs);
  try {
    const response = await send(request, url, AbortSignal.any([deadline.signal, tooSlow.signal]));
    const { ok, status } = response;
    if (status === 429 || status === 503) throttled?.();
    const wanted = (ok && status !== 202) || request.accept?.includes(status);
    if (!wanted) throw await boxApiError(labelled(request), response, now());
    return request.readWhole ? await wholly(response) : response;
  } catch (cause) {
    if (cause instanceof BoxApiError) throw cause;
    throw new BoxApiError(labelled(request), {}, { retryable: true, cause });
  } finally {
    clearTimeout(timer);
  }
}

function send({ method, token, headers = {}, json }: BoxRequest, url: URL, signal: AbortSignal): Promise<Response> {
  return fetch(url, {
    method,
    redirect: 'manual',
    signal,
    headers: {
      ...headers,
      ...(token && { authorization: `Bearer ${token.reveal()}` }),
      ...(json && { 'content-type': json.contentType ?? 'application/json' }),
    },
    ...(json && { body: JSON.stringify(json.body) }),
  });
}

async function wholly(response: Response): Promise<Response> {
  const { status, headers } = response;
  const body = await beginningOf(response, MAX_WHOLE_BYTES);
  return new Response(body.byteLength === 0 ? null : body, { status, headers });
}

function labelled({ method, target, label }: BoxRequest): { method: string; path: string } {
  const path = label ?? (typeof target === 'string' ? target.replace(/\?.*/, '') : target.pathname);
  return { method, path };
}

/**
 * Whether a URL may be sent our token: the API itself, and the hosts from which Box serves representations.
 * Box names those addresses in its answers, so one that leads elsewhere is not even asked without a token.
 * The host name decides, not the port, so that a Box on a laptop may spread over several.
 */
function mayCarryToken(url: URL, baseUrl: string): boolean {
  const base = new URL(baseUrl);
  if (url.protocol !== base.protocol) return false;
  return url.hostname === base.hostname || /\.(box|boxcloud)\.com$/.test(url.hostname);
}
