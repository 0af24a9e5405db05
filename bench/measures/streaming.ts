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
    small: () => stream('stream-through-reader', smallBytes),
  });
  const capped = await stream('stream-through-reader', largeBytes, ['--max-old-space-size=64']);

  const [floor, ours, small] = [runs.floor, runs.ours, runs.small].map((all) => all.map((run) => run.peakBytes));
  const toFloor = ratioOf(ours ?? [], floor ?? []);
  const toSmall = ratioOf(ours ?? [], small ?? []);
  const all = [...runs.ours, ...runs.floor, capped];
  const wrong = all.every((run) => isWhole(run, largeBytes)) ? false : 'the bytes read are not those of the file';
  const size = inMiB(largeBytes);
  const oursText = inMiB(median(ours ?? []));
  return [
    {
      what: `peak memory, streaming ${size} to a slow consumer`,
      floor: inMiB(median(floor ?? [])),
      ours: oursText,
      ratio: toFloor.text,
      goal: '≤ 1.15',
      met: toFloor.value <= 1.15,
      wrong,
    },
    {
      what: `  the same against ${inMiB(smallBytes)}`,
      floor: inMiB(median(small ?? [])),
      ours: oursText,
      ratio: toSmall.text,
      goal: '≤ 1.10',
      met: toSmall.value <= 1.1,
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
