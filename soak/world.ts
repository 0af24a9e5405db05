import { type AwsClient, awsClient } from '../src/aws/aws-client.ts';
import { Secret } from '../src/secret.ts';
import { SKILL_ID, UNWRITABLE_SKILL_ID } from './names.ts';
import { KEYS } from './sender.ts';
import type { BoxControls } from './servers/box.ts';
import type { CloudControls } from './servers/cloud.ts';
import type { ProviderControls } from './servers/provider.ts';
import { type Child, startChild } from './start-child.ts';
import { WEATHER } from './storms.ts';

/** Not shorter than the lease: what is left of the Lambda's time, and ten seconds more. */
const VISIBILITY_SECONDS = 32;
const MAX_RECEIVE_COUNT = 6;

/** Everything around the functions, each in a process of its own. */
export interface World extends AsyncDisposable {
  readonly box: Child<BoxControls>['calls'];
  readonly cloud: Child<CloudControls>['calls'];
  readonly provider: Child<ProviderControls>['calls'];
  /** Goes the same way as the functions, through all faults. */
  readonly aws: AwsClient;
  /** What the functions' environment must hold. */
  readonly env: Readonly<Record<string, string>>;
  readonly queueUrl: string;
  readonly deadLetterQueueUrl: string;
  readonly reportedQueueUrl: string;
  setFaulty(yes: boolean): Promise<void>;
}

export async function startWorld(seed: string, onLine: (line: string, from: string) => void): Promise<World> {
  const stack = new AsyncDisposableStack();
  let isOver = false;
  const start = async <Controls extends object>(name: string, env: Record<string, string> = {}) => {
    const file = new URL(`./servers/${name}.ts`, import.meta.url);
    const options = { env: { SOAK_SEED: seed, ...env }, onLine: (line: string) => onLine(line, name) };
    const child = stack.use(await startChild<Controls>(file, options));
    void child.gone.then(() => {
      // Nothing could be said of the functions without it, and much would wait for ever.
      if (!isOver) throw new Error(`The soak's own server "${name}" has died.`);
    });
    return child.calls;
  };
  const [box, cloud, provider] = await Promise.all([
    start<BoxControls>('box'),
    start<CloudControls>('cloud', {
      SOAK_VISIBILITY_SECONDS: String(VISIBILITY_SECONDS),
      SOAK_MAX_RECEIVE_COUNT: String(MAX_RECEIVE_COUNT),
      SOAK_KEYS: JSON.stringify(KEYS),
    }),
    start<ProviderControls>('provider'),
  ]);
  const found = await cloud.env();
  return {
    box,
    cloud,
    provider,
    aws: awsClient({
      region: found.AWS_REGION,
      credentials: { accessKeyId: 'local', secretAccessKey: new Secret('local') },
      endpoints: { all: found.AWS_ENDPOINT_URL },
      now: () => new Date(),
    }),
    env: {
      ...found,
      BOX_API_BASE_URL: await box.url(),
      BOX_ALLOWED_SKILL_IDS: `${SKILL_ID},${UNWRITABLE_SKILL_ID}`,
      SOAK_PROVIDER_URL: await provider.url(),
      LOG_LEVEL: 'info',
    },
    queueUrl: found.INVOCATION_QUEUE_URL,
    deadLetterQueueUrl: await cloud.deadLetterQueueUrl(),
    reportedQueueUrl: found.REPORTED_QUEUE_URL,
    async setFaulty(yes) {
      await Promise.all([cloud.setFaults(yes ? WEATHER : []), box.setFaulty(yes), provider.setFaulty(yes)]);
    },
    async [Symbol.asyncDispose]() {
      isOver = true;
      await stack.disposeAsync();
    },
  };
}
