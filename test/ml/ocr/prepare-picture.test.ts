import { crc32, deflateSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { MAX_PIXELS, preparePicture } from '../../../src/ml/ocr/prepare-picture.ts';
import { greyPixels, NOTE, plainPicture } from './a-picture.ts';

const sizeOf = async (bytes: Uint8Array) => {
  const { width, height, channels, format } = await sharp(await preparePicture({ bytes })).metadata();
  return { width, height, channels, format };
};

describe('preparePicture', () => {
  it('enlarges a page of 100 dpi to 300, and no picture by more', async () => {
    expect(await sizeOf(await plainPicture(826, 1169))).toEqual({
      width: 2478,
      height: 3507,
      channels: 1,
      format: 'png',
    });
    expect(await sizeOf(await plainPicture(100, 50))).toMatchObject({ width: 300, height: 150 });
  });

  it('leaves a page of 300 dpi as large as it is, and makes larger ones as small', async () => {
    expect(await sizeOf(await plainPicture(2480, 3508))).toMatchObject({ width: 2480, height: 3508 });
    expect(await sizeOf(await plainPicture(4960, 7016))).toMatchObject({ width: 2480, height: 3508 });
  });

  it('keeps a long strip of paper as readable as a page', async () => {
    expect(await sizeOf(await plainPicture(1000, 8000))).toMatchObject({ width: 1043, height: 8343 });
  });

  it('turns a picture upright before it is scaled', async () => {
    const sideways = await sharp(await plainPicture(60, 20))
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    expect(await sizeOf(sideways)).toMatchObject({ width: 60, height: 180 });
  });

  it('takes the shade off a page, and leaves its ink dark', async () => {
    const { pixels, width, height } = await greyPixels(await sharp(NOTE).resize({ width: 1000 }).png().toBuffer());
    const shaded = pixels.map((value, at) => value * (1 - (0.7 * (at % width)) / width));
    const bytes = await sharp(shaded, { raw: { width, height, channels: 1 } })
      .png()
      .toBuffer();
    const prepared = await greyPixels(await preparePicture({ bytes }));
    const light = prepared.pixels.filter((value) => value > 240).length / prepared.pixels.length;
    const dark = prepared.pixels.filter((value) => value < 128).length / prepared.pixels.length;
    const ink = pixels.filter((value) => value < 128).length / pixels.length;
    expect(light).toBeGreaterThan(0.85);
    expect(dark / ink).toBeGreaterThan(0.8);
    expect(dark / ink).toBeLessThan(1.2);
  });

  it('turns white on black into black on white, of text only', async () => {
    const isWhite = async (bytes: Uint8Array) => {
      const { pixels } = await greyPixels(await preparePicture({ bytes }));
      return pixels.filter((value) => value > 200).length > pixels.length / 2;
    };
    expect(await isWhite(NOTE)).toBe(true);
    expect(await isWhite(await sharp(NOTE).negate().png().toBuffer())).toBe(true);
    expect(await isWhite(await plainPicture(700, 300, 'black'))).toBe(false);
  });

  it('turns a picture until its lines are level', async () => {
    const askew = await sharp(NOTE).rotate(4, { background: 'white' }).png().toBuffer();
    const rows = async (bytes: Uint8Array) => {
      const { pixels, width } = await greyPixels(bytes);
      const inked = new Set<number>();
      for (const [at, value] of pixels.entries()) if (value < 100) inked.add(Math.floor(at / width));
      return inked.size;
    };
    const level = await rows(await preparePicture({ bytes: NOTE }));
    expect(Math.abs((await rows(await preparePicture({ bytes: askew }))) / level - 1)).toBeLessThan(0.15);
    expect((await rows(askew)) / (await rows(NOTE))).toBeGreaterThan(1.3);
  });

  it('leaves a clean scan as it is', async () => {
    const scan = await sharp(NOTE)
      .resize(1240, 3508, { fit: 'contain', background: 'white' })
      .resize(2480, 3508)
      .toColourspace('b-w')
      .png()
      .toBuffer();
    const prepared = await greyPixels(await preparePicture({ bytes: scan }));
    expect(Buffer.compare(prepared.pixels, (await greyPixels(scan)).pixels)).toBe(0);
  });

  it('refuses more pixels than its limit by the header alone, and takes as many', async () => {
    const [width, height] = [10_000, MAX_PIXELS / 10_000];
    expect(await sizeOf(await plainPicture(width, height))).toMatchObject({ width: 4172, height: 2086 });
    await expect(preparePicture({ bytes: await plainPicture(width, height + 1) })).rejects.toMatchObject({
      name: 'UnusableFileError',
      fault: 'too-large',
      forPerson: expect.stringContaining('50 megapixels'),
    });
  });

  it('refuses 400 megapixels at once', async () => {
    const bytes = pngHeader(20_000, 20_000);
    const started = performance.now();
    await expect(preparePicture({ bytes })).rejects.toMatchObject({ fault: 'too-large' });
    expect(performance.now() - started).toBeLessThan(300);
  });

  it.each([
    ['text', Buffer.from('This is no image.')],
    ['nothing', Buffer.alloc(0)],
    ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="100" height="100"/>')],
    ['half a PNG', NOTE.subarray(0, NOTE.length / 2)],
    ['the signature of a JPEG', Buffer.from([0xff, 0xd8, 0xff, 0xe0])],
  ])('calls %s unreadable', async (_, bytes) => {
    await expect(preparePicture({ bytes })).rejects.toMatchObject({ name: 'UnusableFileError', fault: 'unreadable' });
  });

  it('calls a JPEG unreadable that was cut short', async () => {
    const jpeg = await sharp(NOTE).jpeg().toBuffer();
    await expect(preparePicture({ bytes: jpeg.subarray(0, jpeg.length / 2) })).rejects.toMatchObject({
      fault: 'unreadable',
    });
  });
});

/** A PNG of that many pixels by its header, with none of them behind it. */
function pngHeader(width: number, height: number): Buffer {
  const size = Buffer.alloc(13);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  size[8] = 8;
  const chunks = [chunk('IHDR', size), chunk('IDAT', deflateSync(Buffer.alloc(100))), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), ...chunks]);
}

function chunk(name: string, data: Buffer): Buffer {
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  const body = Buffer.concat([Buffer.from(name), data]);
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
