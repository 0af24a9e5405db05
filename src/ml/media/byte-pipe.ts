/**
 * Memory that two threads share, through which one hands bytes to the other, a piece at a time.
 *
 * The one that takes may sleep until more comes, and so read a stream without ever awaiting; the one that gives is
 * held up until the piece before has been taken, so that no more than one lies in memory.
 */
export interface BytePipe {
  /** Two numbers: what state the piece is in, and how many bytes it has. */
  readonly control: Int32Array<SharedArrayBuffer>;
  readonly piece: Uint8Array<SharedArrayBuffer>;
}

const STATE = 0;
const LENGTH = 1;
const TAKEN = 0;
const GIVEN = 1;
const ENDED = 2;

const PIECE_BYTES = 256 * 1024;

export function bytePipe(pieceBytes = PIECE_BYTES): BytePipe {
  return {
    control: new Int32Array(new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT)),
    piece: new Uint8Array(new SharedArrayBuffer(pieceBytes)),
  };
}

/**
 * Gives a stream to the thread at the other end, until it is at its end or `over` aborts.
 *
 * @param over aborts when nobody takes any more. A stream that hangs is let go of when it gives again.
 * @throws whatever the stream throws.
 */
export async function fillPipe(pipe: BytePipe, chunks: AsyncIterable<Uint8Array>, over: AbortSignal): Promise<void> {
  const { control, piece } = pipe;
  const wake = () => Atomics.notify(control, STATE);
  over.addEventListener('abort', wake, { once: true });
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.byteLength; at += piece.byteLength) {
      await taken(control, over);
      const part = chunk.subarray(at, at + piece.byteLength);
      piece.set(part);
      control[LENGTH] = part.byteLength;
      pass(control, GIVEN);
    }
    if (over.aborted) return;
  }
  await taken(control, over);
  pass(control, ENDED);
}

/** Takes what the other thread gives, and sleeps meanwhile: for threads that have nothing else to do. */
export function* drainPipe({ control, piece }: BytePipe): Generator<Uint8Array<ArrayBuffer>> {
  for (;;) {
    Atomics.wait(control, STATE, TAKEN);
    if (Atomics.load(control, STATE) === ENDED) return;
    const bytes = new Uint8Array(control[LENGTH] ?? 0);
    bytes.set(piece.subarray(0, bytes.byteLength));
    pass(control, TAKEN);
    yield bytes;
  }
}

async function taken(control: BytePipe['control'], over: AbortSignal): Promise<void> {
  if (!over.aborted) await Atomics.waitAsync(control, STATE, GIVEN).value;
}

function pass(control: BytePipe['control'], state: number): void {
  Atomics.store(control, STATE, state);
  Atomics.notify(control, STATE);
}
