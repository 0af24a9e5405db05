/** How often one download that broke off is taken up again. */
const MAX_RESUMPTIONS = 5;
/** A download from which nothing comes for so long counts as broken off. */
const IDLE_TIMEOUT_MS = 30_000;

export interface Resumption {
  /** Opens the same content again from a byte offset; absent when that could give other bytes. */
  readonly reopen: ((fromByte: number) => Promise<Response>) | undefined;
  /** As announced; a stream that ends earlier was cut off. */
  readonly expectedBytes: number | undefined;
  /** Makes the error for a stream that broke off and is not taken up again. */
  readonly broken: (cause: unknown) => Error;
  /** Its reason is thrown when it aborts. */
  readonly signal: AbortSignal;
  readonly idleTimeoutMs?: number | undefined;
}

/**
 * Reads a download to its end, taking it up where it broke off.
 *
 * Nothing is read ahead of the consumer, and one that stops early ends the download.
 */
export async function* readResumably(first: Response, resumption: Resumption): AsyncGenerator<Uint8Array> {
  const { reopen, expectedBytes, broken, signal, idleTimeoutMs = IDLE_TIMEOUT_MS } = resumption;
  let response = first;
  let readBytes = 0;
  for (let resumptions = 0; ; resumptions += 1) {
    let cause: unknown;
    try {
      for await (const chunk of chunksOf(response, idleTimeoutMs)) {
        readBytes += chunk.byteLength;
        yield chunk;
      }
      if (expectedBytes === undefined || readBytes >= expectedBytes) return;
    } catch (error) {
      signal.throwIfAborted();
      cause = error;
    }
    if (!reopen || resumptions === MAX_RESUMPTIONS) throw broken(cause);
    response = await reopen(readBytes);
    if (goesOn(response, readBytes, expectedBytes)) continue;
    await response.body?.cancel().catch(() => {});
    throw broken(undefined);
  }
}

/** Whether an answer really goes on at the offset of the same content: its bytes are passed on as one file. */
function goesOn({ status, headers }: Response, fromByte: number, expectedBytes: number | undefined): boolean {
  if (headers.has('content-encoding')) return false;
  if (fromByte === 0) return status === 200;
  const [, start, total] = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(headers.get('content-range') ?? '') ?? [];
  const sameSize = expectedBytes === undefined || total === '*' || Number(total) === expectedBytes;
  return status === 206 && Number(start) === fromByte && sameSize;
}

async function* chunksOf({ body }: Response, idleTimeoutMs: number): AsyncGenerator<Uint8Array> {
  if (!body) return;
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await inTime(reader.read(), idleTimeoutMs);
      if (done) return;
      yield value;
    }
  } finally {
    // After an early end this closes the connection; after a whole read it does nothing.
    await reader.cancel().catch(() => {});
  }
}

async function inTime<T>(read: Promise<T>, timeoutMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const idle = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('Nothing came for too long.')), timeoutMs);
  });
  try {
    return await Promise.race([read, idle]);
  } finally {
    clearTimeout(timer);
  }
}
