import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import sharp, { type Sharp } from 'sharp';
import { hugePng } from '../../../scripts/samples/odd/huge-png.ts';
import type { CardContent } from '../../../src/cards/card-content.ts';
import { type PhotoOptions, photoAdapter } from '../../../src/ml/adapters/photo.ts';
import type { FileType } from '../../../src/ml/file-type.ts';
import { mlAdapterContract } from '../../contract/ml-adapter.contract.ts';

const fileNamed = (name: string) => readFileSync(new URL(`../../../events/files/${name}`, import.meta.url));
const TEAM = fileNamed('team-photo.jpg');
const PLAIN = { faces: false, objects: false };
const NEVER = new AbortController().signal;

mlAdapterContract({
  name: 'photoAdapter',
  adapter: () => photoAdapter(),
  goodFiles: [{ name: 'team-photo.jpg', bytes: TEAM }],
  runs: 12,
});

const factsOf = (group: FileType['group'], format: string) => ({
  name: `photo.${format}`,
  extension: format,
  type: { group, format },
});

interface Given {
  readonly format?: string;
  readonly signal?: AbortSignal;
}

async function lookAt(bytes: Uint8Array, options: PhotoOptions = {}, { format = 'jpg', signal = NEVER }: Given = {}) {
  return (await photoAdapter(options).look({ file: factsOf('image', format), bytes, signal })) as CardContent[];
}

function textsOf(contents: readonly CardContent[], title: string): string[] {
  return contents.flatMap((content) =>
    content.kind === 'keyword' && content.title === title ? content.entries.map(({ text }) => text) : [],
  );
}

const about = async (bytes: Uint8Array, options: PhotoOptions = {}, given: Given = {}) =>
  textsOf(await lookAt(bytes, { ...PLAIN, ...options }, given), 'About this photo');

function facesIn(contents: readonly CardContent[]) {
  return contents.flatMap((content) => (content.kind === 'timeline' ? content.entries : []));
}

/** A picture of 30 × 20 pixels in one colour. */
function plain(): Sharp {
  return sharp({ create: { width: 30, height: 20, channels: 3, background: '#c03040' } });
}

describe('photoAdapter', () => {
  it.each(['jpg', 'png', 'webp', 'gif'])('opens %s as it is', (format) => {
    expect(photoAdapter().reads(factsOf('image', format))).toBe('original');
  });

  it.each(['tif', 'heic', 'avif', 'psd', 'svg', '__proto__'])('reads %s as Box draws it', (format) => {
    expect(photoAdapter().reads(factsOf('image', format))).toEqual({ type: 'jpg', dimensions: '1024x1024' });
  });

  it.each(['document', 'video', 'unknown'] as const)('leaves a %s alone, whatever its name', (group) => {
    expect(photoAdapter().reads(factsOf(group, 'jpg'))).toBeUndefined();
  });

  it('finds the four people of the sample, and tells what its camera wrote', async () => {
    const contents = await lookAt(TEAM);
    expect(facesIn(contents).map(({ text }) => text)).toEqual(['Face 1', 'Face 2', 'Face 3', 'Face 4']);
    expect(textsOf(contents, 'Objects')).toContain('4 people');
    expect(textsOf(contents, 'About this photo')).toEqual([
      'Northwind N7',
      'N7 main camera 26 mm f/1.8',
      '12 May 2026, 14:03',
      '1/250 s, f/1.8, ISO 100, 26 mm',
      '51.5007° N, 0.1246° W',
      '1600 × 700 pixels',
    ]);
  });

  it.each(['receipt-photo.jpg', 'scanned-letter.png'])('sees nobody on %s', async (name) => {
    const contents = await lookAt(fileNamed(name));
    expect(facesIn(contents)).toEqual([]);
    expect(textsOf(contents, 'Objects').join()).not.toMatch(/person|people/);
  });

  it('reads no place when it is told not to', async () => {
    const said = await about(TEAM, { places: false });
    expect(said).toContain('Northwind N7');
    expect(JSON.stringify(said)).not.toMatch(/51\.|0\.12|°/);
  });

  it('looks for no faces, or for no objects, when it is told so', async () => {
    const meadow = fileNamed('meadow.tif.rendition.jpg');
    expect(textsOf(await lookAt(meadow, { faces: false }), 'Objects').join()).toMatch(/cow/);
    expect(textsOf(await lookAt(meadow, { objects: false }), 'Objects')).toEqual([]);
    expect(facesIn(await lookAt(TEAM, { faces: false }))).toEqual([]);
    const thingless = await lookAt(TEAM, { objects: false });
    expect(facesIn(thingless)).toHaveLength(4);
    expect(textsOf(thingless, 'Objects')).toEqual([]);
  });

  it('shows as many faces as it may, and says how many there are', async () => {
    const contents = await lookAt(TEAM, { shownFaces: 3, objects: false });
    expect(facesIn(contents)).toHaveLength(3);
    expect(contents).toContainEqual({
      kind: 'status',
      message: 'Only the 3 largest of 4 faces in this photo are shown.',
    });
  });

  it('says nothing of the camera of a picture that Box drew', async () => {
    expect(await about(TEAM, {}, { format: 'heic' })).toEqual([]);
  });
});

describe('photoAdapter, at odd pictures', () => {
  it.each<[string, () => Promise<Uint8Array>]>([
    ['a CMYK JPEG', () => plain().toColourspace('cmyk').jpeg().toBuffer()],
    ['a PNG of 16 bits', () => plain().toColourspace('rgb16').png().toBuffer()],
    ['a grey PNG', () => plain().greyscale().png().toBuffer()],
    ['a PNG with transparency', () => plain().ensureAlpha(0.5).png().toBuffer()],
    ['a PNG with a palette', () => plain().png({ palette: true }).toBuffer()],
    ['a WebP without loss', () => plain().webp({ lossless: true }).toBuffer()],
  ])('opens %s', async (_, make) => {
    expect(await about(await make())).toEqual(['30 × 20 pixels']);
  });

  it.each(['gif', 'webp'] as const)('looks at the first picture of a moving %s', async (format) => {
    const frames = [plain(), plain().negate(), plain()].map((frame) => frame.png().toBuffer());
    const moving = sharp(await Promise.all(frames), { join: { animated: true } });
    expect(await about(await moving.toFormat(format).toBuffer())).toEqual(['30 × 20 pixels']);
  });

  it.each(['jpeg', 'png'] as const)('refuses a %s of which the end is missing', async (format) => {
    const whole = await sharp(TEAM).resize(400).toFormat(format).toBuffer();
    const cut = whole.subarray(0, whole.byteLength * 0.6);
    await expect(lookAt(cut, PLAIN)).rejects.toMatchObject({ name: 'UnusableFileError', fault: 'unreadable' });
  });

  it('refuses a picture of 400 megapixels before it is decoded', async () => {
    const bytes = hugePng();
    const start = performance.now();
    await expect(lookAt(bytes)).rejects.toMatchObject({
      fault: 'too-large',
      forPerson: expect.stringContaining('400 megapixels'),
    });
    expect(performance.now() - start).toBeLessThan(1000);
  });

  it.each([
    [1000, true],
    [1001, false],
  ])('looks at a picture %d pixels wide and 1000 high, given a limit of one megapixel: %p', async (width, isOpened) => {
    const picture = sharp({ create: { width, height: 1000, channels: 3, background: 'teal' } });
    const looking = about(await picture.png().toBuffer(), { maxMegapixels: 1 });
    if (isOpened) expect(await looking).toEqual(['1000 × 1000 pixels']);
    else await expect(looking).rejects.toMatchObject({ fault: 'too-large' });
  });

  it('stops in the middle of its work, with the reason of the signal', async () => {
    const controller = new AbortController();
    const reason = new Error('stopped meanwhile');
    const looking = lookAt(TEAM, {}, { signal: controller.signal });
    setTimeout(() => controller.abort(reason), 250);
    await expect(looking).rejects.toBe(reason);
  });
});

describe('photoAdapter, at what cameras write', () => {
  const claiming = (IFD0: Record<string, string>) => plain().withExif({ IFD0 }).jpeg().toBuffer();

  it('cleans and shortens hostile texts', async () => {
    const [camera = ''] = await about(await claiming({ Model: `A\u0007<b>\u001b[31m${'x'.repeat(60_000)}` }));
    expect(camera).toMatch(/^A/);
    expect(camera).not.toMatch(/\p{Cc}/u);
    expect([...camera].length).toBeLessThanOrEqual(60);
  });

  it('leaves the picture its size where the header is larger than any camera makes it, or is nonsense', async () => {
    const nonsense = await sharp(await claiming({ Model: 'Northwind' }))
      .keepExif()
      .jpeg()
      .toBuffer();
    nonsense.fill(0xff, nonsense.indexOf('Exif') + 14, nonsense.indexOf('Exif') + 40);
    expect(await about(nonsense)).toContain('30 × 20 pixels');
  });
});

describe('photoAdapter, whichever way the camera was held', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])('finds the same upright faces at EXIF orientation %d', async (orientation) => {
    const contents = await lookAt(await heldAs(orientation), { objects: false });
    expect(textsOf(contents, 'About this photo')).toContain('800 × 350 pixels');
    const [faces, expected] = [await smallOf(contents), await uprightFaces()];
    expect(faces).toHaveLength(4);
    for (const [index, face] of faces.entries()) {
      const apart = face.map((grey, at) => Math.abs(grey - (expected[index]?.[at] ?? 0)));
      expect(apart.reduce((sum, value) => sum + value, 0) / apart.length).toBeLessThan(12);
    }
  });
});

let upright: Promise<number[][]> | undefined;

/** As found where nothing is turned. */
function uprightFaces(): Promise<number[][]> {
  upright ??= heldAs(1).then(async (bytes) => smallOf(await lookAt(bytes, { objects: false })));
  return upright;
}

/** The pictures of the faces, from left to right, as 64 greys each. */
function smallOf(contents: readonly CardContent[]): Promise<number[][]> {
  return Promise.all(
    facesIn(contents).map(async ({ picture }) => [
      ...(await sharp(picture?.bytes).greyscale().resize(8, 8).raw().toBuffer()),
    ]),
  );
}

/** The pixels lie as a viewer has to turn and mirror them back, after EXIF 2.3, 4.6.4. */
async function heldAs(orientation: number): Promise<Uint8Array> {
  const upright = await sharp(TEAM).autoOrient().resize({ width: 800 }).png().toBuffer();
  const degrees = [0, 0, 0, 180, 180, 270, 270, 90, 90][orientation] ?? 0;
  const isMirrored = [2, 4, 5, 7].includes(orientation);
  const mirrored = isMirrored ? await sharp(upright).flop().png().toBuffer() : upright;
  const lying = await sharp(mirrored).rotate(degrees).png().toBuffer();
  return sharp(lying).withMetadata({ orientation }).jpeg({ quality: 90 }).toBuffer();
}
