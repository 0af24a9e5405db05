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
}

/**
 * Reads a download to its end, taking it up where it broke off.
 *
 * Nothing is read ahead of the consumer, and one that stops early ends the download.
 */
export async function* readResumably(first: Response, resumption: Resumption): AsyncGenerator<Uint8Array> {
  const { reopen, expectedBytes, broken, signal } = resumption;
  let response = first;
  let readBytes = 0;
  for (let resumptions = 0; ; resumptions += 1) {
    let cause: unknown;
    try {
      for await (const chunk of chunksOf(response)) {
        readBytes += chunk.byteLength;
        yield chunk;
      }
      if (expectedBytes === undefined || readBytes >= expectedBytes) return;
    } catch (error) {
      signal.throwIfAborted();
      cause = error;
    }
    if (!reopen || resumptions === MAX_RESUMPTIONS) throw broken(cause);
    response = await continued(await reopen(readBytes), readBytes, broken);
  }
}

/** Makes sure that an answer really goes on at the offset, since the bytes are passed on as one file. */
async function continued(response: Response, fromByte: number, broken: Resumption['broken']): Promise<Response> {
  const start = /^bytes (\d+)-/.exec(response.headers.get('content-range') ?? '')?.[1];
  if (fromByte === 0 || (response.status === 206 && Number(start) === fromByte)) return response;
  await response.body?.cancel();
  throw broken(undefined);
}

async function* chunksOf({ body }: Response): AsyncGenerator<Uint8Array> {
  if (!body) return;
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await withinIdleTime(reader.read());
      if (done) return;
      yield value;
    }
  } finally {
    // After an early end this closes the connection; after a whole read it does nothing.
    await reader.cancel().catch(() => {});
  }
}

async function withinIdleTime<T>(read: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const idle = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('Nothing came for too long.')), IDLE_TIMEOUT_MS);
  });
  try {
    return await Promise.race([read, idle]);
  } finally {
    clearTimeout(timer);
  }
}
