import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import {
  type OcrImage,
  type OcrPage,
  type RecogniseOptions,
  recogniseText,
} from '../../../src/ml/ocr/recognise-text.ts';
import { packageFile } from '../../../src/ml/package-file.ts';
import { inThread } from '../../../src/ml/thread/in-thread.ts';
import { greyPixels, JAPANESE, NOTE, NOTE_LINES, plainPicture } from './a-picture.ts';

const signal = new AbortController().signal;
const RECEIPT = readFileSync(new URL('../../../events/files/receipt-photo.jpg', import.meta.url));
const ENGLISH = packageFile('@tesseract.js-data/eng', '4.0.0_best_int/eng.traineddata.gz');

async function linesOn(bytes: Uint8Array, options: Partial<RecogniseOptions> = {}): Promise<string[]> {
  const [page] = await recogniseText([{ bytes }], { signal, ...options });
  return page?.lines.map(({ text }) => text) ?? [];
}

describe('recogniseText', () => {
  it('reads print line by line, and says how sure it is', async () => {
    const [page] = await recogniseText([{ bytes: NOTE }], { signal });
    expect(page?.lines.map(({ text }) => text)).toEqual(NOTE_LINES);
    for (const { confidence } of page?.lines ?? []) expect(confidence).toBeGreaterThan(85);
  });

  it('gives each image its own page, in their order', async () => {
    const blank = await plainPicture(400, 300);
    const pages = await recogniseText([{ bytes: blank }, { bytes: NOTE }, { bytes: blank }], { signal });
    expect(pages.map(({ lines }) => lines.length)).toEqual([0, 3, 0]);
  });

  it('has nothing to do without images', async () => {
    expect(await recogniseText([], { signal, languages: ['none'] })).toEqual([]);
  });

  it.each([1, 3, 4] as const)('reads pixels of %i channels as it reads files', async (channels) => {
    const space = channels === 1 ? 'b-w' : 'srgb';
    const picture = sharp(NOTE).toColourspace(space);
    const { data, info } = await (channels === 4 ? picture.ensureAlpha() : picture.removeAlpha())
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect(info.channels).toBe(channels);
    const image: OcrImage = { pixels: data, width: info.width, height: info.height, channels };
    const [page] = await recogniseText([image], { signal });
    expect(page?.lines.map(({ text }) => text)).toEqual(NOTE_LINES);
  });

  it('reads from inside another thread', async () => {
    const script = new URL('./read-in-thread.thread.ts', import.meta.url);
    const [page] = await inThread<OcrImage[], OcrPage[]>(script, [{ bytes: NOTE }], { signal });
    expect(page?.lines.map(({ text }) => text)).toEqual(NOTE_LINES);
  });

  it.each([90, 180, 270])('reads a page that was scanned turned by %i°', async (degrees) => {
    expect(await linesOn(await sharp(NOTE).rotate(degrees).png().toBuffer())).toEqual(NOTE_LINES);
  });

  it.each([-10, 7])('reads lines that slope by %i°', async (degrees) => {
    expect(await linesOn(await sharp(NOTE).rotate(degrees, { background: 'white' }).png().toBuffer())).toEqual(
      NOTE_LINES,
    );
  });

  it('turns a photo upright as its camera says', async () => {
    const sideways = await sharp(NOTE).rotate(270).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    expect(await linesOn(sideways)).toEqual(NOTE_LINES);
  });

  it('reads ink on transparent paper, and white on black', async () => {
    const { pixels, width, height } = await greyPixels(NOTE);
    const ink = Buffer.alloc(width * height * 4);
    for (const [at, value] of pixels.entries()) ink[at * 4 + 3] = 255 - value;
    const onNothing = await sharp(ink, { raw: { width, height, channels: 4 } })
      .png()
      .toBuffer();
    expect(await linesOn(onNothing)).toEqual(NOTE_LINES);
    expect(await linesOn(await sharp(NOTE).negate().png().toBuffer())).toEqual(NOTE_LINES);
  });

  it('keeps the prices of a photographed receipt with their items, even when it lies on its side', async () => {
    const prices = ['3.80', '5.10', '6.45', '24.90', '2.75', '43.00', '43.00'];
    const isPrice = (line: string) => /\p{L}.* \d+\.\d\d$/u.test(line);
    for (const photo of [RECEIPT, await sharp(RECEIPT).rotate(90).jpeg().toBuffer()]) {
      const lines = await linesOn(photo);
      expect(lines.filter(isPrice).map((line) => line.split(' ').at(-1))).toEqual(prices);
    }
  });

  it('makes no nonsense of a page in a script that it does not know', async () => {
    expect(await linesOn(JAPANESE)).toEqual([]);
  });

  it('leaves out lines that the engine is less sure of than asked', async () => {
    expect(await linesOn(NOTE, { minConfidence: 100 })).toEqual([]);
  });

  it.each([
    [1, 1],
    [3, 4000],
    [4000, 3],
  ])('finds nothing on an empty image of %i × %i pixels', async (width, height) => {
    expect(await linesOn(await plainPicture(width, height))).toEqual([]);
  });
});

describe('recogniseText at its limits', () => {
  it('stops in the middle of a page with the reason of the signal', async () => {
    const page = await fullPage();
    const controller = new AbortController();
    const reason = new Error('out of time');
    setTimeout(() => controller.abort(reason), 900);
    const started = performance.now();
    await expect(recogniseText([{ bytes: page }], { signal: controller.signal })).rejects.toBe(reason);
    expect(performance.now() - started).toBeLessThan(2500);
  });

  it('writes no file, starts no process and opens no connection', () => {
    const kill = `process.kill(process.pid, 'SIGKILL')`;
    const trap = `import net from 'node:net'; net.Socket.prototype.connect = globalThis.fetch = () => ${kill};`;
    const rights = ['--permission', '--allow-fs-read=*', '--allow-worker', '--allow-addons'];
    const script = fileURLToPath(new URL('./print-note.ts', import.meta.url));
    const output = execFileSync(
      process.execPath,
      [...rights, '--import', `data:text/javascript,${encodeURIComponent(trap)}`, script],
      { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
    );
    expect(JSON.parse(output)).toEqual(NOTE_LINES);
  });
});

describe('recogniseText, when it is stopped', () => {
  const garbage = { bytes: Buffer.from('no image') };

  it('opens no further image', async () => {
    const controller = new AbortController();
    const reason = new Error('out of time');
    const recognising = recogniseText([{ bytes: NOTE }, garbage], { signal: controller.signal });
    setImmediate(() => controller.abort(reason));
    await expect(recognising).rejects.toBe(reason);
  });

  it('does not begin once aborted', async () => {
    const reason = new Error('stopped before');
    await expect(recogniseText([garbage], { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  });
});

describe('recogniseText in other languages', () => {
  const folder = mkdtempSync(join(tmpdir(), 'languages-'));
  copyFileSync(ENGLISH, join(folder, 'packed.traineddata.gz'));
  writeFileSync(join(folder, 'plain.traineddata'), gunzipSync(readFileSync(ENGLISH)));
  writeFileSync(join(folder, 'broken.traineddata'), 'no data');
  writeFileSync(join(folder, 'cut.traineddata.gz'), readFileSync(ENGLISH).subarray(0, 50_000));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('takes their data from the folder, packed or not, and English from the package', async () => {
    const options = { languages: ['packed', 'eng', 'plain'], languageFolder: folder };
    expect(await linesOn(NOTE, options)).toEqual(NOTE_LINES);
  });

  it.each(['broken', 'cut'])('names the setting when the data is %s', async (language) => {
    await expect(linesOn(NOTE, { languages: [language], languageFolder: folder })).rejects.toMatchObject({
      name: 'MlAdapterError',
      retryable: false,
      forPerson: expect.stringContaining('languages'),
    });
  });
});

/** A note on top of the other, on a page that takes seconds. */
async function fullPage(): Promise<Buffer> {
  const page = sharp({ create: { width: 2480, height: 3508, channels: 3, background: 'white' } });
  const note = await sharp(NOTE).resize({ width: 620 }).extend({ bottom: 50, background: 'white' }).toBuffer();
  return page
    .composite([{ input: note, tile: true }])
    .png()
    .toBuffer();
}
