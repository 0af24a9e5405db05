import * as z from 'zod/mini';
import type { DownscopedToken } from '../downscoped-token.ts';
import { UnreadableMessageError } from '../errors.ts';
import type { TokenSealer } from '../ports.ts';
import type { SkillInvocation } from '../skill-invocation.ts';
import { jsonOrUndefined } from '../untrusted-json.ts';

const sealedToken = z.object({
  sealed: z.string(),
  fileIds: z.array(z.string()),
  scopes: z.optional(z.array(z.string())),
  expiresAtMs: z.optional(z.number()),
});

const message = z.object({
  format: z.literal(1),
  id: z.string(),
  createdAtMs: z.optional(z.number()),
  skillId: z.string(),
  enterpriseId: z.optional(z.string()),
  source: z.object({
    type: z.string(),
    id: z.string(),
    name: z.string(),
    versionId: z.optional(z.string()),
    sizeBytes: z.optional(z.number()),
  }),
  readToken: sealedToken,
  writeToken: sealedToken,
});

/** Writes an invocation as the text of a queue message: the only place where tokens are written down, sealed. */
export async function toMessage(invocation: SkillInvocation, sealer: TokenSealer): Promise<string> {
  const [readToken, writeToken] = await Promise.all(
    (['readToken', 'writeToken'] as const).map(async (use) => {
      const { secret, ...facts } = invocation[use];
      return { ...facts, sealed: await sealer.seal(secret, binding(invocation, use)) };
    }),
  );
  return JSON.stringify({ ...invocation, format: 1, readToken, writeToken }).replace(NOT_FOR_SQS, escaped);
}

/**
 * What JSON takes and SQS does not: a file whose name holds it would never get into the queue.
 * Surrogates are among them for emulators that refuse what lies beyond U+FFFF.
 */
const NOT_FOR_SQS = /[\ud800-\udfff\ufffe\uffff]/g;

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16)}`;
}

/**
 * Reads what `toMessage` wrote.
 *
 * @throws {UnreadableMessageError} on any other text, and on tokens that were sealed for another invocation.
 */
export async function fromMessage(text: string, sealer: TokenSealer): Promise<SkillInvocation> {
  const parsed = message.safeParse(jsonOrUndefined(text));
  if (!parsed.success) throw new UnreadableMessageError('The message is no invocation in a format that we know.');
  const { format: _, ...invocation } = parsed.data;
  const open = async (use: 'readToken' | 'writeToken'): Promise<DownscopedToken> => {
    const { sealed, ...facts } = invocation[use];
    return { ...facts, secret: await sealer.open(sealed, binding(invocation, use)) };
  };
  const [readToken, writeToken] = await Promise.all([open('readToken'), open('writeToken')]);
  return { ...invocation, readToken, writeToken };
}

/** What a sealed token is bound to: a message put together from two others does not open. */
function binding({ id, skillId, source }: Bound, use: 'readToken' | 'writeToken'): string {
  return JSON.stringify([id, skillId, source.id, source.versionId ?? null, use]);
}

interface Bound {
  readonly id: string;
  readonly skillId: string;
  readonly source: { readonly id: string; readonly versionId?: string | undefined };
}
