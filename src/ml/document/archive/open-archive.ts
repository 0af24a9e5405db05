import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { UnusableFileError } from '../../../errors.ts';
import { damaged, locked, tooManyParts, tooMuchInside } from '../document-errors.ts';

export interface ArchiveLimits {
  /** Files in a zip archive. A document has some tens, one with a picture on every page some thousands. */
  readonly entries: number;
  /** Of one part once unpacked. */
  readonly partBytes: number;
  /** Of all parts that are read, once unpacked. */
  readonly unpackedBytes: number;
}

const LIMITS: ArchiveLimits = {
  entries: 20_000,
  partBytes: 256 * 1024 * 1024,
  unpackedBytes: 512 * 1024 * 1024,
};

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
export async function openArchive(bytes: Uint8Array, limits: ArchiveLimits = LIMITS): Promise<Archive> {
  const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)).catch(
    notAnArchive,
  );
  const entries = await entriesOf(zip, limits.entries);
  const budget = { ...limits, leftBytes: limits.unpackedBytes };
  return {
    has: (path) => entries.has(keyOf(path)),
    open(path) {
      const entry = entries.get(keyOf(path));
      return entry && unpacked(zip, entry, budget);
    },
  };
}

async function entriesOf(zip: ZipFile, limit: number): Promise<Map<string, Entry>> {
  if (zip.entryCount > limit) throw tooManyParts(limit);
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

interface Budget extends ArchiveLimits {
  leftBytes: number;
}

async function* unpacked(zip: ZipFile, entry: Entry, budget: Budget): AsyncGenerator<Uint8Array> {
  if (entry.isEncrypted()) throw locked();
  let partBytes = 0;
  try {
    for await (const chunk of await zip.openReadStreamPromise(entry)) {
      partBytes += chunk.byteLength;
      budget.leftBytes -= chunk.byteLength;
      if (partBytes > budget.partBytes) throw tooMuchInside(budget.partBytes);
      if (budget.leftBytes < 0) throw tooMuchInside(budget.unpackedBytes);
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
