import { readFile } from 'node:fs/promises';
import { toMessage } from '../src/aws/to-message.ts';
import { firstQueued } from '../src/queued-invocation.ts';
import { sealWithKey } from '../src/sealing/seal-with-key.ts';
import { Secret } from '../src/secret.ts';
import type { Programs } from './build-programs.ts';
import { functionEnv, SEALING_KEY, signedEvent } from './function-env.ts';
import { invocationFrom } from './invocation-from.ts';
import { type FirstAnswer, runProgram } from './run-program.ts';
import { startAws, startBox } from './servers.ts';

const SAMPLE = new URL('../events/files/quarterly-report.md', import.meta.url);

type Name = 'empty' | 'receiveFloor' | 'receive' | 'processFloor' | 'process' | 'processTextOnly';

export interface ColdPrograms extends AsyncDisposable {
  /** Each starts a fresh process that answers one event; rejects unless it did all of its work. */
  readonly works: Readonly<Record<Name, () => Promise<FirstAnswer<unknown>>>>;
}

/** The two functions and their floors, with the world that their first event needs. */
export async function coldPrograms(programs: Programs): Promise<ColdPrograms> {
  const aws = await startAws();
  const box = await startBox();
  const env = functionEnv(await aws.url(), await box.url());
  const sample = await readFile(SAMPLE, 'utf8');
  const nextPayload = async () => box.invocationOf((await box.addFile('quarterly-report.md', sample)).id);
  const start = (folder: string, event: unknown) => runProgram<unknown>({ folder, event, env });
  const overHttp = async (folder: string) => succeeded(await start(folder, signedEvent(await nextPayload())));
  const offQueue = async (folder: string, eventOf: (payload: string) => Promise<unknown>) => {
    const payload = await nextPayload();
    const first = await start(folder, await eventOf(JSON.stringify(payload)));
    const status = await box.statusOf(payload.source.id);
    if (status !== 'success') throw new Error(`${folder} answered ${JSON.stringify(first.answer)}: ${status}`);
    return first;
  };
  return {
    works: {
      empty: () => overHttp(programs.folderOf('empty-handler')),
      receiveFloor: () => overHttp(programs.folderOf('verify-and-enqueue')),
      receive: () => overHttp(programs.functionFolder('receive')),
      processFloor: () =>
        offQueue(programs.folderOf('bare-calls'), async (payload) => ({ boxUrl: env.BOX_API_BASE_URL, payload })),
      process: () => offQueue(programs.functionFolder('process'), queueEvent),
      processTextOnly: () => offQueue(programs.textOnlyFolder, queueEvent),
    },
    async [Symbol.asyncDispose]() {
      await Promise.all([aws[Symbol.asyncDispose](), box[Symbol.asyncDispose]()]);
    },
  };
}

/** What SQS would hand to `process` for such a payload. */
export async function queueEvent(payload: string): Promise<object> {
  const body = await toMessage(firstQueued(invocationFrom(payload)), sealWithKey(new Secret(SEALING_KEY)));
  return { Records: [{ messageId: '1', body }] };
}

function succeeded(first: FirstAnswer<unknown>): FirstAnswer<unknown> {
  const { statusCode } = first.answer as { statusCode?: number };
  if (statusCode !== 200) throw new Error(`Answered ${JSON.stringify(first.answer)}.`);
  return first;
}
