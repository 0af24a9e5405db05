import type { PieceReader } from './piece-reader.ts';
import { withoutDataHandlers } from './without-data-handlers.ts';

/** Boxes that are looked at; a film of fragments has one for each two seconds or so. */
export const MAX_BOXES = 50_000;
/** The largest description that is looked into; QuickTime's is a few megabytes for a film of hours. */
const MAX_MOVIE_BYTES = 64 * 1024 * 1024;
/** The boxes that say something; others are left out. */
const TELLING_BOXES = new Set(['ftyp', 'moov', 'moof', 'meta', 'udta']);

/** The boxes of MPEG-4 or QuickTime that describe it, up to the first media data that has been described. */
export function* mpeg4Facts(reader: PieceReader, isQuickTime: boolean): Generator<Uint8Array> {
  let isDescribed = false;
  for (let boxes = 0; boxes < MAX_BOXES; boxes += 1) {
    const box = nextBox(reader);
    if (!box) return;
    const { name, header, contentBytes } = box;
    if (name === 'moov') isDescribed = true;
    // In a film of fragments each one is described before its data.
    if (name === 'moof') isDescribed = false;
    if (name === 'mdat' && isDescribed) return;
    if (!TELLING_BOXES.has(name)) reader.skip(contentBytes);
    else if (name === 'moov' && isQuickTime && header.byteLength === 8 && contentBytes <= MAX_MOVIE_BYTES) {
      const movie = Buffer.concat([header, reader.take(contentBytes)]);
      withoutDataHandlers(movie);
      yield movie;
    } else {
      yield header;
      yield* reader.pass(contentBytes);
    }
  }
}

interface Box {
  readonly name: string;
  readonly header: Uint8Array;
  /** Infinite for a box that goes on to the end of the file. */
  readonly contentBytes: number;
}

/** Undefined where there is none that makes sense. */
function nextBox(reader: PieceReader): Box | undefined {
  const short = Buffer.from(reader.take(8));
  if (short.byteLength < 8) return undefined;
  const name = short.toString('latin1', 4, 8);
  const sizeBytes = short.readUInt32BE(0);
  if (sizeBytes === 0) return { name, header: short, contentBytes: Number.POSITIVE_INFINITY };
  const long = sizeBytes === 1 ? Buffer.from(reader.take(8)) : undefined;
  if (long && long.byteLength < 8) return undefined;
  const header = long ? Buffer.concat([short, long]) : short;
  const contentBytes = (long ? Number(long.readBigUInt64BE(0)) : sizeBytes) - header.byteLength;
  return contentBytes < 0 ? undefined : { name, header, contentBytes };
}
