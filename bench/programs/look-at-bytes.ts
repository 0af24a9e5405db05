import { boxApi } from '../../src/box/box-api.ts';
import { boxSourceFileReader } from '../../src/box/box-source-file-reader.ts';
import { startDeadline } from '../../src/deadline.ts';
import type { BytesAdapter } from '../../src/ml/ml-adapter.ts';
import { lookAtFile } from '../../src/slow-half/look-at-file.ts';
import { NOTHING_YET } from '../../src/slow-half/progress.ts';
import { isGenerated } from '../byte-at.ts';
import type { Consumed } from '../consume-slowly.ts';
import { invocationFrom } from '../invocation-from.ts';
import { silentLog } from '../silent-log.ts';

const now = () => new Date();

/** Hands a file from Box to an adapter that wants its bytes. */
export async function handler({ boxUrl, payload }: { boxUrl: string; payload: string }): Promise<Consumed> {
  let consumed = { readBytes: 0, asGenerated: false };
  const adapter: BytesAdapter = {
    name: 'Counter',
    as: 'bytes',
    limits: { sizeBytes: Number.MAX_SAFE_INTEGER, timeoutMs: 60_000 },
    reads: () => 'original',
    async look({ bytes }) {
      consumed = { readBytes: bytes.byteLength, asGenerated: isGenerated(bytes, 0) };
      return [];
    },
  };
  using deadline = startDeadline(60_000, now);
  const invocation = invocationFrom(payload);
  const reader = boxSourceFileReader(boxApi({ baseUrl: boxUrl, now }), invocation, now);
  const tools = { adapters: [adapter], log: silentLog, now };
  await lookAtFile(tools, { source: invocation.source, reader, deadline }, NOTHING_YET);
  return consumed;
}
