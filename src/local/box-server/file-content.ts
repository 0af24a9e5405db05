/** Bytes at hand, or made as they are read, so that a file larger than memory can be served. */
export type FileContent = Uint8Array | (() => AsyncIterable<Uint8Array>);

/** Both ends count: `{ start: 0, end: 0 }` is the first byte. */
export interface ByteSpan {
  readonly start: number;
  readonly end: number;
}

const CHUNK_BYTES = 64 * 1024;

/** Reads one stretch of a file, chunk by chunk; nothing before the reader asks for it. */
export async function* readContent(content: FileContent, span?: ByteSpan): AsyncGenerator<Uint8Array> {
  const { start, end } = span ?? { start: 0, end: Number.POSITIVE_INFINITY };
  let position = 0;
  for await (const chunk of content instanceof Uint8Array ? chunksOf(content) : content()) {
    const from = Math.max(0, start - position);
    const to = Math.min(chunk.byteLength, end + 1 - position);
    if (from < to) yield chunk.subarray(from, to);
    position += chunk.byteLength;
    if (position > end) return;
  }
}

function* chunksOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.byteLength; at += CHUNK_BYTES) yield bytes.subarray(at, at + CHUNK_BYTES);
}
