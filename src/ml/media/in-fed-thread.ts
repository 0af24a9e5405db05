import { inThread, type ThreadLimits } from '../thread/in-thread.ts';
import { type BytePipe, bytePipe, fillPipe } from './byte-pipe.ts';

/** What a thread gets that reads a stream: its own input, and where the bytes come from. */
export type Fed<In> = In & { readonly pipe: BytePipe };

/**
 * Does work in a thread that reads a stream, without holding more of it than a piece. The stream is read no further
 * than the work needs.
 *
 * @param script whose whole body is an `answerThread`; it takes the stream by `drainPipe`.
 * @throws as `inThread`, and whatever the stream throws.
 */
export async function inFedThread<In extends object, Out>(
  script: URL,
  { input, chunks }: { readonly input: In; readonly chunks: AsyncIterable<Uint8Array> },
  { signal, heapMb }: ThreadLimits,
): Promise<Out> {
  signal.throwIfAborted();
  const pipe = bytePipe();
  const over = new AbortController();
  const broken = new AbortController();
  // Not awaited: a stream that hangs must not hold up what is known already.
  fillPipe(pipe, chunks, over.signal).catch((error: unknown) => broken.abort(error));
  try {
    const limits = { signal: AbortSignal.any([signal, broken.signal]), heapMb };
    return await inThread<Fed<In>, Out>(script, { ...input, pipe }, limits);
  } finally {
    over.abort();
  }
}
