import * as z from 'zod/mini';
import type { Deadline } from '../deadline.ts';
import { BoxApiError, OutdatedInvocationError } from '../errors.ts';
import type { Secret } from '../secret.ts';
import type { BoxApi } from './box-api.ts';
import { jsonBody } from './json-body.ts';

const id = z.pipe(z.union([z.string(), z.number()]), z.transform(String));
const fileInfo = z.object({
  file_version: z.catch(z.nullish(z.object({ id })), undefined),
  trashed_at: z.catch(z.nullish(z.string()), undefined),
  item_status: z.catch(z.optional(z.string()), undefined),
});

interface Question {
  readonly file: { readonly id: string; readonly versionId?: string | undefined };
  readonly token: Secret;
}

/**
 * Asks Box whether a file still is what the event was about.
 *
 * @throws {OutdatedInvocationError} when it has a newer version, is in the trash, or is gone.
 * @throws {BoxApiError} when Box does not tell.
 */
export async function requireCurrentVersion(api: BoxApi, { file, token }: Question, deadline: Deadline): Promise<void> {
  const target = `/2.0/files/${file.id}?fields=file_version,trashed_at,item_status`;
  const response = await api({ method: 'GET', target, token, readWhole: true }, deadline).catch((error: unknown) => {
    if (!(error instanceof BoxApiError) || error.answer.status !== 404) throw error;
    throw new OutdatedInvocationError(error.answer.code === 'trashed' ? 'trashed' : 'gone');
  });
  const info = fileInfo.safeParse(await jsonBody(response)).data;
  if (!info)
    throw new BoxApiError(
      { method: 'GET', path: `/2.0/files/${file.id}` },
      { code: 'unexpected_answer' },
      { retryable: true },
    );
  if (info.trashed_at || info.item_status === 'trashed') throw new OutdatedInvocationError('trashed');
  if (info.item_status === 'deleted') throw new OutdatedInvocationError('gone');
  const newest = info.file_version?.id;
  if (newest !== undefined && file.versionId !== undefined && newest !== file.versionId) {
    throw new OutdatedInvocationError('newer-version');
  }
}
