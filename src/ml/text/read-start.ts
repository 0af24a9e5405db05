export interface StartOfFile {
  readonly bytes: Uint8Array;
  /** False when the file goes on after these bytes. */
  readonly complete: boolean;
}

/**
 * Reads a stream up to a limit and lets go of it then.
 *
 * A source that hangs does not hold up an abort: each piece is awaited together with the signal.
 *
 * @throws the signal's reason, or whatever the stream throws.
 */
export async function readStart(
  chunks: AsyncIterable<Uint8Array>,
  limitBytes: number,
  signal: AbortSignal,
): Promise<StartOfFile> {
  signal.throwIfAborted();
  const pieces: Uint8Array[] = [];
  let sizeBytes = 0;
  const iterator = chunks[Symbol.asyncIterator]();
  const aborted = whenAborted(signal);
  try {
    while (sizeBytes <= limitBytes) {
      const next = await Promise.race([iterator.next(), aborted.promise]);
      if (next.done) return { bytes: Buffer.concat(pieces), complete: true };
      pieces.push(next.value);
      sizeBytes += next.value.byteLength;
    }
    return { bytes: Buffer.concat(pieces).subarray(0, limitBytes), complete: false };
  } finally {
    aborted.forget();
    // Not awaited: a source that hangs in `next` would hang here as well.
    void iterator.return?.().catch(() => undefined);
  }
}

function whenAborted(signal: AbortSignal): { promise: Promise<never>; forget: () => void } {
  const { promise, reject } = Promise.withResolvers<never>();
  promise.catch(() => undefined);
  const onAbort = () => reject(signal.reason);
  signal.addEventListener('abort', onAbort, { once: true });
  return { promise, forget: () => signal.removeEventListener('abort', onAbort) };
}
