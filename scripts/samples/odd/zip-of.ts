import { crc32, deflateRawSync } from 'node:zlib';

/** A part of an archive as it lies there. */
export interface ZipPart {
  readonly name: string;
  /** Deflated without a header. */
  readonly packed: Uint8Array;
  readonly crc: number;
  readonly unpackedBytes: number;
}

export function zipPart(name: string, content: string | Uint8Array): ZipPart {
  const bytes = Buffer.from(content);
  return { name, packed: deflateRawSync(bytes), crc: crc32(bytes), unpackedBytes: bytes.byteLength };
}

/** An archive of these parts, records written by hand: no library packs what is meant to be odd. */
export function zipOf(parts: readonly ZipPart[]): Uint8Array {
  const locals: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const part of parts) {
    const name = Buffer.from(part.name);
    const local = Buffer.concat([signed(0x04034b50, factsOf(part, name)), name, part.packed]);
    directory.push(centralRecord(part, name, offset));
    locals.push(local);
    offset += local.byteLength;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(central.byteLength, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, central, end]);
}

/** What stands alike before a part and in the directory: version 2.0, names in UTF-8, deflated, 1 January 2026. */
function factsOf({ packed, crc, unpackedBytes }: ZipPart, name: Uint8Array): Uint8Array {
  const facts = Buffer.alloc(26);
  facts.writeUInt16LE(20, 0);
  facts.writeUInt16LE(0x0800, 2);
  facts.writeUInt16LE(8, 4);
  facts.writeUInt16LE(((2026 - 1980) << 9) | (1 << 5) | 1, 8);
  facts.writeUInt32LE(crc, 10);
  facts.writeUInt32LE(packed.byteLength, 14);
  facts.writeUInt32LE(unpackedBytes, 18);
  facts.writeUInt16LE(name.byteLength, 22);
  return facts;
}

function centralRecord(part: ZipPart, name: Uint8Array, offset: number): Uint8Array {
  const madeBy = Buffer.from([20, 0]);
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(offset, 10);
  return Buffer.concat([signed(0x02014b50, madeBy, factsOf(part, name), rest), name]);
}

function signed(signature: number, ...fields: readonly Uint8Array[]): Uint8Array {
  const mark = Buffer.alloc(4);
  mark.writeUInt32LE(signature);
  return Buffer.concat([mark, ...fields]);
}
