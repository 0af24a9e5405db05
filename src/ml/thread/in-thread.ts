import { Worker } from 'node:worker_threads';
import { UnusableFileError } from '../../errors.ts';
import { brokeDown, outputOf, type ThreadAnswer } from './thread-answer.ts';

export interface ThreadLimits {
  readonly signal: AbortSignal;
  /** The most that JavaScript in the thread may hold; buffers and WebAssembly come on top. @default 512 */
  readonly heapMb?: number | undefined;
}

/**
 * Does work in a thread of its own that nothing could stop otherwise, such as a parser at a hostile file.
 *
 * Each call has a fresh thread, which ends with it: no file can leave anything behind for the next.
 *
 * @param script whose whole body is an `answerThread`.
 * @param input is copied, as the answer is.
 * @throws the signal's reason as soon as it aborts; {UnusableFileError} as the thread threw it, and when its memory was
 *   not enough; {MlAdapterError} for all else.
 */
export async function inThread<In, Out>(script: URL, input: In, { signal, heapMb = 512 }: ThreadLimits): Promise<Out> {
  signal.throwIfAborted();
  const worker = new Worker(script, {
    workerData: input,
    resourceLimits: { maxOldGenerationSizeMb: heapMb },
    // Nothing of the Lambda's credentials, keys and settings.
    env: {},
    // A parser's warnings may quote the file.
    stdout: true,
    stderr: true,
  });
  worker.stdout.resume();
  worker.stderr.resume();
  const { promise, resolve, reject } = Promise.withResolvers<ThreadAnswer<Out>>();
  const onAbort = () => reject(signal.reason);
  signal.addEventListener('abort', onAbort, { once: true });
  worker.once('message', resolve);
  worker.once('messageerror', (error) => reject(brokeDown(error)));
  worker.once('error', (error) => reject(isOutOfMemory(error) ? tooMuchMemory() : brokeDown(error)));
  worker.once('exit', () => reject(brokeDown(new Error('The thread ended without an answer.'))));
  try {
    return outputOf(await promise);
  } finally {
    signal.removeEventListener('abort', onAbort);
    await worker.terminate();
  }
}

function isOutOfMemory(error: Error): boolean {
  return 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}

function tooMuchMemory(): UnusableFileError {
  return new UnusableFileError(
    'too-large',
    'This file takes more memory than this skill may use. A file with less in it, or split into parts, can be looked at.',
  );
}
