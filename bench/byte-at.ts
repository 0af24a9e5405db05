export const CHUNK_BYTES = 64 * 1024;

/** What a generated content holds at a position: one value a chunk, and the next chunk another. */
export function byteAt(position: number): number {
  return (Math.floor(position / CHUNK_BYTES) * 7 + 1) % 251;
}

/** Whether a stretch that begins at `position` holds what the generated content does there, seen at every chunk. */
export function isGenerated(bytes: Uint8Array, position: number): boolean {
  const last = bytes.byteLength - 1;
  for (let at = 0; at < last; at += CHUNK_BYTES) {
    if (bytes[at] !== byteAt(position + at)) return false;
  }
  return bytes[last] === byteAt(position + last);
}
