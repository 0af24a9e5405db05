import { setTimeout as pause } from 'node:timers/promises';
import type { FaultEffect } from '../../src/local/box-server/faults.ts';
import { startLocalAws } from '../../src/local/local-aws.ts';
import type { StreamAdapter } from '../../src/ml/ml-adapter.ts';
import { invocationFrom } from '../invocation-from.ts';
import type { Bench, Row } from '../measure.ts';
import { startBox } from '../servers.ts';
import { type SlowHalf, slowHalf } from '../slow-half.ts';
import { wordAdapter } from '../word-adapter.ts';

/** One request in five. */
const EVERY = 5;
const FAULTS: readonly FaultEffect[] = [
  { kind: 'status', status: 503 },
  { kind: 'reset' },
  { kind: 'status', status: 429, headers: { 'retry-after': '0' } },
  { kind: 'cut', afterBytes: 5 },
  { kind: 'status', status: 500 },
  { kind: 'reset', persists: true },
];
const TRIES = 40;
const IN_FLIGHT = 4;

/**
 * Counts how often the ML is asked for one file while one in five of Box's answers fails.
 *
 * Calls are not tried again within one run here: that would hide what the queue's redeliveries cost.
 */
export async function mlCalls({ quick }: Bench): Promise<Row[]> {
  await using box = await startBox();
  await using aws = await startLocalAws();
  let asked = 0;
  const counting: StreamAdapter = {
    ...wordAdapter,
    async look(input) {
      const found = await wordAdapter.look(input);
      asked += 1;
      return found;
    },
  };
  const settings = { showProcessingCard: true, adapters: [counting], retries: { attempts: 1 } };
  const processOne = slowHalf({ ...settings, boxUrl: await box.url(), table: aws.env });
  const files = quick ? 60 : 300;
  await box.failSome(EVERY, FAULTS);
  let redelivered = 0;
  const processFile = async (index: number) => {
    const { id } = await box.addFile(`note-${index}.txt`, 'The tide turbine feeds the harbour.');
    redelivered += (await untilWritten(processOne, JSON.stringify(await box.invocationOf(id)))) - 1;
  };
  let next = 0;
  const worker = async () => {
    while (next < files) {
      next += 1;
      await processFile(next);
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, worker));
  const calls = asked / files;
  return [
    {
      what: `ML calls for one file, one in ${EVERY} of Box's answers failing (${redelivered} redeliveries of ${files} files)`,
      floor: '1.00',
      ours: calls.toFixed(2),
      goal: '1.00',
      met: calls === 1,
      wrong: calls !== 1 && `${asked} ML calls for ${files} files`,
    },
  ];
}

/** Delivers an invocation as the queue would, and tells how often that took. */
async function untilWritten(processOne: SlowHalf, payload: string): Promise<number> {
  const invocation = invocationFrom(payload);
  for (let receiveCount = 1; ; receiveCount += 1) {
    try {
      await processOne(invocation, receiveCount);
      return receiveCount;
    } catch (error) {
      if (receiveCount === TRIES) throw error;
      await pause(50);
    }
  }
}
