import type { Context } from 'aws-lambda';
import type { NewFile } from '../src/local/box-server/drive.ts';
import { asBoxWrites } from '../src/local/enact-fixture.ts';
import { type LocalWorld, startLocalWorld } from '../src/local/local-world.ts';
import { startWorkers } from '../src/local/start-workers.ts';
import { signRequest } from '../src/webhook/sign-request.ts';

/** What became of one file on its whole way. */
export interface SampleOutcome {
  /** What Box was answered. */
  readonly answer: { readonly statusCode: number; readonly body: string };
  readonly answeredAfterMs: number;
  readonly tookMs: number;
  /** The last status of the invocation; undefined when nothing was written. */
  readonly status: string | undefined;
  readonly cards: readonly unknown[] | undefined;
}

export interface SampleWorld extends AsyncDisposable {
  readonly world: LocalWorld;
  /** Puts a file into the local Box, and lets the functions do their work on it. */
  run(file: NewFile): Promise<SampleOutcome>;
}

/** Starts the local world with the three functions in it. The environment is theirs from then on. */
export async function startSampleWorld(): Promise<SampleWorld> {
  const world = await startLocalWorld({ maxReceiveCount: 1 });
  Object.assign(process.env, { POWERTOOLS_METRICS_DISABLED: 'true' }, process.env, world.env);
  process.env.LOG_LEVEL ??= 'error';
  const { handler: receive } = await import('../functions/receive.ts');
  const { handler: process_ } = await import('../functions/process.ts');
  const { handler: reportFailure } = await import('../functions/report-failure.ts');
  const workers = startWorkers(world, { process: process_, reportFailure });
  return {
    world,
    async run(newFile) {
      const file = world.box.addFile(newFile);
      const body = asBoxWrites(world.box.invocationOf(file.id));
      const headers = signRequest(Buffer.from(body), world.keys, { timestamp: new Date().toISOString() });
      const startedAt = performance.now();
      const event = { version: '2.0', requestContext: { http: { method: 'POST' } }, headers, body };
      const answer = await receive(event, {} as Context);
      const answeredAfterMs = performance.now() - startedAt;
      await workers.drained();
      const tookMs = performance.now() - startedAt;
      const status = world.box.invocationStatusOf(file.id);
      return { answer, answeredAfterMs, tookMs, status, cards: world.box.cardsOf(file.id) };
    },
    async [Symbol.asyncDispose]() {
      await workers[Symbol.asyncDispose]();
      await world[Symbol.asyncDispose]();
    },
  };
}
