import { awsClient } from '../src/aws/aws-client.ts';
import { dynamodbIdempotencyStore } from '../src/aws/dynamodb-idempotency-store.ts';
import { boxApi } from '../src/box/box-api.ts';
import { boxCardWriter } from '../src/box/box-card-writer.ts';
import { boxSourceFileReader } from '../src/box/box-source-file-reader.ts';
import { awsSettings, idempotencyTable } from '../src/config.ts';
import { startDeadline } from '../src/deadline.ts';
import { jsonLog } from '../src/json-log.ts';
import type { IdempotencyStore } from '../src/ports.ts';
import { type Outcome, processInvocation } from '../src/process-invocation.ts';
import type { SkillInvocation } from '../src/skill-invocation.ts';
import { wordAdapter } from './word-adapter.ts';

const now = () => new Date();

export interface SlowHalfSettings {
  readonly boxUrl: string;
  readonly showProcessingCard: boolean;
  /** Where the table of claims is; without it, every claim succeeds at once. */
  readonly awsUrl?: string | undefined;
}

/** The slow half as `functions/process.ts` puts it together, with a trivial adapter. */
export function slowHalf(settings: SlowHalfSettings): (invocation: SkillInvocation) => Promise<Outcome> {
  const { boxUrl, showProcessingCard, awsUrl } = settings;
  const api = boxApi({ baseUrl: boxUrl, now });
  const processOne = processInvocation({
    store: awsUrl === undefined ? givesEveryClaim : storeAt(awsUrl),
    readerFor: (invocation) => boxSourceFileReader(api, invocation, now),
    writerFor: (invocation) => boxCardWriter(api, invocation, 'replace'),
    adapters: [wordAdapter],
    showProcessingCard,
    log: jsonLog({ now, level: 'error' }),
    now,
  });
  return async (invocation) => {
    using deadline = startDeadline(60_000, now);
    const outcome = await processOne(invocation, deadline);
    if (outcome !== 'written') throw new Error(`No cards were written: ${outcome}.`);
    return outcome;
  };
}

const nothing = async () => {};
const givesEveryClaim: IdempotencyStore = {
  claim: async () => ({ outcome: 'claimed', claim: { complete: nothing, release: nothing } }),
};

function storeAt(awsUrl: string): IdempotencyStore {
  const env = {
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_ENDPOINT_URL: awsUrl,
    IDEMPOTENCY_TABLE_NAME: 'skill-invocations',
  };
  return dynamodbIdempotencyStore(awsClient(awsSettings(env)), idempotencyTable(env));
}
