import { promisify } from 'node:util';
import { deflateRaw, inflateRaw } from 'node:zlib';
import { KeptTooLargeError, UnreadableMessageError } from '../errors.ts';
import type { Sealer } from '../ports.ts';

const deflate = promisify(deflateRaw);
const inflate = promisify(inflateRaw);

/** DynamoDB takes items of 400 KiB; the rest of ours is well below 8 KiB. */
export const MAX_KEPT_BYTES = 392 * 1024;
/** Nothing larger is kept, and nothing larger is opened. */
const MAX_OPENED_BYTES = 64 * 1024 * 1024;

/**
 * Makes a text ready for the table: compressed, then sealed for this key.
 *
 * @throws {KeptTooLargeError} above `MAX_KEPT_BYTES`, or 64 MiB before it is compressed.
 */
export async function sealKept(sealer: Sealer, text: string, key: string): Promise<Uint8Array> {
  const sizeBytes = Buffer.byteLength(text);
  if (sizeBytes > MAX_OPENED_BYTES) throw new KeptTooLargeError(sizeBytes, MAX_OPENED_BYTES);
  const sealed = await sealer.seal(await deflate(text), binding(key));
  if (sealed.byteLength > MAX_KEPT_BYTES) throw new KeptTooLargeError(sealed.byteLength, MAX_KEPT_BYTES);
  return sealed;
}

/** @returns undefined when nothing is kept. Throws what the sealer throws. */
export async function openKept(sealer: Sealer, base64: string | undefined, key: string): Promise<string | undefined> {
  if (base64 === undefined) return undefined;
  const compressed = await sealer.open(Buffer.from(base64, 'base64'), binding(key));
  try {
    return (await inflate(compressed, { maxOutputLength: MAX_OPENED_BYTES })).toString('utf8');
  } catch (cause) {
    throw new UnreadableMessageError('What was kept cannot be unpacked.', { cause });
  }
}

function binding(key: string): string {
  return JSON.stringify([key, 'kept']);
}
