import { matroskaFacts } from './matroska-facts.ts';
import { mpeg4Facts } from './mpeg4-facts.ts';
import { PieceReader } from './piece-reader.ts';

/** Of a film of hours the tables of its samples take some ten megabytes; what is longer is cut off. */
export const MAX_FACT_BYTES = 64 * 1024 * 1024;
/** Matroska has no such tables; hundreds of tags take some ten kilobytes. */
export const MAX_MATROSKA_BYTES = 2 * 1024 * 1024;
/** Chunks of a WAV file that are looked at; there are some five before the sound. */
export const MAX_CHUNKS = 1000;

/**
 * What a recording says about itself, without the sound and the picture: most of a large file need not even be
 * downloaded, since reading ends where nothing but these would follow.
 *
 * @param format as in `FileType`. Others than MPEG-4, Matroska and WAV are passed on whole.
 */
export function withoutSoundAndPicture(format: string, pieces: Iterable<Uint8Array>): Iterable<Uint8Array> {
  const reader = new PieceReader(pieces);
  switch (format) {
    case 'mp4':
    case 'mov':
    case 'm4a':
    case '3gp':
      return upTo(MAX_FACT_BYTES, mpeg4Facts(reader, format === 'mov'));
    case 'webm':
    case 'mkv':
      return upTo(MAX_MATROSKA_BYTES, matroskaFacts(reader));
    case 'wav':
      return upTo(MAX_FACT_BYTES, waveFacts(reader));
    default:
      return pieces;
  }
}

/** Ends behind the header of the chunk that holds the sound. */
function* waveFacts(reader: PieceReader): Generator<Uint8Array> {
  yield reader.take(12);
  for (let chunks = 0; chunks < MAX_CHUNKS; chunks += 1) {
    const header = Buffer.from(reader.take(8));
    yield header;
    if (header.byteLength < 8 || header.toString('latin1', 0, 4) === 'data') return;
    const sizeBytes = header.readUInt32LE(4);
    yield* reader.pass(sizeBytes + (sizeBytes % 2));
  }
}

function* upTo(limitBytes: number, pieces: Iterable<Uint8Array>): Generator<Uint8Array> {
  let left = limitBytes;
  for (const piece of pieces) {
    if (piece.byteLength > 0) yield piece.subarray(0, left);
    left -= piece.byteLength;
    if (left <= 0) return;
  }
}
