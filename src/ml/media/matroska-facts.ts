import type { PieceReader } from './piece-reader.ts';

/** Elements that are looked at; there are some ten before the first cluster. */
export const MAX_ELEMENTS = 1000;
const SEGMENT = 0x18538067;
const CLUSTER = 0x1f43b675;
/** The elements that say something: the header, the length, the tracks, the tags. */
const TELLING_ELEMENTS = new Set([0x1a45dfa3, 0x1549a966, 0x1654ae6b, 0x1254c367]);

/** The elements of Matroska (and WebM) that describe it, before its first cluster, where sound and picture begin. */
export function* matroskaFacts(reader: PieceReader): Generator<Uint8Array> {
  for (let elements = 0; elements < MAX_ELEMENTS; elements += 1) {
    const id = variableLength(reader);
    const size = variableLength(reader);
    if (!id || !size || id.value === CLUSTER) return;
    const contentBytes = size.isUnknown ? Number.POSITIVE_INFINITY : size.length;
    // What is in the segment is gone through, element by element.
    if (id.value === SEGMENT) yield Buffer.concat([id.bytes, UNKNOWN_SIZE]);
    else if (!TELLING_ELEMENTS.has(id.value)) reader.skip(contentBytes);
    else {
      yield Buffer.concat([id.bytes, size.bytes]);
      yield* reader.pass(contentBytes);
    }
  }
}

/** Since some of what is in the segment is left out. */
const UNKNOWN_SIZE = Buffer.from('01ffffffffffffff', 'hex');

interface Variable {
  readonly bytes: Uint8Array;
  /** With the bits that tell how many bytes it has, as ids are written. */
  readonly value: number;
  /** Without them, as lengths are. */
  readonly length: number;
  readonly isUnknown: boolean;
}

/** A number whose first byte says by its leading zeros how many bytes follow; undefined where there is none. */
function variableLength(reader: PieceReader): Variable | undefined {
  const [lead = 0] = reader.take(1);
  if (lead === 0) return undefined;
  const more = Math.clz32(lead) - 24;
  const rest = reader.take(more);
  if (rest.byteLength < more) return undefined;
  const behind = (first: number) => rest.reduce((sum, byte) => sum * 256 + byte, first);
  const length = behind(lead & (0x7f >> more));
  return {
    bytes: new Uint8Array([lead, ...rest]),
    value: behind(lead),
    length,
    isUnknown: length === 2 ** (7 * (more + 1)) - 1,
  };
}
