import type { Deadline } from '../deadline.ts';
import { BoxApiError } from '../errors.ts';
import { tooLarge } from '../file-size.ts';
import type { FileContent } from '../ml/ml-adapter.ts';
import type { BoxApi, BoxRequest } from './box-api.ts';
import { readResumably } from './read-resumably.ts';

const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const MAX_REDIRECTS = 5;
/** What a download address says once it is too old; the file itself is still there. */
const REFUSALS = [400, 401, 403, 404, 410];

export interface ContentRequest {
  readonly request: BoxRequest;
  /** Whether the same request always gives the same bytes, so that a broken download may go on where it ended. */
  readonly unchanging: boolean;
  readonly limitBytes: number;
}

/**
 * Opens a download as a stream that never yields more than its limit.
 *
 * @throws {UnusableFileError} at once when a larger size is announced, and from the stream when
 *   more comes than was announced.
 */
export async function openContent(api: BoxApi, content: ContentRequest, deadline: Deadline): Promise<FileContent> {
  const { limitBytes } = content;
  const open = (fromByte: number) => followed(api, rangedFrom(content.request, fromByte), deadline);
  const first = await open(0);
  const sizeBytes = announcedSize(first);
  if (sizeBytes !== undefined && sizeBytes > limitBytes) {
    await first.body?.cancel();
    throw tooLarge(sizeBytes, limitBytes);
  }
  const chunks = readResumably(first, {
    reopen: content.unchanging ? open : undefined,
    expectedBytes: sizeBytes,
    broken: (cause) =>
      new BoxApiError(
        { method: 'GET', path: content.request.label ?? '' },
        { code: 'cut_off' },
        { retryable: true, cause },
      ),
    signal: deadline.signal,
  });
  return { sizeBytes, chunks: limited(chunks, limitBytes) };
}

/** Follows redirects by hand: their targets carry their own permission and must not see our token. */
async function followed(api: BoxApi, request: BoxRequest, deadline: Deadline): Promise<Response> {
  let response = await api({ ...request, accept: [...REDIRECTS] }, deadline);
  let from = response.url;
  const { token: _, ...withoutToken } = request;
  for (let hops = 0; REDIRECTS.has(response.status); hops += 1) {
    const target = await locationOf(response, from);
    if (target === undefined || hops === MAX_REDIRECTS) throw broken(request, 'bad_redirect');
    const label = 'the download address';
    response = await api({ ...withoutToken, target, label, accept: [...REDIRECTS, ...REFUSALS] }, deadline);
    from = target.href;
  }
  if (response.ok) return response;
  await response.body?.cancel();
  throw broken(request, 'download_refused', response.status);
}

/** Another try is given a new address, so all of these may pass. */
function broken({ label = '' }: BoxRequest, code: string, status?: number): BoxApiError {
  return new BoxApiError({ method: 'GET', path: label }, { code, status }, { retryable: true });
}

/** Where a redirect leads; undefined when it says nothing usable, or would leave encryption behind. */
export async function locationOf(response: Response, from: string): Promise<URL | undefined> {
  await response.body?.cancel();
  const location = response.headers.get('location');
  if (location === null || !URL.canParse(location, from)) return undefined;
  const target = new URL(location, from);
  const safe = target.protocol === 'https:' || (target.protocol === 'http:' && from.startsWith('http:'));
  return safe ? target : undefined;
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

async function* limited(chunks: AsyncIterable<Uint8Array>, limitBytes: number): AsyncGenerator<Uint8Array> {
  let readBytes = 0;
  for await (const chunk of chunks) {
    readBytes += chunk.byteLength;
    if (readBytes > limitBytes) throw tooLarge(undefined, limitBytes);
    yield chunk;
  }
}
