import sharp from 'sharp';
import type { Cutout } from './people.ts';

export interface Pose {
  /** Of the person's picture, upright, in pixels. */
  readonly side: number;
  readonly degrees: number;
  readonly mirrored: boolean;
}

/** A person as posed; the face is told from the middle of the picture. */
export async function posed({ bytes, face }: Cutout, { side, degrees, mirrored }: Pose) {
  const upright = await sharp(bytes)
    .resize({ height: Math.round(side) })
    .flop(mirrored)
    .toBuffer({ resolveWithObject: true });
  const { width, height } = upright.info;
  const turned = await sharp(upright.data)
    .rotate(degrees, { background: { r: 0, g: 0, b: 0, alpha: 0 } })
    .png()
    .toBuffer({ resolveWithObject: true });
  const fromMiddle = {
    x: (face.left + face.width / 2 - 0.5) * width * (mirrored ? -1 : 1),
    y: (face.top + face.height / 2 - 0.5) * height,
  };
  const radians = (degrees * Math.PI) / 180;
  const middle = {
    x: fromMiddle.x * Math.cos(radians) - fromMiddle.y * Math.sin(radians),
    y: fromMiddle.x * Math.sin(radians) + fromMiddle.y * Math.cos(radians),
  };
  const size = { width: face.width * width, height: face.height * height };
  return {
    bytes: turned.data,
    width: turned.info.width,
    height: turned.info.height,
    face: { left: middle.x - size.width / 2, top: middle.y - size.height / 2, ...size },
  };
}
