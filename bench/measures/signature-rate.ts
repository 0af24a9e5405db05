import type { Bench, Row } from '../measure.ts';
import { runProgram } from '../run-program.ts';
import { median, ratioOf } from '../statistics.ts';

const GOAL = 0.9;

/** How many signatures are checked in a second, against a bare HMAC over the same bytes. */
export async function signatureRate({ quick, programs }: Bench): Promise<Row[]> {
  const { answer } = await runProgram<Record<'oursMs' | 'floorMs', number[]>>({
    folder: programs.folderOf('signature-checks'),
    event: { rounds: quick ? 20 : 101 },
  });
  // Rates, so the other way round than times.
  const ratio = ratioOf(answer.floorMs, answer.oursMs);
  const perSecond = (ms: number[]) => `${(2_000_000 / median(ms) / 1000).toFixed(0)} k/s`;
  return [
    {
      what: 'signature checks, 3 kB, against a bare HMAC',
      floor: perSecond(answer.floorMs),
      ours: perSecond(answer.oursMs),
      ratio: ratio.text,
      goal: `≥ ${GOAL.toFixed(2)}`,
      met: ratio.value >= GOAL,
    },
  ];
}
