/** Of the boxes of MPEG-4 and QuickTime, those on the way to what describes a track. */
const ON_THE_WAY = new Set(['moov', 'trak', 'mdia', 'minf']);

/**
 * Takes the data handlers out of a QuickTime movie, in place. They have the same name as what says whether a track is
 * sound or picture, and the library takes the last for the right one.
 *
 * @param box whole, with its header.
 */
export function withoutDataHandlers(box: Uint8Array): void {
  const bytes = Buffer.from(box.buffer, box.byteOffset, box.byteLength);
  for (const { name, from, to } of boxesIn(bytes, 0, bytes.byteLength)) visit(bytes, { name, from, to }, '');
}

interface Box {
  readonly name: string;
  /** Where its content begins and ends. */
  readonly from: number;
  readonly to: number;
}

/** No deeper than there are boxes on the way: each is looked for only in the one before. */
function visit(bytes: Buffer, { name, from, to }: Box, parent: string): void {
  if (name === 'hdlr' && parent === 'minf') bytes.write('free', from - 4, 'latin1');
  if (!ON_THE_WAY.has(name) || !isNext(name, parent)) return;
  for (const child of boxesIn(bytes, from, to)) visit(bytes, child, name);
}

function isNext(name: string, parent: string): boolean {
  const way = ['', ...ON_THE_WAY];
  return way.indexOf(name) === way.indexOf(parent) + 1;
}

function* boxesIn(bytes: Buffer, from: number, to: number): Generator<Box> {
  for (let at = from; at + 8 <= to; ) {
    const sizeBytes = bytes.readUInt32BE(at);
    if (sizeBytes < 8 || at + sizeBytes > to) return;
    yield { name: bytes.toString('latin1', at + 4, at + 8), from: at + 8, to: at + sizeBytes };
    at += sizeBytes;
  }
}
