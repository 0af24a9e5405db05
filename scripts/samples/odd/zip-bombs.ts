import { constants, crc32, deflateRawSync } from 'node:zlib';
import { type ZipPart, zipOf, zipPart } from './zip-of.ts';

const MIB = 1024 * 1024;
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const CONTENT_TYPES = 'application/vnd.openxmlformats-officedocument';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A Word file of 3 MB whose one text unpacks to 3 GB. */
export function bombOfOnePart(): Uint8Array {
  const [before, after] = [`<w:document ${W}><w:body><w:p><w:r><w:t>`, '</w:t></w:r></w:p></w:body></w:document>'];
  return zipOf([...wordFrame(), repeated('word/document.xml', before, 'a'.repeat(MIB), 3 * 1024, after)]);
}

/** The same with a header that says it has a hundred bytes only: whoever trusts that unpacks it all. */
export function bombThatLies(): Uint8Array {
  const [before, after] = [`<w:document ${W}><w:body><w:p><w:r><w:t>`, '</w:t></w:r></w:p></w:body></w:document>'];
  const part = repeated('word/document.xml', before, 'b'.repeat(MIB), 3 * 1024, after);
  return zipOf([...wordFrame(), { ...part, unpackedBytes: 100 }]);
}

/** An Excel file of 5 MB with a thousand sheets, each of which is harmless by itself: 4 GB together. */
export function bombOfManyParts(): Uint8Array {
  const numbers = Array.from({ length: 1000 }, (_, at) => at + 1);
  const sheet = repeated(
    'xl/worksheets/sheet1.xml',
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>',
    ' '.repeat(MIB),
    4,
    '<row><c t="inlineStr"><is><t>stocktaking</t></is></c></row></sheetData></worksheet>',
  );
  return zipOf([
    zipPart(
      '[Content_Types].xml',
      `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${CONTENT_TYPES}.spreadsheetml.sheet.main+xml"/></Types>`,
    ),
    zipPart('_rels/.rels', relationships([['officeDocument', 'xl/workbook.xml']])),
    zipPart(
      'xl/workbook.xml',
      `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${RELATIONS}"><sheets>${numbers.map((at) => `<sheet name="Sheet ${at}" sheetId="${at}" r:id="rId${at}"/>`).join('')}</sheets></workbook>`,
    ),
    zipPart(
      'xl/_rels/workbook.xml.rels',
      relationships(numbers.map((at) => ['worksheet', `worksheets/sheet${at}.xml`])),
    ),
    ...numbers.map((at) => ({ ...sheet, name: `xl/worksheets/sheet${at}.xml` })),
  ]);
}

function wordFrame(): ZipPart[] {
  return [
    zipPart(
      '[Content_Types].xml',
      `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${CONTENT_TYPES}.wordprocessingml.document.main+xml"/></Types>`,
    ),
    zipPart('_rels/.rels', relationships([['officeDocument', 'word/document.xml']])),
  ];
}

function relationships(targets: readonly (readonly [type: string, target: string])[]): string {
  const each = targets.map(
    ([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${RELATIONS}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${each.join('')}</Relationships>`;
}

/** Packs a text that repeats itself without ever having it whole: each piece is packed by itself, and ends on a byte. */
function repeated(name: string, before: string, piece: string, times: number, after: string): ZipPart {
  const packedPiece = packed(piece);
  const pieces = Buffer.from(piece);
  let crc = crc32(before);
  for (let at = 0; at < times; at += 1) crc = crc32(pieces, crc);
  return {
    name,
    packed: Buffer.concat([packed(before), ...Array.from({ length: times }, () => packedPiece), deflateRawSync(after)]),
    crc: crc32(after, crc),
    unpackedBytes: before.length + pieces.byteLength * times + after.length,
  };
}

function packed(text: string): Uint8Array {
  return deflateRawSync(text, { level: 9, finishFlush: constants.Z_FULL_FLUSH });
}
