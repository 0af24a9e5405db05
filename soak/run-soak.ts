import { bundleFunctions } from './bundle.ts';
import { type Functions, startFunctions } from './functions.ts';
import { ledgerOf } from './ledger.ts';
import { LogLines } from './log-lines.ts';
import type { SoakOptions } from './options.ts';
import { storiesFor } from './plan.ts';
import type { SoakResult } from './print-ledger.ts';
import { drained, replay } from './queues.ts';
import { decisionsFrom } from './random.ts';
import { sendAll } from './send-all.ts';
import { Sender } from './sender.ts';
import { TokenWatch } from './token-watch.ts';
import { startWorld, type World } from './world.ts';

interface Run {
  readonly world: World;
  readonly functions: Functions;
  readonly sender: Sender;
  readonly tokens: TokenWatch;
  /** How many dead letters were reported of each invocation, and replayed. */
  readonly reported: ReadonlyMap<string, number>;
}

/** Lets the whole plan happen to the built functions, waits until all queues are empty, and judges. */
export async function runSoak(options: SoakOptions, folder: string, say: (line: string) => void): Promise<SoakResult> {
  const { seed, events, withFaults, skewSeconds } = options;
  const startedAt = performance.now();
  const secondsSoFar = () => (performance.now() - startedAt) / 1000;
  const decide = decisionsFrom(seed);
  const tokens = new TokenWatch();
  const logLines = new LogLines();
  const onMessage = (body: string) => tokens.readMessage(body);
  const onLine = (line: string, from: string) => {
    tokens.readLine(line);
    logLines.read(line, from);
    // A function's log is JSON; the rest is an accident that whoever runs this must see.
    if (!line.startsWith('{')) say(`| ${from}: ${line}`);
  };

  await bundleFunctions(folder, options.bug);
  await using world = await startWorld(seed, onLine);
  await using functions = startFunctions(world, {
    folder,
    skewSeconds,
    withKills: withFaults,
    decide,
    onLine,
    onMessage,
  });
  const { aws, queueUrl, deadLetterQueueUrl, reportedQueueUrl } = world;
  const sender = new Sender({ box: world.box, receivers: functions.receivers, decide, tokens });
  if (withFaults) await world.setFaulty(true);
  await sendAll(world, { stories: storiesFor(events, decide), sender, withFaults, say });
  functions.spare();
  const loadSeconds = secondsSoFar();
  say(`  all sent after ${loadSeconds.toFixed(0)} s; waiting for the queue`);

  const main = { queueUrl, source: functions.main };
  const both = [main, { queueUrl: deadLetterQueueUrl, source: functions.dead }];
  // Not for ever: what cannot end while there are faults may end without.
  await drained(aws, [main], { timeoutMs: 120_000, say });
  await world.setFaulty(false);
  const undrainedBefore = await drained(aws, both, { timeoutMs: 120_000, say });
  const reported = await replay(aws, { from: reportedQueueUrl, to: queueUrl }, onMessage);
  say(`  ${reported.size} invocations were given up and reported; replayed`);
  const undrained = undrainedBefore ?? (await drained(aws, both, { timeoutMs: 120_000, say }));

  const seconds = { load: loadSeconds, whole: secondsSoFar() };
  const seen = await evidence({ world, functions, sender, tokens, reported });
  return { ...seen, undrained, seconds, logOf: (invocationId) => logLines.of(invocationId) };
}

async function evidence({ world: { box, cloud, provider }, functions: { main, dead }, sender, tokens, reported }: Run) {
  const [writes, troubledFiles, complaints, paid] = await Promise.all([
    box.writes(),
    box.troubledFiles(),
    box.complaints(),
    provider.paid(),
  ]);
  const [shownToAws, shownInUrls] = await Promise.all([cloud.callsThatShowedToken(), box.requestsWithTokenInUrl()]);
  const deaths = [...main.deaths, ...dead.deaths];
  const accepted = sender.sent.filter((one) => one.accepted > 0);
  return {
    tally: sender.tally,
    ledger: ledgerOf({
      accepted: accepted.map(({ story: { kind, fate }, ...sent }) => ({ ...sent, kind, fate })),
      writes,
      paid,
      deaths,
      reported: new Set(reported.keys()),
      troubledFiles: new Set(troubledFiles),
    }),
    kills: deaths.filter(({ because }) => because === 'killed').length,
    timeouts: deaths.filter(({ because }) => because === 'timeout').length,
    deadLetters: [...reported.values()].reduce((sum, count) => sum + count, 0),
    redriven: reported.size,
    faults: {
      ...named('Box: ', await box.faultCounts()),
      ...named('AWS: ', await cloud.faultCounts()),
      ...named('provider: ', await provider.faultCounts()),
    },
    printedLines: tokens.linesRead,
    queueMessages: tokens.messagesRead,
    tokenSightings: [
      ...tokens.sightings,
      ...(shownToAws > 0 ? [`${shownToAws} calls of AWS`] : []),
      ...(shownInUrls > 0 ? [`${shownInUrls} addresses at Box`] : []),
    ],
    complaints,
    crashes: [...main.crashes, ...dead.crashes],
  };
}

function named(prefix: string, counts: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(counts).map(([name, count]) => [prefix + name, count]));
}
