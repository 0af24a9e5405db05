import * as z from 'zod/mini';
import { UnusableTokenError } from './errors.ts';
import { Secret } from './secret.ts';
import { jsonOrUndefined } from './untrusted-json.ts';

/** A token that Box made for one invocation: for one file, with few scopes, for a limited time. */
export interface DownscopedToken {
  readonly secret: Secret;
  /** The files it is restricted to; empty when Box did not say. */
  readonly fileIds: readonly string[];
  /** Such as `item_read`; `undefined` when Box did not say, or not legibly. */
  readonly scopes?: readonly string[] | undefined;
  /** Milliseconds since 1970; `undefined` when Box did not say. */
  readonly expiresAtMs?: number | undefined;
}

/** The fields of `token.read` and `token.write` in Box's payload. */
export const tokenFields = z.object({
  // Visible ASCII only: it goes into an HTTP header.
  access_token: z.string().check(z.regex(/^[\x21-\x7e]{1,4096}$/)),
  expires_in: z.optional(z.unknown()),
  restricted_to: z.optional(z.unknown()),
});

/** Above this, `expires_in` is a moment in seconds since 1970 and not a duration (box real events: always a moment). */
const LATEST_DURATION_SECONDS = 1e9;

/** @param lifeFromMs the moment that a relative `expires_in` counts from. */
export function downscopedToken(fields: z.infer<typeof tokenFields>, lifeFromMs: number): DownscopedToken {
  const restrictions = restrictionsOf(fields.restricted_to);
  return {
    secret: new Secret(fields.access_token),
    fileIds: [...new Set(restrictions?.flatMap(({ fileId }) => fileId ?? []))],
    scopes: restrictions?.flatMap(({ scope }) => scope ?? []),
    expiresAtMs: expiryMs(fields.expires_in, lifeFromMs),
  };
}

/**
 * Says at once, before any work, that a token cannot serve.
 *
 * @throws {UnusableTokenError} when it has expired, or is restricted to files other than this one.
 */
export function requireUsable(
  token: DownscopedToken,
  use: { kind: 'read' | 'write'; fileId: string; now: Date },
): void {
  if (token.fileIds.length > 0 && !token.fileIds.includes(use.fileId)) {
    throw new UnusableTokenError(use.kind, 'other-file');
  }
  if (token.expiresAtMs !== undefined && token.expiresAtMs <= use.now.getTime()) {
    throw new UnusableTokenError(use.kind, 'expired');
  }
}

function expiryMs(expiresIn: unknown, lifeFromMs: number): number | undefined {
  const isNumber = typeof expiresIn === 'number' || (typeof expiresIn === 'string' && /^\d{1,15}$/.test(expiresIn));
  const seconds = isNumber ? Number(expiresIn) : Number.NaN;
  const atMs = seconds > LATEST_DURATION_SECONDS ? seconds * 1000 : lifeFromMs + seconds * 1000;
  return Number.isFinite(atMs) ? atMs : undefined;
}

/** Box's own tokens have two or three. */
const MAX_RESTRICTIONS = 100;

/** A scope object, in the form of Box's events (`object_id`) or of its older schema (`object`). */
const restriction = z.object({
  scope: z.optional(z.string()),
  object_type: z.optional(z.string()),
  object_id: z.optional(z.union([z.string(), z.number()])),
  object: z.optional(z.object({ type: z.optional(z.string()), id: z.union([z.string(), z.number()]) })),
});

/** `restricted_to` comes as a JSON text within the JSON, or as an array; whatever else it is, Box did not say. */
function restrictionsOf(given: unknown): { scope?: string | undefined; fileId?: string | undefined }[] | undefined {
  const list = typeof given === 'string' ? jsonOrUndefined(given) : given;
  if (!Array.isArray(list)) return undefined;
  const legible = list.slice(0, MAX_RESTRICTIONS).flatMap((one) => restriction.safeParse(one).data ?? []);
  if (legible.length === 0 && list.length > 0) return undefined;
  return legible.map(({ scope, object_type, object_id, object }) => {
    const type = object_type ?? object?.type ?? 'file';
    const id = object_id ?? object?.id;
    return { scope, fileId: id === undefined || type !== 'file' ? undefined : String(id) };
  });
}
