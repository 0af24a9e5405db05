import { createRequire } from 'node:module';
import { sendMessage } from '../floors/signed-call.ts';

interface Event {
  /** Path of the built function. */
  readonly bundle: string;
  readonly httpEvent: { readonly body: string };
  readonly pairs: number;
}

interface Times {
  readonly oursMs: number[];
  readonly floorMs: number[];
}

/** Asks a warm `receive` and makes a bare SQS call in turn. */
export async function handler({ bundle, httpEvent, pairs }: Event): Promise<Times> {
  const { handler: receive } = createRequire(bundle)(bundle);
  const queueUrl = process.env.INVOCATION_QUEUE_URL ?? '';
  const ours = async () => {
    const { statusCode } = await receive(httpEvent, {});
    if (statusCode !== 200) throw new Error(`receive answered ${statusCode}.`);
  };
  const floor = () => sendMessage(queueUrl, httpEvent.body);
  const warmUp = 20;
  const times: Times = { oursMs: [], floorMs: [] };
  for (let pair = -warmUp; pair < pairs; pair += 1) {
    const oursMs = await took(ours);
    const floorMs = await took(floor);
    if (pair < 0) continue;
    times.oursMs.push(oursMs);
    times.floorMs.push(floorMs);
  }
  return times;
}

async function took(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}
