import type { CardContent } from '../cards/card-content.ts';
import type { Clock } from '../clock.ts';
import { type Deadline, startDeadline } from '../deadline.ts';
import { MlAdapterError, OutOfTimeError } from '../errors.ts';
import { tooLarge } from '../file-size.ts';
import type { FileContent, FileFacts, MlAdapter, Rendition } from '../ml/ml-adapter.ts';
import type { MlJob } from '../ml/ml-job.ts';
import type { SourceFileReader } from '../ports.ts';
import type { RenditionBytes } from './rendition-bytes.ts';

/** An adapter that reads a file, and in which rendition. */
export interface Wish {
  readonly adapter: MlAdapter;
  readonly rendition: Rendition;
  /** The adapter's name, or something like it where two have the same: what its answers and jobs are kept under. */
  readonly key: string;
}

interface Means {
  readonly file: FileFacts;
  readonly reader: SourceFileReader;
  readonly bytes: RenditionBytes;
  readonly deadline: Deadline;
  readonly now: Clock;
  /** Told how long the adapter took. */
  readonly spent: (tookMs: number) => void;
}

/**
 * Gives one adapter the file in the form that it asks for, and its own time to look at it.
 *
 * @throws {UnusableFileError} when the file is too large for it; {MlAdapterError} when its time is over;
 *   whatever it throws itself, and whatever the reader throws.
 */
export async function lookOnce(
  { adapter, rendition }: Pick<Wish, 'adapter' | 'rendition'>,
  means: Means,
): Promise<CardContent[] | MlJob> {
  const { file, reader, bytes, deadline } = means;
  const { sizeBytes: limitBytes, timeoutMs } = adapter.limits;
  if (rendition === 'original' && file.sizeBytes !== undefined && file.sizeBytes > limitBytes) {
    throw tooLarge(file.sizeBytes, limitBytes);
  }
  // An adapter's time begins once it has the file: a slow Box is not its fault, nor the file's.
  switch (adapter.as) {
    case 'bytes': {
      const whole = await bytes(rendition, limitBytes);
      return withinTime(timeoutMs, means, (signal) => adapter.look({ file, signal, bytes: whole }));
    }
    case 'stream': {
      const content = awaited(await reader.open(rendition, limitBytes, deadline));
      return withinTime(timeoutMs, { ...means, isWaiting: content.isWaiting }, (signal) =>
        adapter.look({ file, signal, content }),
      );
    }
    case 'url': {
      const url = await reader.downloadUrl(deadline);
      return withinTime(timeoutMs, means, (signal) => adapter.look({ file, signal, url }));
    }
  }
}

/** A content that knows whether it is waited for at this moment. */
function awaited({ sizeBytes, chunks }: FileContent): FileContent & { isWaiting(): boolean } {
  let waiting = false;
  async function* watched() {
    waiting = true;
    for await (const chunk of chunks) {
      waiting = false;
      yield chunk;
      waiting = true;
    }
    waiting = false;
  }
  return { sizeBytes, chunks: watched(), isWaiting: () => waiting };
}

interface Limits {
  readonly deadline: Deadline;
  readonly now: Clock;
  readonly spent: (tookMs: number) => void;
  /** Whether Box is waited for just now; if so when the time is over, another try may succeed. */
  readonly isWaiting?: () => boolean;
}

async function withinTime<T>(timeoutMs: number, limits: Limits, look: (signal: AbortSignal) => Promise<T>): Promise<T> {
  using limit = startDeadline(timeoutMs, limits.now, limits.deadline);
  const startedAtMs = limits.now().getTime();
  try {
    return await Promise.race([look(limit.signal), rejectionOn(limit.signal)]);
  } catch (error) {
    const ownTimeIsOver = error instanceof OutOfTimeError && !limits.deadline.signal.aborted;
    if (!ownTimeIsOver || limits.isWaiting?.()) throw error;
    const seconds = timeoutMs / 1000;
    throw new MlAdapterError(`It took longer than ${seconds} seconds and was stopped.`, false, { cause: error });
  } finally {
    limits.spent(limits.now().getTime() - startedAtMs);
  }
}

/** An adapter that does not heed its signal must not hold up the others. */
export function rejectionOn(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
