import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipPart {
  readonly name: string;
  readonly content: string | Uint8Array;
  /** What the archive says of the part's size. @default the truth */
  readonly statedBytes?: number;
  readonly isEncrypted?: boolean;
  /** @default 8, deflate */
  readonly method?: number;
}

/** A zip archive as programs write them: parts one after the other, then the directory of all. */
export function zipOf(parts: readonly ZipPart[]): Uint8Array {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const name = Buffer.from(part.name);
    const data = deflateRawSync(part.content, { level: 9 });
    const header = headerOf(part, data.length);
    const file = Buffer.concat([Buffer.from('PK\x03\x04'), header, lengths(name.length, 0), name, data]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), header, lengths(name.length, 0), place, name]));
    files.push(file);
    offset += file.length;
  }
  return Buffer.concat([...files, ...directory, endOf(parts.length, Buffer.concat(directory).length, offset)]);
}

/** Of the parts by their names. */
export function archiveOf(parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  return zipOf(Object.entries(parts).map(([name, content]) => ({ name, content })));
}

function headerOf({ content, statedBytes, isEncrypted = false, method = 8 }: ZipPart, packedBytes: number): Buffer {
  const bytes = Buffer.from(content);
  const header = Buffer.alloc(22);
  header.writeUInt16LE(20, 0);
  header.writeUInt16LE(isEncrypted ? 0x801 : 0x800, 2);
  header.writeUInt16LE(method, 4);
  header.writeUInt32LE(crc32(bytes), 10);
  header.writeUInt32LE(packedBytes, 14);
  header.writeUInt32LE(statedBytes ?? bytes.length, 18);
  return header;
}

function lengths(name: number, extra: number): Buffer {
  const both = Buffer.alloc(4);
  both.writeUInt16LE(name, 0);
  both.writeUInt16LE(extra, 2);
  return both;
}

/** @param entries as stated; a directory of more than 65,535 needs another form. */
export function endOf(entries: number, directoryBytes: number, directoryOffset: number): Buffer {
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries, 8);
  end.writeUInt16LE(entries, 10);
  end.writeUInt32LE(directoryBytes, 12);
  end.writeUInt32LE(directoryOffset, 16);
  return end;
}
