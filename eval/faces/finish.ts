import sharp, { type Sharp } from 'sharp';

export type Finish = 'plain' | 'dark' | 'grey' | 'grainy' | 'blurred' | 'small';

/** As a JPEG that a camera in bad hands might have made. */
export function finished(picture: Uint8Array, finish: Finish, next: () => number): Promise<Buffer> {
  const image = sharp(picture);
  switch (finish) {
    case 'plain':
      return image.jpeg({ quality: 85 }).toBuffer();
    case 'dark':
      return image.linear(0.3, 4).jpeg({ quality: 85 }).toBuffer();
    case 'grey':
      return image.greyscale().jpeg({ quality: 85 }).toBuffer();
    case 'grainy':
      return grainy(image, next);
    case 'blurred':
      return image.blur(3.5).jpeg({ quality: 85 }).toBuffer();
    case 'small':
      return image
        .resize({ width: 320, height: 320, fit: 'inside', withoutEnlargement: true })
        .jpeg({ quality: 60 })
        .toBuffer();
  }
}

async function grainy(image: Sharp, next: () => number): Promise<Buffer> {
  const { data, info } = await image.removeAlpha().raw().toBuffer({ resolveWithObject: true });
  for (let at = 0; at < data.length; at += 1) {
    data[at] = Math.max(0, Math.min(255, (data[at] ?? 0) + (next() + next() - 1) * 70));
  }
  const { width, height, channels } = info;
  return sharp(data, { raw: { width, height, channels } }).jpeg({ quality: 35 }).toBuffer();
}
