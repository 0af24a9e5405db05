import { byteAt, CHUNK_BYTES } from '../byte-at.ts';

/** A content of any size, made as it is read; `byteAt` tells each of its bytes. */
export async function* generatedContent(sizeBytes: number): AsyncGenerator<Uint8Array> {
  for (let position = 0; position < sizeBytes; position += CHUNK_BYTES) {
    yield Buffer.alloc(Math.min(CHUNK_BYTES, sizeBytes - position), byteAt(position));
  }
}
