import { inThread } from '../../thread/in-thread.ts';
import type { ExifClaims, ExifRequest } from './exif-claims.ts';

/** A sound header takes some milliseconds. */
const MAX_READING_MS = 5000;
const HEAP_MB = 64;

/** What a photo's header claims; nothing where it cannot be read, since the picture counts for more. */
export async function photoClaims(
  exif: Uint8Array | undefined,
  places: boolean,
  signal: AbortSignal,
): Promise<ExifClaims> {
  if (!exif) return {};
  const stopper = AbortSignal.any([signal, AbortSignal.timeout(MAX_READING_MS)]);
  const request: ExifRequest = { exif, places };
  try {
    return await inThread(new URL('./read-exif.thread.ts', import.meta.url), request, {
      signal: stopper,
      heapMb: HEAP_MB,
    });
  } catch {
    signal.throwIfAborted();
    return {};
  }
}
