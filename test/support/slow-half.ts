import { awsClient } from '../../src/aws/aws-client.ts';
import { dynamodbIdempotencyStore } from '../../src/aws/dynamodb-idempotency-store.ts';
import { boxApi } from '../../src/box/box-api.ts';
import { boxCardWriter } from '../../src/box/box-card-writer.ts';
import { boxSourceFileReader } from '../../src/box/box-source-file-reader.ts';
import { awsSettings, idempotencyTable } from '../../src/config.ts';
import { startDeadline } from '../../src/deadline.ts';
import { jsonLog } from '../../src/json-log.ts';
import type { LocalBox } from '../../src/local/box-server/local-box.ts';
import { type LocalWorld, startLocalWorld } from '../../src/local/local-world.ts';
import type { MlAdapter, StreamAdapter } from '../../src/ml/ml-adapter.ts';
import { type Outcome, type ProcessParts, processInvocation } from '../../src/process-invocation.ts';
import { parseInvocation, type SkillInvocation } from '../../src/skill-invocation.ts';
import type { VerifiedBody } from '../../src/webhook/verify-signature.ts';

const now = () => new Date();

/** The slow half with real parts around it: a Box, a queue and a table on loopback. Only the adapters are given. */
export interface SlowHalf extends AsyncDisposable {
  readonly world: LocalWorld;
  readonly box: LocalBox;
  readonly logLines: string[];
  /** What processing has thrown so far. */
  readonly errors: Error[];
  /** All that were handed out so far. */
  readonly tokens: Set<string>;
  /** Puts a file into Box and makes the invocation that Box would send for it. */
  upload(name: string, content: string | Uint8Array, changes?: Partial<Payload>): SkillInvocation;
  process(invocation: SkillInvocation, adapters: readonly MlAdapter[], settings?: Settings): Promise<Outcome>;
}

type Payload = ReturnType<LocalBox['invocationOf']>;

export interface Settings {
  readonly timeoutMs?: number;
  readonly mode?: 'replace' | 'merge';
  readonly parts?: Partial<ProcessParts>;
}

export async function startSlowHalf(): Promise<SlowHalf> {
  const world = await startLocalWorld();
  const { box } = world;
  const logLines: string[] = [];
  const errors: Error[] = [];
  const tokens = new Set<string>();
  const api = boxApi({ baseUrl: box.url, now, retries: { attempts: 3, firstPauseMs: 1 } });
  const store = dynamodbIdempotencyStore(awsClient(awsSettings(world.env)), idempotencyTable(world.env));
  return {
    world,
    box,
    logLines,
    errors,
    tokens,
    upload(name, content, changes = {}) {
      const file = box.addFile({ name, content: Buffer.from(content) });
      const payload = { ...box.invocationOf(file.id), ...changes };
      for (const { access_token } of Object.values(payload.token)) tokens.add(access_token);
      return parseInvocation(Buffer.from(JSON.stringify(payload)) as unknown as VerifiedBody, now());
    },
    async process(invocation, adapters, { timeoutMs = 20_000, mode = 'replace', parts = {} } = {}) {
      using deadline = startDeadline(timeoutMs, now);
      const processOne = processInvocation({
        store,
        readerFor: (one) => boxSourceFileReader(api, one, now),
        writerFor: (one) => boxCardWriter(api, one, mode),
        adapters,
        showProcessingCard: true,
        log: jsonLog({ now, level: 'info', write: (line) => logLines.push(line) }),
        now,
        ...parts,
      });
      return await processOne(invocation, deadline).catch((error: Error) => {
        errors.push(error);
        throw error;
      });
    },
    [Symbol.asyncDispose]: () => world[Symbol.asyncDispose](),
  };
}

/** An adapter that reads every file and finds its words, unless told otherwise. */
export function anAdapter(changes: Partial<StreamAdapter> = {}): StreamAdapter {
  return {
    name: 'Word finder',
    as: 'stream',
    limits: { sizeBytes: 50 * 1024 * 1024, timeoutMs: 10_000 },
    reads: () => 'original',
    async look({ content }) {
      const chunks: Uint8Array[] = [];
      for await (const chunk of content.chunks) chunks.push(chunk);
      const words = Buffer.concat(chunks).toString('utf8').split(/\s+/);
      return [{ kind: 'keyword', entries: words.map((text) => ({ text })) }];
    },
    ...changes,
  };
}
