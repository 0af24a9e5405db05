import { UnusableFileError } from '../../errors.ts';

/** Of the whole process: a thread's buffers lie outside of what V8 bounds. */
export const MAX_GROWTH_BYTES = 512 * 1024 * 1024;
const LOOK_EVERY_MS = 50;

/**
 * Does work that may not make the process grow by more than a limit; it is stopped when it does.
 *
 * Files can be made that unpack to a thousand times their size, and a parser's buffers are bounded by nothing else.
 *
 * @param work stops when its signal aborts.
 */
export async function withinMemory<Result>(
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<Result>,
  limitBytes: number = MAX_GROWTH_BYTES,
): Promise<Result> {
  const stopper = new AbortController();
  const atStart = process.memoryUsage.rss();
  const watch = setInterval(() => {
    if (process.memoryUsage.rss() - atStart > limitBytes) stopper.abort(tooMuchMemory());
  }, LOOK_EVERY_MS);
  try {
    return await work(AbortSignal.any([signal, stopper.signal]));
  } finally {
    clearInterval(watch);
  }
}

function tooMuchMemory(): UnusableFileError {
  return new UnusableFileError(
    'too-large',
    'This document takes more memory than this skill may use. A smaller one, or a part of it, can be looked at.',
  );
}
