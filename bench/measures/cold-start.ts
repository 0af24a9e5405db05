import { coldPrograms } from '../cold-programs.ts';
import { interleaved } from '../interleaved.ts';
import type { Bench, Row } from '../measure.ts';
import { inMs, median, ratioOf } from '../statistics.ts';

/** From the start of a fresh process to its first answer, against a handler that answers at once. */
export async function coldStart({ quick, programs }: Bench): Promise<Row[]> {
  await using cold = await coldPrograms(programs);
  const runs = await interleaved(quick ? 5 : 21, cold.works);
  const times = (name: keyof typeof runs) => runs[name].map(({ answeredAfterMs }) => answeredAfterMs);
  const against = (name: keyof typeof runs, floor: keyof typeof runs, what: string, goal?: number): Row => {
    const ratio = ratioOf(times(name), times(floor));
    const line = { what, floor: inMs(median(times(floor))), ours: inMs(median(times(name))), ratio: ratio.text };
    return goal === undefined ? line : { ...line, goal: `≤ ${goal.toFixed(2)}`, met: ratio.value <= goal };
  };
  return [
    against('receive', 'empty', 'cold start to first answer, receive (floor: empty)', 1.6),
    against('receiveFloor', 'empty', '  bare: verify and one signed SQS call'),
    against('receive', 'receiveFloor', '  receive against that bare floor'),
    against('process', 'empty', 'cold start to first answer, process, a text file', 2.5),
    against('processFloor', 'empty', '  bare: three fetch calls to Box'),
    against('process', 'processFloor', '  process against that bare floor'),
    against('process', 'processTextOnly', '  process with all adapters against one with the text adapters alone', 1.5),
  ];
}
