import { createRequire } from 'node:module';
import { enactFixture, type HttpFixture } from '../src/local/enact-fixture.ts';
import { startLocalWorld } from '../src/local/local-world.ts';
import { startPoller } from '../src/local/sqs-poller.ts';
import { readableCards } from './readable-cards.ts';
import { sampleContent } from './sample-content.ts';

interface InvokeOptions {
  /** The fixture, as read from the file named by `-p`. */
  data: unknown;
}

/**
 * The world in which `sls invoke local -f receive` runs: starts it, makes the fixture true in it,
 * and puts into the environment what the functions need. What the user has set stays.
 *
 * @returns `finish`, which lets the slow half do its part, prints the cards and stops everything.
 */
export async function startLocalInvocation(options: InvokeOptions, root: string): Promise<{ finish(): Promise<void> }> {
  const world = await startLocalWorld(keysOf(process.env));
  Object.assign(process.env, { LOG_LEVEL: 'error' }, process.env, world.env);
  const { event, file } = await enactFixture(world, options.data as HttpFixture, sampleContent);
  options.data = event;

  return {
    async finish() {
      await using _ = world;
      const { handler } = createRequire(import.meta.url)(`${root}/dist/process/index.cjs`);
      await using poller = startPoller({ ...world, handler });
      await poller.drained();
      if (file) console.log(`\n${file.name}\n${readableCards(world.box.cardsOf(file.id))}`);
    },
  };
}

/** The keys to sign with: the user's own where there are any, or else the function would refuse its own world. */
function keysOf({ BOX_SIGNATURE_PRIMARY_KEY: primary, BOX_SIGNATURE_SECONDARY_KEY: secondary }: NodeJS.ProcessEnv) {
  return primary || secondary ? { keys: { primary, secondary } } : {};
}
