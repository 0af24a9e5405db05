import { pdfOfPages, streamOf } from './pdf-of.ts';

const WHO = [
  'The harbour master',
  'A pilot',
  'The night watch',
  'A diver',
  'The crane driver',
  'A fisherman',
  'The engineer',
];
const DID = [
  'inspected',
  'repaired',
  'measured',
  'painted',
  'cleaned',
  'photographed',
  'closed',
  'reopened',
  'lit',
  'surveyed',
  'guarded',
];
const WHAT = [
  'the north pier',
  'the ferry berth',
  'the fish market',
  'the dry dock',
  'the container yard',
  'the tide gauge',
  'the slipway',
  'the old lighthouse',
  'the mooring lines',
  'the breakwater',
  'the customs shed',
  'the fuel jetty',
  'the lock gate',
];
const WHEN = ['before sunrise', 'at low water', 'during the storm', 'after the regatta', 'in thick fog'];

/** Each page has a heading and two sentences, of which hardly any comes twice: 7, 11, 13 and 5 share no divisor. */
export function longPdf(pages = 1000): Uint8Array {
  const pageOf = (at: number) => [`Harbour log, page ${at + 1} of ${pages}`, sentence(2 * at), sentence(2 * at + 1)];
  return pdfOfPages(Array.from({ length: pages }, (_, at) => pageOf(at)));
}

function sentence(at: number): string {
  const [who, did, what, when] = [WHO, DID, WHAT, WHEN].map((words) => words[at % words.length]);
  return `${who} ${did} ${what} ${when}.`;
}

const ORCHARD = [
  'The orchard committee met on 4 March 2026.',
  'The orchard committee wants to plant forty apple trees along the canal.',
  'The apple trees cost EUR 1,900, of which the council pays half.',
];

export function shortPdf(): Uint8Array {
  return pdfOfPages([ORCHARD]);
}

/** Says that it is encrypted, with keys that no password leads to. */
export function lockedPdf(): Uint8Array {
  const key = (byte: string) => `<${byte.repeat(32)}>`;
  const encryption = `<< /Filter /Standard /V 1 /R 2 /P -44 /O ${key('a5')} /U ${key('5a')} >>`;
  return pdfOfPages([ORCHARD], `/Encrypt ${encryption} /ID [${key('01')} ${key('01')}]`);
}

/**
 * A PDF whose catalogue and pages lie in an object stream that lies in itself, continues itself, and whose pages are
 * their own children: whoever follows the references never comes back.
 */
export function pdfInItself(): Uint8Array {
  const [catalogue, pages] = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Count 1 /Kids [2 0 R] /Parent 2 0 R >>',
  ];
  const places = `1 0 2 ${catalogue.length + 1} 5 0 `;
  const dictionary = `/Type /ObjStm /N 3 /First ${places.length} /Extends 5 0 R`;
  const head = '%PDF-1.5\n';
  const objects = `5 0 obj\n${streamOf(dictionary, `${places}${catalogue} ${pages}`)}\nendobj\n`;
  const start = head.length + objects.length;
  // Of each object: kind 2 is "in stream 5, at this place", kind 1 is "at this offset", kind 0 is free.
  const entries = [
    [0, 0, 0],
    [2, 5, 0],
    [2, 5, 1],
    [0, 0, 0],
    [0, 0, 0],
    [2, 5, 2],
    [1, start, 0],
  ];
  const table = entries.map(([kind = 0, where = 0, index = 0]) =>
    Buffer.from([kind, where >> 8, where & 255, index]).toString('latin1'),
  );
  const reference = streamOf('/Type /XRef /Size 7 /W [1 2 1] /Root 1 0 R', table.join(''));
  return Buffer.from(`${head}${objects}6 0 obj\n${reference}\nendobj\nstartxref\n${start}\n%%EOF\n`, 'latin1');
}
