import type { FileContent } from './ml-adapter.ts';

/**
 * Reads a whole content into memory, once: where the size was announced, straight into its place.
 * The content's own limit bounds it.
 */
export async function collectBytes({ sizeBytes = 0, chunks }: FileContent): Promise<Uint8Array> {
  let bytes = new Uint8Array(sizeBytes);
  let readBytes = 0;
  for await (const chunk of chunks) {
    if (readBytes + chunk.byteLength > bytes.byteLength) bytes = grown(bytes, readBytes + chunk.byteLength);
    bytes.set(chunk, readBytes);
    readBytes += chunk.byteLength;
  }
  return bytes.subarray(0, readBytes);
}

/** Half as much again each time, so that the copying stays in proportion to the size. */
function grown(bytes: Uint8Array, neededBytes: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(Math.max(neededBytes, Math.ceil(bytes.byteLength * 1.5)));
  larger.set(bytes);
  return larger;
}
