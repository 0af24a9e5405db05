import { coldPrograms } from '../cold-programs.ts';
import { interleaved } from '../interleaved.ts';
import type { Bench, Row } from '../measure.ts';
import { inMiB, median, ratioOf } from '../statistics.ts';

/** Resident memory after the first answer, against a handler that answers at once. */
export async function residentMemory({ quick, programs }: Bench): Promise<Row[]> {
  await using cold = await coldPrograms(programs);
  const runs = await interleaved(quick ? 3 : 7, cold.works);
  const sizes = (name: keyof typeof runs) => runs[name].map(({ rssBytes }) => rssBytes);
  const row = (name: keyof typeof runs, what: string, goal?: number): Row => {
    const ratio = ratioOf(sizes(name), sizes('empty'));
    const floor = inMiB(median(sizes('empty')));
    const line = { what, floor, ours: inMiB(median(sizes(name))), ratio: ratio.text };
    return goal === undefined ? line : { ...line, goal: `≤ ${goal.toFixed(2)}`, met: ratio.value <= goal };
  };
  return [
    row('receive', 'memory after the first call, receive (floor: empty)', 1.2),
    row('receiveFloor', '  bare: verify and one signed SQS call'),
    row('process', '  process, a text file'),
    row('processFloor', '  bare: three fetch calls to Box'),
  ];
}
