import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { UnusableFileError } from '../../../errors.ts';
import { damaged, locked, tooManyParts, tooMuchInside } from '../document-errors.ts';

/** Files in a zip archive. A document has some tens, one with a picture on every page some thousands. */
export const MAX_ENTRIES = 20_000;
/** Bytes of one part once unpacked. */
export const MAX_PART_BYTES = 256 * 1024 * 1024;
/** Bytes of all parts that are read, once unpacked. */
export const MAX_UNPACKED_BYTES = 512 * 1024 * 1024;

/** The parts of a document that is a zip archive. Their names are compared without regard to case, as Office does. */
export interface Archive {
  has(path: string): boolean;
  /** Piece by piece, so that nothing is held whole; undefined when there is no such part. */
  open(path: string): AsyncIterable<Uint8Array> | undefined;
}

/**
 * Opens a zip archive by its central directory. What a part says of its size is not believed: bytes are counted as they come.
 *
 * @throws {UnusableFileError} here, or from the iteration over a part.
 */
export async function openArchive(bytes: Uint8Array): Promise<Archive> {
  const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)).catch(
    notAnArchive,
  );
  const entries = await entriesOf(zip);
  const budget = { bytes: MAX_UNPACKED_BYTES };
  return {
    has: (path) => entries.has(keyOf(path)),
    open(path) {
      const entry = entries.get(keyOf(path));
      return entry && unpacked(zip, entry, budget);
    },
  };
}

async function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  if (zip.entryCount > MAX_ENTRIES) throw tooManyParts(MAX_ENTRIES);
  const entries = new Map<string, Entry>();
  try {
    for await (const entry of zip.eachEntry()) {
      const key = keyOf(entry.fileName);
      // As programs do: of two parts with one name, the first counts.
      if (!entries.has(key)) entries.set(key, entry);
    }
  } catch (error) {
    throw damaged(error);
  }
  return entries;
}

async function* unpacked(zip: ZipFile, entry: Entry, budget: { bytes: number }): AsyncGenerator<Uint8Array> {
  if (entry.isEncrypted()) throw locked();
  let partBytes = 0;
  try {
    for await (const chunk of await zip.openReadStreamPromise(entry)) {
      partBytes += chunk.byteLength;
      budget.bytes -= chunk.byteLength;
      if (partBytes > MAX_PART_BYTES) throw tooMuchInside(MAX_PART_BYTES);
      if (budget.bytes < 0) throw tooMuchInside(MAX_UNPACKED_BYTES);
      yield chunk;
    }
  } catch (error) {
    throw error instanceof UnusableFileError ? error : damaged(error);
  }
}

function keyOf(path: string): string {
  return path.replace(/^\/+/, '').toLowerCase();
}

function notAnArchive(error: unknown): never {
  throw damaged(error);
}
