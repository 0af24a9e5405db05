import sharp from 'sharp';

/** A hill under a sky, with some grain, so that there is something to compress. */
export async function landscape(format: 'png' | 'jpeg'): Promise<Uint8Array> {
  const [width, height] = [1200, 800];
  const pixels = Buffer.alloc(width * height * 3);
  for (let at = 0; at < width * height; at += 1) {
    const [x, y] = [at % width, Math.floor(at / width)];
    const isHill = y > 500 - 200 * Math.sin((x / width) * Math.PI);
    const grain = (x * 7919 + y * 104_729) % 23;
    pixels.set(isHill ? [60 + grain, 130 + grain, 60] : [120 + y / 8, 170 + y / 12, 230 - grain], at * 3);
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .toFormat(format)
    .toBuffer();
}
