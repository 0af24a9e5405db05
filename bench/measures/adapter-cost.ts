import { queueEvent } from '../cold-programs.ts';
import { functionEnv } from '../function-env.ts';
import { interleaved } from '../interleaved.ts';
import type { Bench, Row } from '../measure.ts';
import { runProgram } from '../run-program.ts';
import { startAws, startBox } from '../servers.ts';
import { inMiB, inMs, median, ratioOf } from '../statistics.ts';

/** The file that everything is compared with. */
const TEXT = 'quarterly-report.md';
/** For every adapter, a file that it looks at. */
const SAMPLES = [
  'harbour-report.pdf',
  'workshop-lease.docx',
  'studio-budget.xlsx',
  'loom-care.pptx',
  'scanned-letter.pdf',
  'scanned-letter.png',
  'team-photo.jpg',
  'beekeeping-interview.vtt',
  'loading-bay.mp4',
  'interview.mp3',
];

/** What the adapters cost: each sample in a process of its own, from its start to the cards, and its peak memory. */
export async function adapterCost({ quick, programs }: Bench): Promise<Row[]> {
  await using aws = await startAws();
  await using box = await startBox();
  const env = functionEnv(await aws.url(), await box.url());
  const folder = programs.functionFolder('process');
  const process = async (name: string) => {
    const { id } = await box.addSample(name);
    const event = await queueEvent(JSON.stringify(await box.invocationOf(id)));
    const run = await runProgram<unknown>({ folder, event, env });
    const isWhole = !(await box.cardsOf(id)).includes('is missing here');
    return { ...run, isWhole: isWhole && (await box.statusOf(id)) === 'success' };
  };
  const samples = quick ? SAMPLES.slice(0, 3) : SAMPLES;
  const works = Object.fromEntries([TEXT, ...samples].map((name) => [name, () => process(name)]));
  const runs = await interleaved(quick ? 1 : 5, works);
  const times = (name: string) => (runs[name] ?? []).map(({ answeredAfterMs }) => answeredAfterMs);
  return samples.map((name) => {
    const peak = inMiB(median((runs[name] ?? []).map(({ peakBytes }) => peakBytes)));
    const isWhole = (runs[name] ?? []).every((run) => run.isWhole);
    return {
      what: `cards for ${name}, from the start of the process (floor: ${TEXT})`,
      floor: inMs(median(times(TEXT))),
      ours: `${inMs(median(times(name)))}, ${peak}`,
      ratio: ratioOf(times(name), times(TEXT)).text,
      wrong: !isWhole && `not all adapters had something to say about ${name}`,
    };
  });
}
