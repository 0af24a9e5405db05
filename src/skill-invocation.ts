import * as z from 'zod/mini';
import { type DownscopedToken, downscopedToken, tokenFields } from './downscoped-token.ts';
import { InvalidInvocationError } from './errors.ts';
import type { VerifiedBody } from './webhook/verify-signature.ts';

/** One request by Box that our skill looks at one file. `id` stays the same when Box delivers it again. */
export interface SkillInvocation {
  readonly id: string;
  /** Milliseconds since 1970, when Box said. */
  readonly createdAtMs?: number | undefined;
  readonly skillId: string;
  readonly enterpriseId?: string | undefined;
  readonly source: SourceFile;
  /** Reads this file, and nothing else. */
  readonly readToken: DownscopedToken;
  /** Writes cards on this file, and nothing else. */
  readonly writeToken: DownscopedToken;
}

export interface SourceFile {
  /** `file` in all events that Box is known to send; its schema also allows `folder`. */
  readonly type: string;
  readonly id: string;
  /** Chosen by a person: hostile. */
  readonly name: string;
  readonly versionId?: string | undefined;
  readonly sizeBytes?: number | undefined;
}

/** What this invocation is known by in the table of claims. */
export function invocationKey({ skillId, id }: Pick<SkillInvocation, 'skillId' | 'id'>): string {
  return `${skillId}/${id}`;
}

/** What every log line about an invocation tells of it. */
export function factsOf({ id, skillId, source }: SkillInvocation) {
  return { invocationId: id, skillId, fileId: source.id, versionId: source.versionId };
}

/** Goes into paths of Box's API, so nothing that could change a path may pass. */
const ID_IN_PATHS = /^[\w-]{1,128}$/;

/** Box's own have about 60 characters. It is half of a key in DynamoDB: well-formed, and at most 2048 bytes together. */
const INVOCATION_ID = /^[^\p{Cc}\p{Cs}]{1,255}$/u;

/** Box itself allows 255. */
const MAX_NAME_CHARACTERS = 4096;

const idOf = (form: RegExp) =>
  z.pipe(
    // A number past 2^53 has already lost its last digits: it would name another file.
    z.union([z.string(), z.number().check(z.refine(Number.isSafeInteger))]),
    z.pipe(z.transform(String), z.string().check(z.regex(form))),
  );
const pathId = idOf(ID_IN_PATHS);
const lenient = <T extends z.ZodMiniType>(schema: T) => z.catch(z.optional(schema), undefined);

const payload = z.object({
  id: idOf(INVOCATION_ID),
  created_at: lenient(z.string()),
  skill: z.object({ id: pathId }),
  enterprise: lenient(z.object({ id: pathId })),
  token: z.object({ read: tokenFields, write: tokenFields }),
  source: z.object({
    type: z.string().check(z.minLength(1)),
    id: pathId,
    name: z.string().check(z.minLength(1), z.maxLength(MAX_NAME_CHARACTERS)),
    file_version: lenient(z.object({ id: pathId })),
    size: lenient(z.pipe(z.union([z.number(), numericText()]), z.number().check(z.int(), z.nonnegative()))),
  }),
});

/**
 * Reads what Box sends a skill. Needs little and ignores what it does not know, since Box has sent
 * at least five variants over the years and has withdrawn its schema.
 *
 * @param receivedAt stands in for `created_at` where a token's life is relative to it.
 * @throws {InvalidInvocationError} naming the fields at fault and none of their values (HTTP 400).
 */
export function parseInvocation(body: VerifiedBody, receivedAt: Date): SkillInvocation {
  const parsed = payload.safeParse(jsonOf(body));
  if (!parsed.success) throw new InvalidInvocationError(fieldsAtFault(parsed.error.issues));
  const { id, created_at, skill, enterprise, token, source } = parsed.data;
  const createdAtMs = Date.parse(created_at ?? '');
  const lifeFromMs = Number.isNaN(createdAtMs) ? receivedAt.getTime() : createdAtMs;
  return {
    id,
    createdAtMs: Number.isNaN(createdAtMs) ? undefined : createdAtMs,
    skillId: skill.id,
    enterpriseId: enterprise?.id,
    source: {
      type: source.type,
      id: source.id,
      name: source.name,
      versionId: source.file_version?.id,
      sizeBytes: source.size,
    },
    readToken: downscopedToken(token.read, lifeFromMs),
    writeToken: downscopedToken(token.write, lifeFromMs),
  };
}

function jsonOf(body: VerifiedBody): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    throw new InvalidInvocationError(['body (not JSON)']);
  }
}

function fieldsAtFault(issues: readonly { readonly path: readonly PropertyKey[] }[]): string[] {
  return [...new Set(issues.map(({ path }) => (path.length === 0 ? 'body' : path.map(String).join('.'))))];
}

function numericText() {
  return z.pipe(z.string().check(z.regex(/^\d{1,16}$/)), z.transform(Number));
}
