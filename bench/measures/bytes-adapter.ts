import type { Consumed } from '../consume-slowly.ts';
import { interleaved } from '../interleaved.ts';
import type { Bench, Row } from '../measure.ts';
import { runProgram } from '../run-program.ts';
import { startBox } from '../servers.ts';
import { inMiB, MIB, median, ratioOf } from '../statistics.ts';

/** Hands a large file to an adapter that wants its bytes: peak memory. */
export async function bytesAdapter({ quick, programs }: Bench): Promise<Row[]> {
  await using box = await startBox();
  const sizeBytes = (quick ? 50 : 100) * MIB;
  const { id } = await box.addGenerated('scan.tif', sizeBytes);
  const boxUrl = await box.url();
  const read = async (name: string) => {
    const event = { boxUrl, payload: JSON.stringify(await box.invocationOf(id)) };
    return runProgram<Consumed>({ folder: programs.folderOf(name), event });
  };
  const runs = await interleaved(quick ? 1 : 5, {
    floor: () => read('collect-bare'),
    ours: () => read('look-at-bytes'),
  });
  const floor = runs.floor.map((run) => run.peakBytes);
  const ours = runs.ours.map((run) => run.peakBytes);
  const goalBytes = 1.6 * sizeBytes + 90 * MIB;
  const whole = runs.ours.every(({ answer }) => answer.asGenerated && answer.readBytes === sizeBytes);
  return [
    {
      what: `peak memory, a bytes adapter and ${inMiB(sizeBytes)}`,
      floor: inMiB(median(floor)),
      ours: inMiB(median(ours)),
      ratio: ratioOf(ours, floor).text,
      goal: `≤ 1.6 × file + 90 MiB = ${inMiB(goalBytes)}`,
      met: median(ours) <= goalBytes,
      wrong: !whole && 'the bytes read are not those of the file',
    },
  ];
}
