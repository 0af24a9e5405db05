/**
 * Draws the pages that the text recognition is measured on, eval/ocr/pages/, the samples of a scan and of a
 * photographed receipt in events/files/, and pages for tests. All that stands on them is invented.
 *
 * Run by hand, when a page has changed: `node scripts/samples/scans.ts`. Needs of Debian: chromium, poppler-utils,
 * fonts-liberation, fonts-dejavu-core, fonts-crosextra-carlito, fonts-ebgaramond, fonts-lato, fonts-linuxlibertine,
 * fonts-noto-cjk.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';

const PAGES = fileURLToPath(new URL('../../eval/ocr/', import.meta.url));
const SAMPLES = fileURLToPath(new URL('../../events/files/', import.meta.url));
const FOR_TESTS = fileURLToPath(new URL('../../test/ml/ocr/files/', import.meta.url));
const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };

for (const part of ['pages/tuned', 'pages/held']) {
  const folder = join(PAGES, part);
  for (const name of (await readdir(folder)).filter((file) => file.endsWith('.html'))) {
    const page = join(folder, name);
    writeFileSync(page.replace('.html', '.txt'), textOf(readFileSync(page, 'utf8')));
    writeFileSync(page.replace('.html', '.png'), await smallPng(scanned(page)));
  }
}
writeFileSync(join(SAMPLES, 'scanned-letter.png'), await smallPng(scanned(join(PAGES, 'samples/scan.html')), 1240));
writeFileSync(join(SAMPLES, 'receipt-photo.jpg'), await photographed(scanned(join(PAGES, 'samples/receipt.html'))));
for (const name of ['note', 'japanese']) {
  writeFileSync(join(FOR_TESTS, `${name}.png`), await smallPng(scanned(join(PAGES, `samples/${name}.html`))));
}

/** The page at 300 dpi, grey, as PNG. */
function scanned(page: string): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'scan-'));
  try {
    const pdf = join(folder, 'page.pdf');
    const options = ['--headless', '--no-sandbox', '--disable-gpu', '--no-pdf-header-footer', `--print-to-pdf=${pdf}`];
    execFileSync('chromium', [...options, `file://${page}`], { stdio: 'ignore' });
    execFileSync('pdftoppm', ['-r', '300', '-gray', '-png', '-singlefile', pdf, join(folder, 'page')]);
    return readFileSync(join(folder, 'page.png'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Sixteen shades are what a scanner's "text" setting leaves. */
async function smallPng(png: Buffer, width?: number): Promise<Buffer> {
  const picture = sharp(png).resize(width === undefined ? null : { width });
  return picture.png({ palette: true, colours: 16, dither: 0, compressionLevel: 9 }).toBuffer();
}

/** On a grey table, a little askew, darker to one side. */
async function photographed(png: Buffer): Promise<Buffer> {
  const paper = await sharp(png).resize({ width: 760 }).linear(0.85, 15).toColourspace('srgb').png().toBuffer();
  const { data, info } = await sharp(paper)
    .rotate(2.2, { background: '#777a80' })
    .extend({ top: 90, bottom: 90, left: 110, right: 110, background: '#777a80' })
    .png()
    .toBuffer({ resolveWithObject: true });
  const shade = `<svg width="${info.width}" height="${info.height}"><defs><linearGradient id="s" x2="1" y2="1">
    <stop stop-opacity="0"/><stop offset="1" stop-opacity="0.35"/></linearGradient></defs>
    <rect width="100%" height="100%" fill="url(#s)"/></svg>`;
  const photo = sharp(data).composite([{ input: Buffer.from(shade) }]);
  return photo.blur(0.6).jpeg({ quality: 75 }).toBuffer();
}

/** What a reader should read: the rows of tables line by line, columns one after the other. */
function textOf(html: string): string {
  const body = html.slice(html.indexOf('</style>') + '</style>'.length);
  const text = body
    .replaceAll(/<\/t[dh]>/g, ' ')
    .replaceAll(/<br>/g, '\n')
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll(/&\w+;/g, (entity) => ENTITIES[entity] ?? entity);
  const lines = text.split('\n').map((line) => line.trim());
  return `${lines.filter((line) => line !== '').join('\n')}\n`;
}
