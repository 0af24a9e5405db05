import * as z from 'zod/mini';
import type { DownscopedToken } from '../downscoped-token.ts';
import { UnreadableMessageError } from '../errors.ts';
import type { Sealer } from '../ports.ts';
import type { QueuedInvocation } from '../queued-invocation.ts';
import { Secret } from '../secret.ts';
import { jsonOrUndefined } from '../untrusted-json.ts';
import { messageBinding, type Use } from './message-binding.ts';

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
 * Reads what `toMessage` wrote.
 *
 * @throws {UnreadableMessageError} on any other text, and on what was sealed for another invocation.
 */
export async function fromMessage(text: string, sealer: Sealer): Promise<QueuedInvocation> {
  const parsed = message.safeParse(jsonOrUndefined(text));
  if (!parsed.success) throw new UnreadableMessageError('The message is no invocation in a format that we know.');
  const { format: _, attemptsBefore, jobs: sealedJobs = [], ...fields } = parsed.data;
  const opened = async (sealed: string, use: Use) =>
    Buffer.from(await sealer.open(Buffer.from(sealed, 'base64'), messageBinding(fields, use))).toString('utf8');
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
