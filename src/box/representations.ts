import * as z from 'zod/mini';
import type { Clock } from '../clock.ts';
import { type Deadline, startDeadline } from '../deadline.ts';
import { BoxApiError, OutdatedInvocationError, OutOfTimeError, UnusableFileError } from '../errors.ts';
import type { Representation } from '../ml/ml-adapter.ts';
import type { Secret } from '../secret.ts';
import type { BoxApi } from './box-api.ts';
import { jsonBody } from './json-body.ts';
import { pauseUnless } from './with-retries.ts';

export interface Polling {
  /** How long Box may take to make a representation before the invocation goes back on the queue. */
  readonly limitMs: number;
  readonly firstPauseMs: number;
  readonly longestPauseMs: number;
}

const POLLING: Polling = { limitMs: 60_000, firstPauseMs: 1_000, longestPauseMs: 5_000 };

const entry = z.object({
  representation: z.string(),
  properties: z.catch(z.object({ dimensions: z.optional(z.string()), paged: z.optional(z.string()) }), {}),
  info: z.nullish(z.object({ url: z.nullish(z.string()) })),
  status: z.object({ state: z.string() }),
  content: z.nullish(z.object({ url_template: z.nullish(z.string()) })),
});
type Entry = z.infer<typeof entry>;

const fileInfo = z.object({
  representations: z.object({ entries: z.array(z.unknown()) }),
  file_version: z.catch(
    z.optional(z.object({ id: z.pipe(z.union([z.string(), z.number()]), z.transform(String)) })),
    undefined,
  ),
});

export interface RepresentationRequest {
  readonly representation: Representation;
  readonly file: { readonly id: string; readonly versionId?: string | undefined };
  readonly token: Secret;
  readonly now: Clock;
  readonly polling?: Partial<Polling>;
}

/**
 * Asks Box for a representation of a file, waits until Box has made it, and tells where it is.
 *
 * @returns an address that wants the read token.
 * @throws {UnusableFileError} when Box makes no such representation of this file, or could not.
 * @throws {OutdatedInvocationError} when the file has changed since: Box represents its newest version only.
 * @throws {BoxApiError} a retryable one when Box is still at it when the polling ends.
 */
export async function representationUrl(api: BoxApi, request: RepresentationRequest, deadline: Deadline): Promise<URL> {
  const found = await requested(api, request, deadline);
  const ready = await whenReady(api, found, { ...request, deadline });
  const template = ready.content?.url_template ?? found.content?.url_template;
  // Paged ones hold a file for each page; the first stands for the document.
  const assetPath = ready.properties.paged === 'true' ? `1.${request.representation.type}` : '';
  const url = template?.replace('{+asset_path}', assetPath);
  if (typeof url !== 'string' || !URL.canParse(url)) throw badAnswer(`/2.0/files/${request.file.id}`);
  return new URL(url);
}

async function requested(
  api: BoxApi,
  { representation, file, token }: RepresentationRequest,
  deadline: Deadline,
): Promise<Entry> {
  const target = `/2.0/files/${file.id}?fields=representations,file_version`;
  const headers = { 'x-rep-hints': hintFor(representation) };
  const response = await api({ method: 'GET', target, token, headers, readWhole: true }, deadline);
  const info = fileInfo.safeParse(await jsonBody(response)).data;
  if (!info) throw badAnswer(`/2.0/files/${file.id}`);
  if (file.versionId !== undefined && info.file_version && info.file_version.id !== file.versionId) {
    throw new OutdatedInvocationError('newer-version');
  }
  const { entries } = info.representations;
  const legible = entries.flatMap((candidate) => entry.safeParse(candidate).data ?? []);
  // One that cannot be read must not spoil the others.
  const found = chosen(legible, representation);
  if (found) return found;
  if (legible.length < entries.length) throw badAnswer(`/2.0/files/${file.id}`);
  throw new UnusableFileError('unsupported', SENTENCES[representation.type].none);
}

function chosen(entries: readonly Entry[], wanted: Representation): Entry | undefined {
  const ofType = entries.filter(({ representation }) => representation === wanted.type);
  const dimensions = 'dimensions' in wanted ? wanted.dimensions : undefined;
  return ofType.find(({ properties }) => properties.dimensions === dimensions) ?? ofType[0];
}

async function whenReady(
  api: BoxApi,
  found: Entry,
  { representation, token, now, polling, deadline }: RepresentationRequest & { deadline: Deadline },
): Promise<Entry> {
  const { limitMs, firstPauseMs, longestPauseMs } = { ...POLLING, ...polling };
  using limit = startDeadline(limitMs, now, deadline);
  let current = found;
  try {
    for (let pauseMs = 0; ; pauseMs = Math.min(longestPauseMs, pauseMs * 1.5 || firstPauseMs)) {
      const { state } = current.status;
      if (state === 'success' || state === 'viewable') return current;
      if (state !== 'none' && state !== 'pending') {
        throw new UnusableFileError('unreadable', SENTENCES[representation.type].failed);
      }
      await pauseUnless(limit.signal, pauseMs);
      current = await polled(api, current, { token, limit });
    }
  } catch (error) {
    // An `OutOfTimeError` would tell the caller that its own time is over.
    const onlyThis = error instanceof OutOfTimeError && !deadline.signal.aborted;
    throw onlyThis ? badAnswer(STATE, 'representation_pending') : error;
  }
}

const STATE = 'the state of a representation';

async function polled(
  api: BoxApi,
  { info }: Entry,
  { token, limit }: { token: Secret; limit: Deadline },
): Promise<Entry> {
  const url = info?.url;
  if (typeof url !== 'string' || !URL.canParse(url)) throw badAnswer(STATE);
  // Asking is also what makes Box begin, where the state is `none`.
  const request = { method: 'GET', target: new URL(url), label: STATE, token, readWhole: true } as const;
  const parsed = entry.safeParse(await jsonBody(await api(request, limit))).data;
  if (!parsed) throw badAnswer(STATE);
  return parsed;
}

function hintFor(representation: Representation): string {
  return 'dimensions' in representation
    ? `[${representation.type}?dimensions=${representation.dimensions}&paged=false]`
    : `[${representation.type}]`;
}

function badAnswer(path: string, code = 'unexpected_answer'): BoxApiError {
  return new BoxApiError({ method: 'GET', path }, { code }, { retryable: true });
}

const SENTENCES: Record<Representation['type'], { none: string; failed: string }> = {
  extracted_text: sentences('text', 'finds no text in'),
  pdf: sentences('a PDF', 'can make no PDF of'),
  jpg: sentences('an image', 'can make no image of'),
  png: sentences('an image', 'can make no image of'),
  mp3: sentences('audio', 'finds no audio in'),
  mp4: sentences('video', 'finds no video in'),
};

function sentences(what: string, none: string): { none: string; failed: string } {
  return {
    none: `This skill does not read files of this type: Box ${none} them.`,
    failed: `Box could not get ${what} out of this file. It may be damaged or protected by a password.`,
  };
}
