import { UnusableFileError } from './errors.ts';

const UNITS = ['bytes', 'kB', 'MB', 'GB', 'TB'] as const;

/** A size as people read it, in steps of 1024: `212 MB`, `1.5 GB`, `812 bytes`. */
export function readableSize(sizeBytes: number): string {
  // What would be rounded to 1024 is one of the next unit.
  const roundedUp = sizeBytes * (1024 / 1023.5);
  const step = sizeBytes < 1 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log2(roundedUp) / 10));
  const inUnit = sizeBytes / 1024 ** step;
  return `${inUnit < 10 ? Number(inUnit.toFixed(1)) : Math.round(inUnit)} ${UNITS[step]}`;
}

/** The error, and the sentence on the card, for a file that is larger than this skill reads. */
export function tooLarge(sizeBytes: number | undefined, limitBytes: number): UnusableFileError {
  const limit = readableSize(limitBytes);
  const size = sizeBytes === undefined ? limit : readableSize(sizeBytes);
  const sentence =
    size === limit
      ? `This file is larger than the ${limit} that this skill reads.`
      : `This file is ${size}; this skill reads files up to ${limit}.`;
  return new UnusableFileError('too-large', sentence);
}

/** Passes a stream on up to a limit. Throws `UnusableFileError` from the iteration when more comes. */
export async function* upTo(chunks: AsyncIterable<Uint8Array>, limitBytes: number): AsyncGenerator<Uint8Array> {
  let readBytes = 0;
  for await (const chunk of chunks) {
    readBytes += chunk.byteLength;
    if (readBytes > limitBytes) throw tooLarge(undefined, limitBytes);
    yield chunk;
  }
}
