/** Reads pieces of bytes as what they are parts of: so many here, the rest of something there. */
export class PieceReader {
  readonly #pieces: Iterator<Uint8Array>;
  #current: Uint8Array = new Uint8Array(0);

  constructor(pieces: Iterable<Uint8Array>) {
    this.#pieces = pieces[Symbol.iterator]();
  }

  /** Exactly so many bytes; fewer only at the end. Meant for headers: they are copied together. */
  take(length: number): Uint8Array<ArrayBuffer> {
    const bytes = new Uint8Array(length);
    let taken = 0;
    for (const part of this.pass(length)) {
      bytes.set(part, taken);
      taken += part.byteLength;
    }
    return bytes.subarray(0, taken);
  }

  /** So many bytes as they come, or all that there are. */
  *pass(length = Number.POSITIVE_INFINITY): Generator<Uint8Array> {
    for (let left = length; left > 0; ) {
      if (this.#current.byteLength === 0 && !this.#next()) return;
      const part = this.#current.subarray(0, Math.min(left, this.#current.byteLength));
      this.#current = this.#current.subarray(part.byteLength);
      left -= part.byteLength;
      if (part.byteLength > 0) yield part;
    }
  }

  skip(length = Number.POSITIVE_INFINITY): void {
    for (const _ of this.pass(length));
  }

  #next(): boolean {
    const next = this.#pieces.next();
    if (next.done) return false;
    this.#current = next.value;
    return true;
  }
}
