/** Reads a body to its end, or to so many bytes and no further; closes the connection where there is more. */
export async function beginningOf({ body }: Response, limitBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let sizeBytes = 0;
  for await (const chunk of body ?? []) {
    chunks.push(chunk.subarray(0, limitBytes - sizeBytes));
    sizeBytes += chunk.byteLength;
    if (sizeBytes >= limitBytes) break;
  }
  return Buffer.concat(chunks);
}
