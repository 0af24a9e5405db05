import { randomBytes } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import sharp, { type Sharp } from 'sharp';
import type { Picture } from '../../src/cards/card-content.ts';
import { PLACEHOLDER_THUMBNAIL } from '../../src/cards/placeholder-thumbnail.ts';
import { thumbnail } from '../../src/cards/thumbnail.ts';

const RED = { r: 200, g: 0, b: 0 };
const GREEN = { r: 0, g: 200, b: 0 };
const BLUE = { r: 0, g: 0, b: 200 };
const WHITE = { r: 255, g: 255, b: 255 };
const LEFT_HALF = { left: 0, top: 0, width: 0.5, height: 1 };
const RIGHT_HALF = { left: 0.5, top: 0, width: 0.5, height: 1 };

/** 120×60: the left half red, the right half green. */
function redAndGreen(): Sharp {
  const green = { create: { width: 60, height: 60, channels: 3, background: GREEN } } as const;
  return sharp({ create: { width: 120, height: 60, channels: 3, background: RED } }).composite([
    { input: green, left: 60, top: 0 },
  ]);
}

async function pixelsOf(dataUri: string | undefined) {
  expect(dataUri).toMatch(/^data:image\/png;base64,[A-Za-z0-9+/]+=*$/);
  const png = Buffer.from(dataUri?.split(',')[1] ?? '', 'base64');
  expect(await sharp(png).metadata()).toMatchObject({ format: 'png', width: 45, height: 45 });
  const raw = await sharp(png).removeAlpha().toColourspace('srgb').raw().toBuffer();
  return (x: number, y: number) => {
    const [r, g, b] = raw.subarray((y * 45 + x) * 3);
    return { r, g, b };
  };
}

/** Compares within what JPEG and a palette lose. */
function expectColour(actual: Awaited<ReturnType<Awaited<ReturnType<typeof pixelsOf>>>>, colour: typeof RED) {
  for (const channel of ['r', 'g', 'b'] as const) {
    expect(Math.abs((actual[channel] ?? -999) - colour[channel])).toBeLessThan(12);
  }
}

/** A grey PNG of `side`² pixels, one bit each, all black: a few kilobytes whatever its side. */
function blackPng(side: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header[8] = 1;
  const rows = deflateSync(Buffer.alloc(side * (1 + Math.ceil(side / 8))), { level: 9 });
  const chunks = [chunk('IHDR', header), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1A\n', 'latin1'), ...chunks]);
}

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name), data]);
  const framed = Buffer.alloc(8 + named.length);
  framed.writeUInt32BE(data.length, 0);
  named.copy(framed, 4);
  framed.writeUInt32BE(crc32(named), 4 + named.length);
  return framed;
}

describe('thumbnail', () => {
  it.each(['jpeg', 'png', 'webp', 'gif', 'avif'] as const)(
    'makes 45×45 pixels of the middle of a %s',
    async (format) => {
      const at = await pixelsOf(await thumbnail({ bytes: await redAndGreen().toFormat(format).toBuffer() }));
      expectColour(at(5, 22), RED);
      expectColour(at(40, 22), GREEN);
    },
  );

  it('shows the region only', async () => {
    const bytes = await redAndGreen().png().toBuffer();
    const left = await pixelsOf(await thumbnail({ bytes, region: LEFT_HALF }));
    const right = await pixelsOf(await thumbnail({ bytes, region: RIGHT_HALF }));
    expectColour(left(44, 22), RED);
    expectColour(right(0, 22), GREEN);
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'takes the region of the upright picture for EXIF orientation %i',
    async (orientation) => {
      // What people see is red on the left, green on the right; stored as the orientation undoes it.
      const upright = await redAndGreen().png().toBuffer();
      const stored = await storedAs(orientation, upright);
      const bytes = await sharp(stored).withMetadata({ orientation }).jpeg({ quality: 100 }).toBuffer();
      const left = await pixelsOf(await thumbnail({ bytes, region: LEFT_HALF }));
      const right = await pixelsOf(await thumbnail({ bytes, region: RIGHT_HALF }));
      expectColour(left(22, 22), RED);
      expectColour(right(22, 22), GREEN);
    },
  );

  it('puts a transparent picture on white', async () => {
    const bytes = await sharp({
      create: { width: 80, height: 80, channels: 4, background: { ...BLUE, alpha: 0 } },
    })
      .png()
      .toBuffer();
    expectColour((await pixelsOf(await thumbnail({ bytes })))(22, 22), WHITE);
  });

  it('enlarges a single pixel', async () => {
    const bytes = await sharp({ create: { width: 1, height: 1, channels: 3, background: BLUE } })
      .png()
      .toBuffer();
    const region = { left: 0.9, top: 0.9, width: 0.5, height: 0.5 };
    expectColour((await pixelsOf(await thumbnail({ bytes, region })))(22, 22), BLUE);
  });

  it.each(['cmyk', 'b-w', 'grey16', 'rgb16'] as const)('shows a picture in %s', async (colourspace) => {
    const picture = redAndGreen().toColourspace(colourspace);
    const bytes = await (colourspace === 'cmyk' ? picture.jpeg() : picture.png()).toBuffer();
    await pixelsOf(await thumbnail({ bytes }));
  });

  it('shows the first page of an animation', async () => {
    const pages = await Promise.all(
      [RED, GREEN].map((background) =>
        sharp({ create: { width: 50, height: 50, channels: 3, background } })
          .png()
          .toBuffer(),
      ),
    );
    const bytes = await sharp(pages, { join: { animated: true } })
      .gif()
      .toBuffer();
    expect(await sharp(bytes, { animated: true }).metadata()).toMatchObject({ pages: 2 });
    expectColour((await pixelsOf(await thumbnail({ bytes })))(22, 22), RED);
  });

  it('is no larger than 4 kB as a data URI, even of noise', async () => {
    const bytes = await sharp(randomBytes(90 * 90 * 3), { raw: { width: 90, height: 90, channels: 3 } })
      .png()
      .toBuffer();
    expect((await thumbnail({ bytes }))?.length).toBeLessThan(4096);
  });

  it('is the same for the same picture', async () => {
    const bytes = await redAndGreen().jpeg().toBuffer();
    expect(await thumbnail({ bytes })).toBe(await thumbnail({ bytes }));
  });

  it('is undefined for a JPEG that is cut short', async () => {
    const bytes = await sharp(randomBytes(300 * 300 * 3), { raw: { width: 300, height: 300, channels: 3 } })
      .jpeg()
      .toBuffer();
    await pixelsOf(await thumbnail({ bytes }));
    expect(await thumbnail({ bytes: bytes.subarray(0, bytes.length / 2) })).toBeUndefined();
  });

  it('refuses 400 megapixels at once, without the memory for them', async () => {
    const bytes = blackPng(20_000);
    expect(bytes.length).toBeLessThan(100_000);
    const before = process.resourceUsage().maxRSS;
    const startedAt = performance.now();
    expect(await thumbnail({ bytes })).toBeUndefined();
    expect(performance.now() - startedAt).toBeLessThan(500);
    expect(process.resourceUsage().maxRSS - before).toBeLessThan(20 * 1024);
  });

  it('takes the pixels just within the limit', async () => {
    await pixelsOf(await thumbnail({ bytes: blackPng(7071) }));
    expect(await thumbnail({ bytes: blackPng(7072) })).toBeUndefined();
  });

  it.each([
    ['SVG', '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'],
    ['SVG that starts like an AVIF', '<!--ftypavif--><svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'],
    ['a file that only starts like a PNG', '\x89PNG\r\n\x1A\n and no more'],
    ['text', 'hello'],
    ['nothing', ''],
  ])('is undefined for %s', async (_, text) => {
    expect(await thumbnail({ bytes: Buffer.from(text, 'latin1') })).toBeUndefined();
  });

  it('is undefined for a TIFF', async () => {
    expect(await thumbnail({ bytes: await redAndGreen().tiff().toBuffer() })).toBeUndefined();
  });

  it.each([
    [undefined],
    [null],
    [42],
    ['https://example.com/a.png'],
    [{}],
    [{ bytes: '/etc/hostname' }],
    [{ bytes: [1] }],
  ])('is undefined for what is no picture: %j', async (picture) => {
    expect(await thumbnail(picture as Picture)).toBeUndefined();
  });
});

describe('PLACEHOLDER_THUMBNAIL', () => {
  it('is a grey picture of the same size', async () => {
    expectColour((await pixelsOf(PLACEHOLDER_THUMBNAIL))(22, 22), { r: 118, g: 118, b: 118 });
  });
});

/** Turns and mirrors an upright picture to how a camera stores it under this EXIF orientation. */
async function storedAs(orientation: number, upright: Buffer): Promise<Buffer> {
  // [mirror left-right first, then turn clockwise by]: the inverse of what a viewer does.
  const undoing: Record<number, [boolean, number]> = {
    1: [false, 0],
    2: [true, 0],
    3: [false, 180],
    4: [true, 180],
    5: [true, 270],
    6: [false, 270],
    7: [true, 90],
    8: [false, 90],
  };
  const [mirrored, degrees] = undoing[orientation] ?? [false, 0];
  const mirror = await sharp(upright).flop(mirrored).png().toBuffer();
  return sharp(mirror).rotate(degrees).png().toBuffer();
}
