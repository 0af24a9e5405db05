import { MlAdapterError, NoTurnError, OutOfTimeError } from '../errors.ts';
import { tooLarge } from '../file-size.ts';
import type { FileContent, FileFacts, Found } from '../ml/ml-adapter.ts';
import type { MlJob } from '../ml/ml-job.ts';
import type { SourceFileReader } from '../ports.ts';
import type { RenditionBytes } from './rendition-bytes.ts';
import { turnOf } from './turns.ts';
import type { Wish } from './wish.ts';
import { type AdapterTime, withinTime } from './within-time.ts';

/** Who had to wait no longer for its turn had its time. */
const SHORT_WAIT_MS = 100;

interface Means extends AdapterTime {
  readonly file: FileFacts;
  readonly reader: SourceFileReader;
  readonly bytes: RenditionBytes;
}

/**
 * Gives one adapter the file in the form that it asks for, and its own time to look at it.
 *
 * @throws {UnusableFileError} when the file is too large for it; {MlAdapterError} when its time is over;
 *   whatever it throws itself, and whatever the reader throws.
 */
export async function lookOnce(wish: Wish, means: Means): Promise<Found[] | MlJob> {
  const { adapter, rendition } = wish;
  const { file, deadline } = means;
  const { sizeBytes: limitBytes, atOnce } = adapter.limits;
  if (rendition === 'original' && file.sizeBytes !== undefined && file.sizeBytes > limitBytes) {
    throw tooLarge(file.sizeBytes, limitBytes);
  }
  // Before anything is read, so that files that wait take no memory.
  const sinceMs = deadline.remainingMs();
  let waitedMs = sinceMs;
  try {
    using _turn = await turnOf(adapter, atOnce, deadline);
    waitedMs = sinceMs - deadline.remainingMs();
    return await inItsForm(wish, means);
  } catch (cause) {
    const isOurTimeOver = deadline.signal.aborted && cause instanceof OutOfTimeError;
    if (!isOurTimeOver || waitedMs < SHORT_WAIT_MS) throw cause;
    throw new NoTurnError('Other files took the time for this one.', { cause });
  }
}

async function inItsForm({ adapter, rendition }: Wish, means: Means): Promise<Found[] | MlJob> {
  const { file, reader, bytes, deadline } = means;
  const { sizeBytes: limitBytes, timeoutMs } = adapter.limits;
  // An adapter's time begins once it has the file: a slow Box is not its fault, nor the file's.
  switch (adapter.as) {
    case 'bytes': {
      const whole = await bytes(rendition, limitBytes);
      return inOwnTime(timeoutMs, means, (signal) => adapter.look({ file, signal, bytes: whole }));
    }
    case 'stream': {
      const content = awaited(await reader.open(rendition, limitBytes, deadline));
      return inOwnTime(timeoutMs, { ...means, isWaiting: content.isWaiting }, (signal) =>
        adapter.look({ file, signal, content }),
      );
    }
    case 'url': {
      const url = await reader.downloadUrl(deadline);
      return inOwnTime(timeoutMs, means, (signal) => adapter.look({ file, signal, url }));
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

interface OwnTime extends AdapterTime {
  /** Whether Box is waited for just now; if so when the time is over, another try may succeed. */
  readonly isWaiting?: () => boolean;
}

export async function inOwnTime<T>(
  timeoutMs: number,
  time: OwnTime,
  look: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  try {
    return await withinTime(timeoutMs, time, look);
  } catch (error) {
    const ownTimeIsOver = error instanceof OutOfTimeError && !time.deadline.signal.aborted;
    if (!ownTimeIsOver || time.isWaiting?.()) throw error;
    const seconds = timeoutMs / 1000;
    throw new MlAdapterError(`It took longer than ${seconds} seconds and was stopped.`, false, { cause: error });
  }
}
