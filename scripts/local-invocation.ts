import { createRequire } from 'node:module';
import { enactFixture, type HttpFixture } from '../src/local/enact-fixture.ts';
import { type LocalWorld, startLocalWorld } from '../src/local/local-world.ts';
import { startPoller } from '../src/local/sqs-poller.ts';
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
  const world = await startLocalWorld({ ...keysOf(process.env), visibilityTimeoutSeconds: 1 });
  try {
    Object.assign(process.env, { LOG_LEVEL: 'warn' }, process.env, world.env);
    const { event, file } = await enactFixture(world, fixture, sampleContent);
    options.data = event;
    const load = createRequire(`${root}/`);
    // The framework loads it again from the same cache; should it refuse to start, this world must not keep running.
    load('./dist/receive/index.cjs');
    return { finish: () => finish(world, load('./dist/process/index.cjs').handler, file) };
  } catch (error) {
    await world[Symbol.asyncDispose]();
    throw error;
  }
}

async function finish(
  world: LocalWorld,
  handler: Parameters<typeof startPoller>[0]['handler'],
  file?: { id: string; name: string },
) {
  await using _ = world;
  await using poller = startPoller({ ...world, handler });
  await poller.drained();
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
