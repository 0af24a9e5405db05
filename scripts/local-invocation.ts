import { createRequire } from 'node:module';
import { enactFixture, type HttpFixture } from '../src/local/enact-fixture.ts';
import { type LocalWorld, startLocalWorld } from '../src/local/local-world.ts';
import type { Handler } from '../src/local/sqs-poller.ts';
import { startWorkers } from '../src/local/start-workers.ts';
import { fieldsOf } from '../src/untrusted-json.ts';
import { readableCards } from './readable-cards.ts';
import { reportDeadLetters } from './report-dead-letters.ts';
import { sampleContent } from './sample-content.ts';

interface InvokeOptions {
  /** The fixture, as read from the file named by `-p`. */
  data: unknown;
}

/**
 * The world in which `sls invoke local -f receive` runs: starts it, makes the fixture true in it,
 * and puts into the environment what the functions need. Of what the user has set, the signature keys
 * and settings such as `CARD_WRITE_MODE` count; where Box, the queue and the table are is set here.
 *
 * @returns `finish`, which lets the slow half do its part, prints the cards and stops everything.
 */
export async function startLocalInvocation(options: InvokeOptions, root: string): Promise<{ finish(): Promise<void> }> {
  const fixture = fixtureIn(options.data);
  const world = await startLocalWorld({ ...keysOf(process.env), maxReceiveCount: 1 });
  try {
    const quiet = { LOG_LEVEL: 'warn', POWERTOOLS_METRICS_DISABLED: 'true' };
    Object.assign(process.env, quiet, process.env, world.env);
    // A key of the user's at AWS would be asked for, and there is none here.
    for (const name of ['TOKEN_KMS_KEY_ID', 'BOX_SIGNATURE_KEYS_SECRET_ID']) delete process.env[name];
    const { event, file } = await enactFixture(world, fixture, sampleContent);
    options.data = event;
    const load = createRequire(`${root}/`);
    // The framework loads it again from the same cache; should it refuse to start, this world must not keep running.
    load('./dist/receive/index.cjs');
    const handlerOf = (name: string): Handler => load(`./dist/${name}/index.cjs`).handler;
    const handlers = { process: handlerOf('process'), reportFailure: handlerOf('report-failure') };
    return { finish: () => finish(world, handlers, file) };
  } catch (error) {
    await world[Symbol.asyncDispose]();
    throw error;
  }
}

async function finish(
  world: LocalWorld,
  handlers: Parameters<typeof startWorkers>[1],
  file?: { id: string; name: string },
) {
  await using _ = world;
  await using workers = startWorkers(world, handlers);
  await workers.drained();
  if (file) console.log(`\n${file.name}\n${readableCards(world.box.cardsOf(file.id))}`);
  await reportDeadLetters(world);
}

function fixtureIn(data: unknown): HttpFixture {
  const { headers, multiValueHeaders, body } = fieldsOf(data);
  if ((headers || multiValueHeaders) && typeof body === 'string') return data as HttpFixture;
  throw new Error('Name an HTTP event with headers and a body, such as -p events/upload.json');
}

/** The keys to sign with: the user's own where there are any, or else the function would refuse its own world. */
function keysOf({ BOX_SIGNATURE_PRIMARY_KEY: primary, BOX_SIGNATURE_SECONDARY_KEY: secondary }: NodeJS.ProcessEnv) {
  return primary || secondary ? { keys: { primary, secondary } } : {};
}
