import type { Consumed } from '../consume-slowly.ts';
import { interleaved } from '../interleaved.ts';
import type { Bench, Row } from '../measure.ts';
import { type FirstAnswer, runProgram } from '../run-program.ts';
import { startBox } from '../servers.ts';
import { inMiB, MIB, median, ratioOf } from '../statistics.ts';

const CAP_BYTES = 128 * MIB;

/** Streams files to a slow consumer: peak memory against a bare fetch, against a small file, and under a cap. */
export async function streaming({ quick, programs }: Bench): Promise<Row[]> {
  await using box = await startBox();
  const boxUrl = await box.url();
  const smallBytes = (quick ? 50 : 100) * MIB;
  const largeBytes = (quick ? 200 : 1024) * MIB;
  const stream = async (name: string, sizeBytes: number, nodeOptions: string[] = []) => {
    const { id } = await box.addGenerated('film.mp4', sizeBytes);
    const event = { boxUrl, payload: JSON.stringify(await box.invocationOf(id)) };
    return runProgram<Consumed>({ folder: programs.folderOf(name), event, nodeOptions });
  };
  const runs = await interleaved(quick ? 1 : 3, {
    floor: () => stream('stream-bare', largeBytes),
    ours: () => stream('stream-through-reader', largeBytes),
    smallFloor: () => stream('stream-bare', smallBytes),
    small: () => stream('stream-through-reader', smallBytes),
  });
  const capped = await stream('stream-through-reader', largeBytes, ['--max-old-space-size=64']);

  const peaks = (name: keyof typeof runs) => runs[name].map((run) => run.peakBytes);
  const toFloor = ratioOf(peaks('ours'), peaks('floor'));
  const growth = ratioOf(peaks('ours'), peaks('small'));
  const all = [...runs.ours, ...runs.floor, capped];
  const wrong = all.every((run) => isWhole(run, largeBytes)) ? false : 'the bytes read are not those of the file';
  return [
    {
      what: `peak memory, streaming ${inMiB(largeBytes)} to a slow consumer`,
      floor: inMiB(median(peaks('floor'))),
      ours: inMiB(median(peaks('ours'))),
      ratio: toFloor.text,
      goal: '≤ 1.15',
      met: toFloor.value <= 1.15,
      wrong,
    },
    {
      what: `  its growth from ${inMiB(smallBytes)}`,
      floor: `× ${ratioOf(peaks('floor'), peaks('smallFloor')).value.toFixed(2)}`,
      ours: `× ${growth.value.toFixed(2)}`,
      ratio: growth.text,
      goal: '≤ 1.10',
      met: growth.value <= 1.1,
    },
    {
      what: '  the same with a heap of 64 MiB',
      ours: inMiB(capped.peakBytes),
      goal: `≤ ${inMiB(CAP_BYTES)}`,
      met: capped.peakBytes <= CAP_BYTES,
    },
  ];
}

function isWhole({ answer }: FirstAnswer<Consumed>, sizeBytes: number): boolean {
  return answer.asGenerated && answer.readBytes === sizeBytes;
}
