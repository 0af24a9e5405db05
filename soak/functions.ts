import { fileURLToPath } from 'node:url';
import type { FunctionName } from './bundle.ts';
import { type EventSource, startEventSource } from './event-source.ts';
import { LambdaEnvironment } from './lambda-environment.ts';
import type { Decide } from './random.ts';
import type { World } from './world.ts';

/** As many as Lambda would run at the same time: they mostly wait, so two cores carry them. */
const PROCESS_ENVIRONMENTS = 14;
/** Long enough that a storm of four seconds can be waited out, as it can be in the five minutes of production. */
const LAMBDA_TIMEOUT_MS = 22_000;
/** Box gives up on an answer after ten seconds; the function does after eight. */
const RECEIVE_TIMEOUT_MS = 8_000;
/** Their clocks may be off as far as the signature's age allows: 60 seconds behind Box's, 600 ahead. */
const RECEIVE_SKEWS_MS = [-40_000, 300_000];
const KILLED_BATCHES = 0.03;
const PRELOAD = fileURLToPath(new URL('./skewed-clock.cjs', import.meta.url));

export interface Functions extends AsyncDisposable {
  readonly receivers: readonly LambdaEnvironment[];
  /** The queue, and the workers that it is fed to. */
  readonly main: EventSource;
  /** The dead-letter queue, and the function that reports. */
  readonly dead: EventSource;
  /** From now on nobody is killed. */
  spare(): void;
}

interface FunctionOptions {
  /** Where the bundles are. */
  readonly folder: string;
  readonly skewSeconds: number;
  readonly withKills: boolean;
  readonly decide: Decide;
  readonly onLine: (line: string, from: string) => void;
  readonly onMessage: (body: string) => void;
}

/** Starts the three functions as Lambda would: receive for whoever calls, the others behind their queues. */
export function startFunctions(world: World, options: FunctionOptions): Functions {
  const { folder, skewSeconds, decide, onLine, onMessage } = options;
  const { aws, env } = world;
  const stack = new AsyncDisposableStack();
  const start = (name: string, of: FunctionName, own: { clockSkewMs: number; timeoutMs: number }) =>
    stack.use(
      new LambdaEnvironment({ name, file: `${folder}/${of}/index.cjs`, env, preload: PRELOAD, onLine, ...own }),
    );

  const receivers = RECEIVE_SKEWS_MS.map((clockSkewMs, index) =>
    start(`receive-${index + 1}`, 'receive', { clockSkewMs, timeoutMs: RECEIVE_TIMEOUT_MS }),
  );
  const workers = Array.from({ length: PROCESS_ENVIRONMENTS }, (_, index) => {
    // From as far behind as ahead, in even steps.
    const share = (2 * index) / (PROCESS_ENVIRONMENTS - 1) - 1;
    const clockSkewMs = Math.round(share * skewSeconds * 1000);
    return start(`process-${index + 1}`, 'process', { clockSkewMs, timeoutMs: LAMBDA_TIMEOUT_MS });
  });
  const reporter = start('report-failure', 'report-failure', { clockSkewMs: 0, timeoutMs: LAMBDA_TIMEOUT_MS });

  let mayKill = options.withKills;
  const feed = (queueUrl: string, environments: readonly LambdaEnvironment[]) =>
    stack.use(
      startEventSource({
        aws,
        queueUrl,
        environments,
        onMessage,
        killAfterMs: (batch) => (mayKill ? killAfterMs(decide, batch) : undefined),
      }),
    );
  return {
    receivers,
    main: feed(world.queueUrl, workers),
    dead: feed(world.deadLetterQueueUrl, [reporter]),
    spare() {
      mayKill = false;
    },
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

/** In the middle of its files, if at all: mostly early, where most of the work is. */
function killAfterMs(decide: Decide, batch: number): number | undefined {
  if (decide('kill', batch) >= KILLED_BATCHES) return undefined;
  return 5 + decide('kill after', batch) ** 3 * 1_500;
}
