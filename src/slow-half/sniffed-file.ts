import type { Deadline } from '../deadline.ts';
import { OutdatedInvocationError } from '../errors.ts';
import { tooLarge, upTo } from '../file-size.ts';
import { isFinal } from '../is-final.ts';
import { fileTypeByName, fileTypeOf } from '../ml/file-type/file-type-of.ts';
import { type FileType, TELLING_BYTES } from '../ml/file-type.ts';
import type { SourceFileReader } from '../ports.ts';

/** A file that has been opened to see what it is. */
export interface SniffedFile extends AsyncDisposable {
  readonly type: FileType;
  /** Hands the download that is open already to the first who wants the original, so that it costs no further call. */
  readonly reader: SourceFileReader;
  /** Why the original cannot be had, where that is so for good. */
  readonly refusal?: unknown;
}

/** A file of which it is known already what it is: nothing is opened for that. */
export function typedFile(type: FileType, reader: SourceFileReader): SniffedFile {
  return { type, reader, async [Symbol.asyncDispose]() {} };
}

/**
 * Opens a file and tells by its first bytes what it is. Dispose of it to let go of a download that nobody wanted.
 *
 * Where Box refuses the original for good, the file is what its name says: other renditions, and jobs under way, do
 * not need it, and who does want it meets the same refusal.
 *
 * @throws what the reader throws and may pass; {OutdatedInvocationError}.
 */
export async function sniffedFile(
  reader: SourceFileReader,
  extension: string,
  deadline: Deadline,
): Promise<SniffedFile> {
  let opened: Opened | undefined;
  try {
    opened = await open(reader, deadline);
  } catch (error) {
    if (!isFinal(error) || error instanceof OutdatedInvocationError) throw error;
    return { ...typedFile(fileTypeByName(extension), withoutOriginal(reader, error)), refusal: error };
  }
  const type = await fileTypeOf(Buffer.concat(opened.read).subarray(0, TELLING_BYTES), extension);
  return {
    type,
    reader: {
      ...reader,
      async open(rendition, limitBytes, within) {
        if (rendition !== 'original' || !opened) return reader.open(rendition, limitBytes, within);
        const { sizeBytes, read, rest } = opened;
        if (sizeBytes !== undefined && sizeBytes > limitBytes) throw tooLarge(sizeBytes, limitBytes);
        opened = undefined;
        return { sizeBytes, chunks: upTo(fromStart(read, rest), limitBytes) };
      },
    },
    async [Symbol.asyncDispose]() {
      await opened?.rest.return?.();
      opened = undefined;
    },
  };
}

function withoutOriginal(reader: SourceFileReader, refusal: unknown): SourceFileReader {
  return {
    ...reader,
    open: (rendition, ...rest) =>
      rendition === 'original' ? Promise.reject(refusal) : reader.open(rendition, ...rest),
  };
}

interface Opened {
  readonly sizeBytes: number | undefined;
  readonly read: readonly Uint8Array[];
  readonly rest: AsyncIterator<Uint8Array>;
}

async function open(reader: SourceFileReader, deadline: Deadline): Promise<Opened> {
  const { sizeBytes, chunks } = await reader.open('original', Number.POSITIVE_INFINITY, deadline);
  const rest = chunks[Symbol.asyncIterator]();
  const read: Uint8Array[] = [];
  for (let readBytes = 0; readBytes < TELLING_BYTES; ) {
    const next = await rest.next();
    if (next.done) break;
    read.push(next.value);
    readBytes += next.value.byteLength;
  }
  return { sizeBytes, read, rest };
}

async function* fromStart(read: readonly Uint8Array[], rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* read;
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}
