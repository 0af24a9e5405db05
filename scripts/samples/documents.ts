/**
 * Makes the sample documents in events/files/ from the texts in scripts/samples/documents/. All that stands in them is invented.
 *
 * Run by hand, when a text has changed: `node scripts/samples/documents.ts`. Needs of Debian: chromium, pandoc, qpdf,
 * poppler-utils, fonts-liberation, libreoffice-writer-nogui, libreoffice-calc-nogui.
 */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';

const SOURCES = fileURLToPath(new URL('documents/', import.meta.url));
const SAMPLES = fileURLToPath(new URL('../../events/files/', import.meta.url));
const A4_POINTS = [595.28, 841.89];

const folder = mkdtempSync(join(tmpdir(), 'documents-'));
try {
  officeDocument('workshop-lease', ['docx', 'docx']);
  officeDocument('club-minutes', ['odt', 'odt']);
  run('pandoc', [source('loom-care.md'), '-o', join(SAMPLES, 'loom-care.pptx')]);
  copyFileSync(source('studio-budget.fods'), join(folder, 'studio-budget.fods'));
  converted('studio-budget.fods', 'xlsx');
  printed('harbour-report.html', join(SAMPLES, 'harbour-report.pdf'));
  run('qpdf', [
    '--encrypt',
    'orchard',
    'quince',
    '256',
    '--',
    join(SAMPLES, 'harbour-report.pdf'),
    join(SAMPLES, 'locked.pdf'),
  ]);
  writeFileSync(join(SAMPLES, 'scanned-letter.pdf'), scannedPdf(await scan('mooring-letter.html')));
} finally {
  rmSync(folder, { recursive: true });
}

/** Pandoc writes the text; LibreOffice opens that and saves it, with the pages counted. */
function officeDocument(name: string, [first, last]: [string, string]): void {
  run('pandoc', [source(`${name}.md`), '-o', join(folder, `${name}.${first}`)]);
  converted(`${name}.${first}`, last);
}

function converted(name: string, format: string): void {
  run('soffice', ['--headless', '--convert-to', format, '--outdir', SAMPLES, join(folder, name)]);
}

function printed(page: string, pdf: string): void {
  const options = ['--headless', '--no-sandbox', '--disable-gpu', '--no-pdf-header-footer', `--print-to-pdf=${pdf}`];
  run('chromium', [...options, `file://${source(page)}`]);
}

/** A page as an office scanner sees it: 300 dpi, grey, a little askew, on paper that is not quite white. */
async function scan(page: string): Promise<Buffer> {
  const pdf = join(folder, 'page.pdf');
  printed(page, pdf);
  run('pdftoppm', ['-r', '300', '-gray', '-png', '-singlefile', pdf, join(folder, 'page')]);
  const upright = sharp(readFileSync(join(folder, 'page.png')));
  const { width = 0, height = 0 } = await upright.metadata();
  const askew = await upright.rotate(0.4, { background: '#fff' }).linear(0.92, 8).png().toBuffer();
  return sharp(askew).resize({ width, height, fit: 'cover' }).toColourspace('b-w').jpeg({ quality: 45 }).toBuffer();
}

/** One page with nothing but a JPEG on it. */
function scannedPdf(jpeg: Buffer): Buffer {
  const [width, height] = A4_POINTS;
  const { pixelsWide, pixelsHigh } = sizeOf(jpeg);
  const drawing = `q ${width} 0 0 ${height} 0 0 cm /Scan Do Q`;
  const image = `/Type /XObject /Subtype /Image /Width ${pixelsWide} /Height ${pixelsHigh} /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode`;
  return pdfOf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Contents 4 0 R /Resources << /XObject << /Scan 5 0 R >> >> >>`,
    `<< /Length ${drawing.length} >>\nstream\n${drawing}\nendstream`,
    Buffer.concat([Buffer.from(`<< ${image} /Length ${jpeg.length} >>\nstream\n`), jpeg, Buffer.from('\nendstream')]),
    '<< /Producer (Scans of Brackwater) /CreationDate (D:20250310091500Z) >>',
  ]);
}

/** @param objects numbered from 1: the catalogue first, the document's facts last. */
function pdfOf(objects: readonly (string | Buffer)[]): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n')];
  const offsets: number[] = [];
  let length = parts[0]?.length ?? 0;
  for (const [at, object] of objects.entries()) {
    const part = Buffer.concat([Buffer.from(`${at + 1} 0 obj\n`), Buffer.from(object), Buffer.from('\nendobj\n')]);
    offsets.push(length);
    parts.push(part);
    length += part.length;
  }
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  const trailer = `trailer\n<< /Size ${size} /Root 1 0 R /Info ${objects.length} 0 R >>\nstartxref\n${length}\n%%EOF\n`;
  return Buffer.concat([...parts, Buffer.from(`xref\n0 ${size}\n0000000000 65535 f \n${rows}${trailer}`)]);
}

/** From the frame header of a JPEG. */
function sizeOf(jpeg: Buffer): { pixelsWide: number; pixelsHigh: number } {
  const frame = jpeg.indexOf(Buffer.from([0xff, 0xc0]));
  return { pixelsHigh: jpeg.readUInt16BE(frame + 5), pixelsWide: jpeg.readUInt16BE(frame + 7) };
}

function source(name: string): string {
  return join(SOURCES, name);
}

function run(program: string, options: readonly string[]): void {
  execFileSync(program, options, { stdio: 'ignore' });
}
