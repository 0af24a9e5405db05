import { awsClient } from '../src/aws/aws-client.ts';
import { dynamodbIdempotencyStore } from '../src/aws/dynamodb-idempotency-store.ts';
import { boxApi } from '../src/box/box-api.ts';
import { boxCardWriter } from '../src/box/box-card-writer.ts';
import { boxSourceFileReader } from '../src/box/box-source-file-reader.ts';
import type { RetryPolicy } from '../src/box/with-retries.ts';
import { awsSettings, type Environment, idempotencyTable } from '../src/config.ts';
import { startDeadline } from '../src/deadline.ts';
import type { MlAdapter } from '../src/ml/ml-adapter.ts';
import type { IdempotencyStore } from '../src/ports.ts';
import { type Outcome, processInvocation } from '../src/process-invocation.ts';
import { firstQueued } from '../src/queued-invocation.ts';
import { sealWithKey } from '../src/sealing/seal-with-key.ts';
import { Secret } from '../src/secret.ts';
import type { SkillInvocation } from '../src/skill-invocation.ts';
import { SEALING_KEY } from './function-env.ts';
import { silentLog } from './silent-log.ts';
import { wordAdapter } from './word-adapter.ts';

const now = () => new Date();

export interface SlowHalfSettings {
  readonly boxUrl: string;
  readonly showProcessingCard: boolean;
  /** Where the table of claims is; without it, every claim succeeds at once. */
  readonly awsUrl?: string | undefined;
  /** The environment that names a real table, instead. */
  readonly table?: Environment;
  readonly adapters?: readonly MlAdapter[];
  readonly timeoutMs?: number;
  readonly retries?: Partial<RetryPolicy>;
}

/** Resolves when the cards are written; rejects where the queue would deliver the invocation again. */
export type SlowHalf = (invocation: SkillInvocation, receiveCount?: number) => Promise<Outcome>;

/** The slow half as `functions/process.ts` puts it together, with a trivial adapter. */
export function slowHalf(settings: SlowHalfSettings): SlowHalf {
  const { boxUrl, showProcessingCard, awsUrl, table, adapters = [wordAdapter], timeoutMs = 60_000, retries } = settings;
  const api = boxApi({ baseUrl: boxUrl, now, ...(retries && { retries }) });
  const processOne = processInvocation({
    store: table || awsUrl ? storeIn(table ?? tableAt(awsUrl)) : givesEveryClaim,
    queue: { enqueue: nothing },
    readerFor: (invocation) => boxSourceFileReader(api, invocation, now),
    writerFor: (invocation) => boxCardWriter(api, invocation, 'replace'),
    adapters,
    showProcessingCard,
    log: silentLog,
    metrics: { add() {}, flush() {} },
    now,
  });
  return async (invocation, receiveCount = 1) => {
    using deadline = startDeadline(timeoutMs, now);
    const outcome = await processOne(firstQueued(invocation), { receiveCount }, deadline);
    if (outcome !== 'written') throw new Error(`No cards were written: ${outcome}.`);
    return outcome;
  };
}

const nothing = async () => undefined;
const claim = { kept: nothing, keep: nothing, complete: nothing, release: nothing, wait: nothing };
const givesEveryClaim: IdempotencyStore = {
  claim: async () => ({ outcome: 'claimed', claim, isFirst: true }),
  seeVersion: nothing,
};

function tableAt(awsUrl: string | undefined): Environment {
  return {
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_ENDPOINT_URL: awsUrl,
    IDEMPOTENCY_TABLE_NAME: 'skill-invocations',
  };
}

function storeIn(env: Environment): IdempotencyStore {
  const sealer = sealWithKey(new Secret(SEALING_KEY));
  return dynamodbIdempotencyStore(awsClient(awsSettings(env)), idempotencyTable(env), sealer);
}
