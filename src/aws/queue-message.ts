import * as z from 'zod/mini';
import type { DownscopedToken } from '../downscoped-token.ts';
import { UnreadableMessageError } from '../errors.ts';
import type { Sealer } from '../ports.ts';
import type { QueuedInvocation } from '../queued-invocation.ts';
import { Secret } from '../secret.ts';
import { jsonOrUndefined } from '../untrusted-json.ts';

const sealedToken = z.object({
  sealed: z.string(),
  fileIds: z.array(z.string()),
  scopes: z.optional(z.array(z.string())),
  expiresAtMs: z.optional(z.number()),
});

const message = z.object({
  format: z.literal(1),
  attemptsBefore: z.number(),
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
  jobs: z.optional(
    z.array(z.object({ adapter: z.string(), asked: z.number(), startedAtMs: z.number(), sealed: z.string() })),
  ),
});

/**
 * Writes what the queue carries as the text of a message: the only place where tokens are written down,
 * sealed. A provider's jobs are sealed too, since whoever knows one might ask for its results.
 */
export async function toMessage(
  { invocation, attemptsBefore, jobs }: QueuedInvocation,
  sealer: Sealer,
): Promise<string> {
  const sealed = async (text: string, use: Use) =>
    Buffer.from(await sealer.seal(Buffer.from(text), binding(invocation, use))).toString('base64');
  const token = async (use: 'readToken' | 'writeToken') => {
    const { secret, ...facts } = invocation[use];
    return { ...facts, sealed: await sealed(secret.reveal(), use) };
  };
  const [readToken, writeToken, ...sealedJobs] = await Promise.all([
    token('readToken'),
    token('writeToken'),
    ...jobs.map(async ({ job, ...facts }) => ({ ...facts, sealed: await sealed(job, 'job') })),
  ]);
  const going = sealedJobs.length > 0 && { jobs: sealedJobs };
  const fields = { ...invocation, format: 1, attemptsBefore, readToken, writeToken, ...going };
  return JSON.stringify(fields).replace(NOT_FOR_SQS, escaped);
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
 * @throws {UnreadableMessageError} on any other text, and on what was sealed for another invocation.
 */
export async function fromMessage(text: string, sealer: Sealer): Promise<QueuedInvocation> {
  const parsed = message.safeParse(jsonOrUndefined(text));
  if (!parsed.success) throw new UnreadableMessageError('The message is no invocation in a format that we know.');
  const { format: _, attemptsBefore, jobs: sealedJobs = [], ...fields } = parsed.data;
  const opened = async (sealed: string, use: Use) =>
    Buffer.from(await sealer.open(Buffer.from(sealed, 'base64'), binding(fields, use))).toString('utf8');
  const token = async (use: 'readToken' | 'writeToken'): Promise<DownscopedToken> => {
    const { sealed, ...facts } = fields[use];
    return { ...facts, secret: new Secret(await opened(sealed, use)) };
  };
  const [readToken, writeToken, ...jobs] = await Promise.all([
    token('readToken'),
    token('writeToken'),
    ...sealedJobs.map(async ({ sealed, ...facts }) => ({ ...facts, job: await opened(sealed, 'job') })),
  ]);
  return { invocation: { ...fields, readToken, writeToken }, attemptsBefore, jobs };
}

type Use = 'readToken' | 'writeToken' | 'job';

/** What is sealed is bound to this: a message put together from two others does not open. */
function binding({ id, skillId, source }: Bound, use: Use): string {
  return JSON.stringify([id, skillId, source.id, source.versionId ?? null, use]);
}

interface Bound {
  readonly id: string;
  readonly skillId: string;
  readonly source: { readonly id: string; readonly versionId?: string | undefined };
}
