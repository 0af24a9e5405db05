import { boxApi } from '../../src/box/box-api.ts';
import { boxSourceFileReader } from '../../src/box/box-source-file-reader.ts';
import { startDeadline } from '../../src/deadline.ts';
import { type Consumed, consumeSlowly } from '../consume-slowly.ts';
import { invocationFrom } from '../invocation-from.ts';

const now = () => new Date();

/** Streams a file from Box as an adapter gets it. */
export async function handler({ boxUrl, payload }: { boxUrl: string; payload: string }): Promise<Consumed> {
  using deadline = startDeadline(300_000, now);
  const reader = boxSourceFileReader(boxApi({ baseUrl: boxUrl, now }), invocationFrom(payload), now);
  const { chunks } = await reader.open('original', Number.MAX_SAFE_INTEGER, deadline);
  return await consumeSlowly(chunks);
}
