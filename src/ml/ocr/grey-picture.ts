export type Sharp = typeof import('sharp')['default'];
type SharpPicture = ReturnType<Sharp>;

/** A grey picture, a byte a pixel, row by row. */
export interface GreyPicture {
  readonly pixels: Uint8Array;
  readonly width: number;
  readonly height: number;
}

export function asSharp(sharp: Sharp, { pixels, width, height }: GreyPicture): SharpPicture {
  return sharp(pixels, { raw: { width, height, channels: 1 } }).toColourspace('b-w');
}

export async function asPixels(picture: SharpPicture): Promise<GreyPicture> {
  const { data, info } = await picture.toColourspace('b-w').raw().toBuffer({ resolveWithObject: true });
  return { pixels: data, width: info.width, height: info.height };
}
