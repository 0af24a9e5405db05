import { interleaved } from '../interleaved.ts';
import type { Bench, Row } from '../measure.ts';
import { runProgram } from '../run-program.ts';
import { startAws, startBox, startPlainBox } from '../servers.ts';
import { inMs, median, ratioOf } from '../statistics.ts';
import type { Cost, Load } from '../under-load.ts';

/** 1.0 ms where the three bare calls took 0.59 ms. */
const GOAL_CPU = 1.7;
/** 320 events a second where the three bare calls came to 360. */
const GOAL_RATE = 0.89;
const SLOW_BOX_MS = 50;

/** Processor time for one file, and files a second, against the three bare calls to Box. */
export async function processingCost({ quick, programs }: Bench): Promise<Row[]> {
  await using aws = await startAws();
  await using box = await startPlainBox();
  const payload = await somePayload();
  const event = { boxUrl: await box.url(), payload };
  const awsUrl = await aws.url();
  const works = (load: Load) => {
    const run = async (name: string, more: object) => {
      const folder = programs.folderOf(name);
      return (await runProgram<Cost>({ folder, event: { ...event, ...load, ...more } })).answer;
    };
    return {
      floor: () => run('bare-calls-under-load', {}),
      ours: () => run('process-under-load', { showProcessingCard: false }),
      whole: () => run('process-under-load', { showProcessingCard: true, awsUrl }),
    };
  };
  const rounds = quick ? 1 : 3;
  const busy = await interleaved(rounds, works({ events: quick ? 1_000 : 3_000, inFlight: 8 }));
  await box.delayAnswers(SLOW_BOX_MS);
  const many = await interleaved(rounds, works({ events: quick ? 640 : 1_600, inFlight: 64 }));
  return [...cpuRows(busy), ...rateRows(many)];
}

type Runs = Record<'floor' | 'ours' | 'whole', Cost[]>;

function cpuRows(runs: Runs): Row[] {
  const [floor, ours, whole] = [runs.floor, runs.ours, runs.whole].map((all) => all.map((run) => run.cpuMsPerEvent));
  const ratio = ratioOf(ours ?? [], floor ?? []);
  const floorText = inMs(median(floor ?? []));
  return [
    {
      what: 'CPU for one file through process, three calls',
      floor: floorText,
      ours: inMs(median(ours ?? [])),
      ratio: ratio.text,
      goal: `≤ ${GOAL_CPU.toFixed(2)}`,
      met: ratio.value <= GOAL_CPU,
    },
    {
      what: '  with a processing card and its five calls to the table',
      floor: floorText,
      ours: inMs(median(whole ?? [])),
      ratio: ratioOf(whole ?? [], floor ?? []).text,
    },
  ];
}

function rateRows(runs: Runs): Row[] {
  const [floor, ours, whole] = [runs.floor, runs.ours, runs.whole].map((all) => all.map((run) => run.eventsPerSecond));
  const ratio = ratioOf(ours ?? [], floor ?? []);
  const rate = (values: number[] = []) => `${median(values).toFixed(0)}/s`;
  return [
    {
      what: `files a second, 64 in flight, Box at ${SLOW_BOX_MS} ms`,
      floor: rate(floor),
      ours: rate(ours),
      ratio: ratio.text,
      goal: `≥ ${GOAL_RATE.toFixed(2)}`,
      met: ratio.value >= GOAL_RATE,
    },
    {
      what: '  with a processing card and its five calls to the table',
      floor: rate(floor),
      ours: rate(whole),
      ratio: ratioOf(whole ?? [], floor ?? []).text,
    },
  ];
}

async function somePayload(): Promise<string> {
  await using box = await startBox();
  const { id } = await box.addFile('note.txt', 'The tide turbine feeds the harbour.');
  return JSON.stringify(await box.invocationOf(id));
}
