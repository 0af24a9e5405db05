/**
 * A PDF of these objects, the first of which is its catalogue; numbered from 1 in their order.
 *
 * @param trailer what else its trailer says.
 */
export function pdfOf(objects: readonly string[], trailer = ''): Uint8Array {
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, at) => {
    const offset = text.length;
    text += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return String(offset).padStart(10, '0');
  });
  const table = ['0000000000 65535 f ', ...offsets.map((offset) => `${offset} 00000 n `)].join('\n');
  const size = objects.length + 1;
  const start = text.length;
  text += `xref\n0 ${size}\n${table}\ntrailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}

export function streamOf(dictionary: string, content: string): string {
  return `<< ${dictionary} /Length ${content.length} >>\nstream\n${content}\nendstream`;
}

/** A PDF with one page for each text; its lines stand below each other. */
export function pdfOfPages(pages: readonly (readonly string[])[], trailer = ''): Uint8Array {
  const pageNumber = (at: number) => 4 + 2 * at;
  const kids = pages.map((_, at) => `${pageNumber(at)} 0 R`).join(' ');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${kids}] /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> >> >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    ...pages.flatMap((lines, at) => [
      `<< /Type /Page /Parent 2 0 R /Contents ${pageNumber(at) + 1} 0 R >>`,
      streamOf('', `BT /F 12 Tf 18 TL 60 760 Td ${lines.map((line) => `(${escaped(line)}) Tj T*`).join(' ')} ET`),
    ]),
  ];
  return pdfOf(objects, trailer);
}

function escaped(text: string): string {
  return text.replaceAll(/[\\()]/g, '\\$&');
}
