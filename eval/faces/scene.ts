import sharp, { type OverlayOptions } from 'sharp';
import type { Box } from '../../src/ml/photo/pixels.ts';
import { type Finish, finished } from './finish.ts';
import type { LabelledPhoto } from './labelled-photo.ts';
import type { Cutout } from './people.ts';
import { posed } from './pose.ts';
import { random } from './rendering/random.ts';

/** A group photo to be put together. */
export interface SceneWish {
  readonly rows: number;
  readonly columns: number;
  readonly finish: Finish;
  /** How much of its place in the grid a person fills. */
  readonly fill: number;
}

export interface SceneParts {
  readonly people: readonly Cutout[];
  readonly background: Uint8Array;
  readonly seed: number;
}

const [WIDTH, HEIGHT] = [1600, 1200];

/** Puts people into rows before a background: turned a little, some of them mirrored. */
export async function sceneOf(wish: SceneWish, parts: SceneParts): Promise<LabelledPhoto> {
  const next = random(parts.seed);
  const overlays: OverlayOptions[] = [];
  const faces: Box[] = [];
  const place = { width: WIDTH / wish.columns, height: HEIGHT / wish.rows };
  for (let index = 0; index < wish.rows * wish.columns; index += 1) {
    const person = parts.people[Math.floor(next() * parts.people.length)];
    if (!person) throw new Error('There are no people.');
    const [x, y] = [(index % wish.columns) + 0.5 + 0.1 * (next() - 0.5), Math.floor(index / wish.columns) + 0.5];
    const middle = { x: place.width * x, y: place.height * (y + 0.1 * (next() - 0.5)) };
    const side = Math.min(place.width, place.height) * wish.fill;
    const { bytes, width, height, face } = await posed(person, {
      side,
      degrees: (next() - 0.5) * 24,
      mirrored: next() < 0.5,
    });
    overlays.push({
      input: bytes,
      left: Math.round(middle.x - width / 2),
      top: Math.round(middle.y - height / 2),
    });
    faces.push({
      left: (middle.x + face.left) / WIDTH,
      top: (middle.y + face.top) / HEIGHT,
      width: face.width / WIDTH,
      height: face.height / HEIGHT,
    });
  }
  const background = await sharp(parts.background).resize(WIDTH, HEIGHT, { fit: 'cover' }).blur(4).toBuffer();
  const whole = await sharp(background).composite(overlays).removeAlpha().png().toBuffer();
  return {
    name: `${wish.rows} × ${wish.columns}, ${wish.finish}, ${parts.seed}`,
    bytes: await finished(whole, wish.finish, next),
    faces,
  };
}
