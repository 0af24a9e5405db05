import { awsClient } from '../../src/aws/aws-client.ts';
import { dynamodbIdempotencyStore } from '../../src/aws/dynamodb-idempotency-store.ts';
import { boxApi } from '../../src/box/box-api.ts';
import { boxCardWriter } from '../../src/box/box-card-writer.ts';
import { boxSourceFileReader } from '../../src/box/box-source-file-reader.ts';
import { awsSettings, idempotencyTable, tokenSealer } from '../../src/config.ts';
import { startDeadline } from '../../src/deadline.ts';
import type { LocalBox } from '../../src/local/box-server/local-box.ts';
import { type LocalWorld, startLocalWorld } from '../../src/local/local-world.ts';
import type { MlAdapter, StreamAdapter } from '../../src/ml/ml-adapter.ts';
import type { IdempotencyStore } from '../../src/ports.ts';
import { type Outcome, type ProcessParts, processInvocation } from '../../src/process-invocation.ts';
import { type Delivery, firstQueued, type QueuedInvocation } from '../../src/queued-invocation.ts';
import { type ReportOutcome, type ReportParts, reportFailure } from '../../src/report-failure.ts';
import { parseInvocation, type SkillInvocation } from '../../src/skill-invocation.ts';
import type { VerifiedBody } from '../../src/webhook/verify-signature.ts';
import { aLog } from './factories.ts';
import { aMemoryMetrics } from './memory-metrics.ts';

const now = () => new Date();

/** The slow half with real parts around it: a Box, a queue and a table on loopback. Only the adapters are given. */
export interface SlowHalf extends AsyncDisposable {
  readonly world: LocalWorld;
  readonly box: LocalBox;
  readonly store: IdempotencyStore;
  readonly logLines: readonly string[];
  readonly metrics: ReturnType<typeof aMemoryMetrics>;
  /** What went into the queue for later, newest last. */
  readonly enqueued: readonly { readonly queued: QueuedInvocation; readonly delayMs: number }[];
  /** What processing has thrown so far. */
  readonly errors: Error[];
  /** All that were handed out so far. */
  readonly tokens: Set<string>;
  /** Puts a file into Box and makes the invocation that Box would send for it. */
  upload(name: string, content: string | Uint8Array, changes?: Partial<Payload>): SkillInvocation;
  /** Puts a newer version of a file into Box and makes the invocation that Box would send for that. */
  uploadAgain(before: SkillInvocation, content: string): SkillInvocation;
  /** Processes it as the queue would hand it over: the second time as a second try. */
  process(
    given: SkillInvocation | QueuedInvocation,
    adapters: readonly MlAdapter[],
    settings?: Settings,
  ): Promise<Outcome>;
  /** Reports it as the dead-letter queue would have it done. */
  report(given: SkillInvocation | QueuedInvocation, parts?: Partial<ReportParts>): Promise<ReportOutcome>;
}

type Payload = ReturnType<LocalBox['invocationOf']>;

export interface Settings {
  readonly timeoutMs?: number;
  readonly mode?: 'replace' | 'merge';
  readonly parts?: Partial<ProcessParts>;
  readonly delivery?: Partial<Delivery>;
}

export async function startSlowHalf(): Promise<SlowHalf> {
  const world = await startLocalWorld();
  const { box } = world;
  const { log, written: logLines } = aLog();
  const metrics = aMemoryMetrics();
  const receives = new Map<string, number>();
  const enqueued: { queued: QueuedInvocation; delayMs: number }[] = [];
  const errors: Error[] = [];
  const tokens = new Set<string>();
  const api = boxApi({ baseUrl: box.url, now, retries: { attempts: 3, firstPauseMs: 1 } });
  const aws = awsClient(awsSettings(world.env));
  const store = dynamodbIdempotencyStore(aws, idempotencyTable(world.env), tokenSealer(world.env, aws));
  const invocationOf = (fileId: string, changes: Partial<Payload> = {}) => {
    const payload = { ...box.invocationOf(fileId), ...changes };
    for (const { access_token } of Object.values(payload.token)) tokens.add(access_token);
    return parseInvocation(Buffer.from(JSON.stringify(payload)) as unknown as VerifiedBody, now());
  };
  return {
    world,
    box,
    store,
    logLines,
    metrics,
    enqueued,
    errors,
    tokens,
    upload(name, content, changes = {}) {
      return invocationOf(box.addFile({ name, content: Buffer.from(content) }).id, changes);
    },
    uploadAgain({ source }, content) {
      return invocationOf(box.addVersion(source.id, { content: Buffer.from(content) }).id);
    },
    async process(given, adapters, { timeoutMs = 20_000, mode = 'replace', parts = {}, delivery = {} } = {}) {
      const queued = 'invocation' in given ? given : firstQueued(given);
      const message = `${queued.invocation.id} ${queued.attemptsBefore}`;
      receives.set(message, (receives.get(message) ?? 0) + 1);
      using deadline = startDeadline(timeoutMs, now);
      const processOne = processInvocation({
        store,
        queue: {
          async enqueue(later, delayMs = 0) {
            enqueued.push({ queued: later, delayMs });
          },
        },
        readerFor: (one) => boxSourceFileReader(api, one, now),
        writerFor: (one) => boxCardWriter(api, one, mode),
        adapters,
        showProcessingCard: true,
        log,
        metrics: metrics.metrics,
        now,
        ...parts,
      });
      const receiveCount = receives.get(message) ?? 1;
      return await processOne(queued, { receiveCount, ...delivery }, deadline).catch((error: Error) => {
        errors.push(error);
        throw error;
      });
    },
    async report(given, parts = {}) {
      using deadline = startDeadline(20_000, now);
      const reportOne = reportFailure({
        store,
        readerFor: (one) => boxSourceFileReader(api, one, now),
        writerFor: (one) => boxCardWriter(api, one, 'replace'),
        log,
        metrics: metrics.metrics,
        now,
        ...parts,
      });
      return await reportOne('invocation' in given ? given : firstQueued(given), deadline);
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
