/**
 * Makes the sample photos in events/files/, of the people that `eval/faces/make-people.ts` renders, who do not
 * exist, and of photos in the public domain (`eval/faces/README.md`).
 *
 * Run by hand, when one is to be changed: `node scripts/samples/photos.ts`. Needs of Debian: libheif-examples.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp, { type Sharp } from 'sharp';
import { cutouts } from '../../eval/faces/people.ts';
import { sceneOf } from '../../eval/faces/scene.ts';
import { psdOf } from './psd-of.ts';

const SAMPLES = fileURLToPath(new URL('../../events/files/', import.meta.url));
const PHOTOS = fileURLToPath(new URL('../../eval/faces/photos/', import.meta.url));
const SIGN = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 260" width="800" height="1040">
  <rect width="200" height="260" fill="#a9c7e8"/>
  <path d="M0 215q60-30 110-12t90-14v71H0z" fill="#6f8f4e"/>
  <rect x="95" y="120" width="10" height="130" fill="#8a8d90"/>
  <path d="M73 35h54l38 38v54l-38 38H73l-38-38V73z" fill="#fff"/>
  <path d="M75 40h50l35 35v50l-35 35H75l-35-35V75z" fill="#b3161b"/>
  <text x="100" y="116" font-family="sans-serif" font-weight="bold" font-size="42" fill="#fff" text-anchor="middle">STOP</text>
</svg>
`;

const people = await cutouts('tuned');
const group = (columns: number, background: string, seed: number, fill = 1.15) =>
  sceneOf(
    { rows: 1, columns, finish: 'plain', fill },
    { people, background: readFileSync(join(PHOTOS, background)), seed },
  );

const team = sharp((await group(4, 'windmill.webp', 7)).bytes).extract({ left: 0, top: 300, width: 1600, height: 700 });
write('team-photo.jpg', await asACameraStoresIt(team));
write('coffee-break.webp', readFileSync(join(PHOTOS, 'coffee.webp')));
const visit = sharp((await group(2, 'solar-panels.webp', 11)).bytes).resize({ width: 900 });
write('site-visit.heic', await heicOf(visit));
write('site-visit.heic.rendition.jpg', await rendition(visit));
const meadow = sharp(join(PHOTOS, 'cows.webp'));
write('meadow.tif', await meadow.clone().tiff({ compression: 'jpeg', quality: 80 }).toBuffer());
write('meadow.tif.rendition.jpg', await rendition(meadow));
write('road-sign.svg', Buffer.from(SIGN));
write('road-sign.svg.rendition.jpg', await rendition(sharp(Buffer.from(SIGN))));
const badge = sharp((await group(1, 'chair.webp', 5, 0.9)).bytes).resize(160, 160, { position: 'centre' });
write('visitor-badge.psd', psdOf(await badge.clone().removeAlpha().raw().toBuffer(), { width: 160, height: 160 }));
write('visitor-badge.psd.rendition.jpg', await rendition(badge));

function write(name: string, bytes: Uint8Array): void {
  writeFileSync(join(SAMPLES, name), bytes);
}

/** Lying on its side, as a telephone writes it that was held upright, with what it knows of the moment. */
async function asACameraStoresIt(photo: Sharp): Promise<Uint8Array> {
  const lying = await sharp(await photo.png().toBuffer())
    .rotate(270)
    .png()
    .toBuffer();
  return sharp(lying)
    .withExif({
      IFD0: { Make: 'Northwind Optical Co., Ltd.', Model: 'Northwind N7', Orientation: '6' },
      IFD2: {
        ...{ DateTimeOriginal: '2026:05:12 14:03:22', LensModel: 'N7 main camera 26 mm f/1.8' },
        ...{ ExposureTime: '1/250', FNumber: '18/10', ISOSpeedRatings: '100', FocalLength: '26/1' },
      },
      IFD3: {
        ...{ GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 252/100' },
        ...{ GPSLongitudeRef: 'W', GPSLongitude: '0/1 7/1 2856/100' },
      },
    })
    .withMetadata({ orientation: 6 })
    .jpeg({ quality: 72, mozjpeg: true })
    .toBuffer();
}

/** As Box makes it: no larger than it was, and no metadata. */
function rendition(picture: Sharp): Promise<Buffer> {
  return picture
    .clone()
    .resize({ width: 1024, height: 1024, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: 'white' })
    .jpeg({ quality: 75 })
    .toBuffer();
}

async function heicOf(picture: Sharp): Promise<Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), 'heic-'));
  try {
    const [png, heic] = [join(folder, 'picture.png'), join(folder, 'picture.heic')];
    writeFileSync(png, await picture.clone().png().toBuffer());
    execFileSync('heif-enc', ['-q', '45', '-o', heic, png], { stdio: 'ignore' });
    return readFileSync(heic);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
