import { join } from 'node:path';
import { functionEnv, signedEvent } from '../function-env.ts';
import type { Bench, Row } from '../measure.ts';
import { runProgram } from '../run-program.ts';
import { startAws, startBox } from '../servers.ts';
import { inMs, median, ratioOf } from '../statistics.ts';

const SQS_TRIP_MS = 10;
const SLOW_BOX_MS = 300;

/** A warm `receive` against one bare trip to the same queue, while Box is fast and while it is slow. */
export async function warmAnswer({ quick, programs }: Bench): Promise<Row[]> {
  await using aws = await startAws();
  await using box = await startBox();
  await aws.delayAnswers(SQS_TRIP_MS);
  const env = functionEnv(await aws.url(), await box.url());
  const { id } = await box.addFile('note.txt', 'The tide turbine feeds the harbour.');
  const bundle = join(programs.functionFolder('receive'), 'index.cjs');
  const rows: Row[] = [];
  for (const boxDelayMs of [0, SLOW_BOX_MS]) {
    await box.delayAnswers(boxDelayMs);
    const event = { bundle, httpEvent: signedEvent(await box.invocationOf(id)), pairs: quick ? 60 : 200 };
    const { answer } = await runProgram<Record<'oursMs' | 'floorMs', number[]>>({
      folder: programs.folderOf('warm-answers'),
      event,
      env,
    });
    const ratio = ratioOf(answer.oursMs, answer.floorMs);
    const boxCalls = (await box.newRequests()).length;
    rows.push({
      what: `warm answer to Box, Box at ${boxDelayMs} ms, SQS at ${SQS_TRIP_MS} ms`,
      floor: inMs(median(answer.floorMs)),
      ours: inMs(median(answer.oursMs)),
      ratio: ratio.text,
      goal: '≤ 1.15',
      met: ratio.value <= 1.15,
      wrong: boxCalls > 0 && `Box was called ${boxCalls} times before the answer`,
    });
  }
  return rows;
}
