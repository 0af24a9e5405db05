import { isIP } from 'node:net';
import type { Deadline } from '../deadline.ts';
import { type BoxAnswerFacts, BoxApiError } from '../errors.ts';
import { tooLarge, upTo } from '../file-size.ts';
import type { FileContent } from '../ml/ml-adapter.ts';
import type { BoxApi, BoxRequest } from './box-api.ts';
import { readResumably } from './read-resumably.ts';

const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const MAX_REDIRECTS = 5;
/** What a download address says once it is too old; the file itself is still there. */
const REFUSALS = [400, 401, 403, 404, 410];
const REFUSED = 'download_refused';
/** What is answered when a download that broke off is taken up past its end. */
const PAST_END = 416;

export interface ContentRequest {
  readonly request: BoxRequest;
  /** Whether the same request always gives the same bytes, so that a broken download may go on where it ended. */
  readonly unchanging: boolean;
  readonly limitBytes: number;
  /** How long nothing may come before the download counts as broken off. */
  readonly idleTimeoutMs?: number;
}

/**
 * Opens a download as a stream that never yields more than its limit.
 *
 * @throws {UnusableFileError} at once when a larger size is announced, and from the stream when
 *   more comes than was announced.
 */
export async function openContent(api: BoxApi, content: ContentRequest, deadline: Deadline): Promise<FileContent> {
  const { request, limitBytes, unchanging, idleTimeoutMs } = content;
  const open = (fromByte: number) => {
    const ranged = rangedFrom(request, fromByte);
    // One more time: the address may have grown too old on the way, and a new one costs a call.
    return followed(api, ranged, deadline).catch((error: unknown) => {
      if (!isRefusal(error)) throw error;
      return followed(api, ranged, deadline);
    });
  };
  const first = await open(0);
  const sizeBytes = announcedSize(first);
  const tooMuch = sizeBytes !== undefined && sizeBytes > limitBytes;
  if (tooMuch || first.status !== 200) {
    await abandon(first);
    throw tooMuch ? tooLarge(sizeBytes, limitBytes) : broken(request, { code: 'unexpected_answer' });
  }
  const chunks = readResumably(first, {
    // Offsets in an encoded stream are not those of what comes out of it.
    reopen: unchanging && !first.headers.has('content-encoding') ? open : undefined,
    expectedBytes: sizeBytes,
    broken: (cause) => broken(request, { code: 'cut_off' }, cause),
    signal: deadline.signal,
    idleTimeoutMs,
  });
  return { sizeBytes, chunks: upTo(chunks, limitBytes) };
}

/** Follows redirects by hand: their targets carry their own permission and must not see our token. */
async function followed(api: BoxApi, request: BoxRequest, deadline: Deadline): Promise<Response> {
  let response = await api({ ...request, accept: [...REDIRECTS, PAST_END] }, deadline);
  let from = response.url;
  const { token: _, ...withoutToken } = request;
  for (let hops = 0; REDIRECTS.has(response.status); hops += 1) {
    const target = await locationOf(response, from);
    if (target === undefined || hops === MAX_REDIRECTS) throw broken(request, { code: 'bad_redirect' });
    const label = 'the download address';
    response = await api({ ...withoutToken, target, label, accept: [...REDIRECTS, ...REFUSALS, PAST_END] }, deadline);
    from = target.href;
  }
  if (response.ok) return response;
  await abandon(response);
  throw broken(request, { code: REFUSED, status: response.status });
}

function isRefusal(error: unknown): boolean {
  return error instanceof BoxApiError && error.answer.code === REFUSED && error.answer.status !== PAST_END;
}

/** Another try is given a new address, so all of these may pass. */
function broken({ label = '' }: BoxRequest, answer: BoxAnswerFacts, cause?: unknown): BoxApiError {
  return new BoxApiError({ method: 'GET', path: label }, answer, { retryable: true, cause });
}

async function abandon({ body }: Response): Promise<void> {
  await body?.cancel().catch(() => {});
}

/** Where a redirect leads; undefined when it says nothing usable, or would leave encryption behind. */
export async function locationOf(response: Response, from: string): Promise<URL | undefined> {
  await abandon(response);
  const location = response.headers.get('location');
  if (location === null || !URL.canParse(location, from)) return undefined;
  const target = new URL(location, from);
  const safe = target.protocol === 'https:' || (target.protocol === 'http:' && from.startsWith('http:'));
  // `fetch` takes no address with a name and password in it. And Box has host names: a bare address
  // could only lead into the network that we run in. A Box on this machine has nothing else.
  const named = target.protocol === 'http:' || isIP(target.hostname.replace(/^\[|\]$/g, '')) === 0;
  return safe && named && target.username === '' && target.password === '' ? target : undefined;
}

function rangedFrom(request: BoxRequest, fromByte: number): BoxRequest {
  // Without `identity`, a compressed answer would make byte offsets and announced sizes meaningless.
  const headers = { ...request.headers, 'accept-encoding': 'identity' };
  return { ...request, headers: fromByte === 0 ? headers : { ...headers, range: `bytes=${fromByte}-` } };
}

function announcedSize({ headers }: Response): number | undefined {
  const length = headers.get('content-length');
  return length !== null && /^\d{1,15}$/.test(length) && !headers.has('content-encoding') ? Number(length) : undefined;
}
