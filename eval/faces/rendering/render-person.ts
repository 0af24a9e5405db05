import type { Vector } from './distances.ts';
import { type Material, nearestOf } from './figure.ts';
import { paintOf } from './paint.ts';
import type { Colour, Person } from './person.ts';

export interface Shot {
  readonly width: number;
  readonly height: number;
  /** In radians: how far the person looks to their left, and down. */
  readonly turned: number;
  readonly bowed: number;
  /** Towards the lamp. */
  readonly lamp: Vector;
}

export interface Rendered {
  /** Red, green, blue and opacity of each pixel. */
  readonly pixels: Buffer;
  /** Forehead to chin and cheek to cheek, in fractions of the picture. */
  readonly face: { readonly left: number; readonly top: number; readonly width: number; readonly height: number };
}

const CAMERA_DISTANCE = 6;
/** Half of what the camera sees at the head, from top to bottom, and where its middle is. */
const HALF_VIEW = 1.35;
const MIDDLE = -0.35;
/** Each pixel is the mean of as many, twice. */
const SAMPLES = 2;
const MAX_STEPS = 70;
const FILL_LIGHT: Vector = [-0.6, 0.2, 0.77];

/** Takes a picture of a person on nothing, by walking along a ray for each pixel until it meets the figure. */
export function renderPerson(person: Person, shot: Shot): Rendered {
  const turn = turning(shot);
  const view = { turn, lamp: turn(unit(shot.lamp)), fill: turn(FILL_LIGHT) };
  const pixels = Buffer.alloc(shot.width * shot.height * 4);
  for (let row = 0; row < shot.height; row += 1) {
    for (let column = 0; column < shot.width; column += 1) {
      pixels.set(pixelAt(person, view, shot, [column, row]), (row * shot.width + column) * 4);
    }
  }
  return { pixels, face: faceOf(person, shot) };
}

interface View {
  turn(vector: Vector): Vector;
  readonly lamp: Vector;
  readonly fill: Vector;
}

function pixelAt(person: Person, view: View, shot: Shot, [column, row]: readonly [number, number]): number[] {
  const sum = [0, 0, 0, 0];
  for (let sample = 0; sample < SAMPLES ** 2; sample += 1) {
    const across = (column + ((sample % SAMPLES) + 0.5) / SAMPLES) / shot.width - 0.5;
    const down = (row + (Math.floor(sample / SAMPLES) + 0.5) / SAMPLES) / shot.height - 0.5;
    const right = (across * 2 * HALF_VIEW * shot.width) / shot.height;
    const ray = view.turn(unit([right / CAMERA_DISTANCE, (MIDDLE - down * 2 * HALF_VIEW) / CAMERA_DISTANCE, -1]));
    const colour = colourAlong(person, view, ray);
    if (!colour) continue;
    for (const [index, value] of [...colour, 1].entries()) sum[index] = (sum[index] ?? 0) + value;
  }
  const [r = 0, g = 0, b = 0, hits = 0] = sum;
  const byte = (value: number) => Math.max(0, Math.min(255, Math.round((255 * value) / Math.max(1, hits))));
  return [byte(r), byte(g), byte(b), Math.round((255 * hits) / SAMPLES ** 2)];
}

function colourAlong(person: Person, view: View, ray: Vector): Colour | undefined {
  const eye = view.turn([0, 0, CAMERA_DISTANCE]);
  let walked = CAMERA_DISTANCE - 2.4;
  for (let step = 0; step < MAX_STEPS && walked < CAMERA_DISTANCE + 2; step += 1) {
    const point = along(eye, ray, walked);
    const { distance, material } = nearestOf(person, point);
    if (distance < 0.0025) return litColour(person, view, { point, ray, material });
    // Shorter than the distance told, which is only near the true one.
    walked += distance * 0.8;
  }
  return undefined;
}

interface Hit {
  readonly point: Vector;
  readonly ray: Vector;
  readonly material: Material;
}

function litColour(person: Person, { lamp, fill }: View, { point, ray, material }: Hit): Colour {
  const { colour, shine, hardness } = paintOf(person, material, point);
  const normal = normalAt(person, point);
  const shade = shadeAt(person, point, lamp);
  const halfway = unit([lamp[0] - ray[0], lamp[1] - ray[1], lamp[2] - ray[2]]);
  const openness = opennessAt(person, point, normal);
  const light =
    0.95 * Math.max(0, dot(normal, lamp)) * shade + 0.28 * Math.max(0, dot(normal, fill)) * openness + 0.25 * openness;
  const highlight = 0.5 * shine * shade * Math.max(0, dot(normal, halfway)) ** hardness;
  const [r, g, b] = colour.map((value) => Math.sqrt(value * value * light + highlight));
  return [r ?? 0, g ?? 0, b ?? 0];
}

function normalAt(person: Person, [x, y, z]: Vector): Vector {
  const step = 0.004;
  const at = (dx: number, dy: number, dz: number) => nearestOf(person, [x + dx, y + dy, z + dz]).distance;
  return unit([at(step, 0, 0) - at(-step, 0, 0), at(0, step, 0) - at(0, -step, 0), at(0, 0, step) - at(0, 0, -step)]);
}

/** 0 in the shadow, 1 in the light, between them at a shadow's edge. */
function shadeAt(person: Person, point: Vector, lamp: Vector): number {
  let shade = 1;
  for (let step = 0, walked = 0.06; step < 14 && walked < 2 && shade > 0.02; step += 1) {
    const { distance } = nearestOf(person, along(point, lamp, walked));
    shade = Math.min(shade, (8 * distance) / walked);
    walked += Math.max(0.04, distance);
  }
  return Math.max(0, shade);
}

/** How much of the sky a point sees: folds are darker. */
function opennessAt(person: Person, point: Vector, normal: Vector): number {
  let openness = 1;
  for (const height of [0.06, 0.12, 0.18]) {
    openness -= ((height - nearestOf(person, along(point, normal, height)).distance) * 0.078) / height;
  }
  return Math.max(0.25, Math.min(1, openness));
}

/** Where forehead, chin and cheeks come to lie in the picture. */
function faceOf({ width, jaw }: Person, shot: Shot): Rendered['face'] {
  const turnBack = turning({ turned: -shot.turned, bowed: 0 });
  const bowBack = turning({ turned: 0, bowed: -shot.bowed });
  const marks: Vector[] = [
    [0, 0.52, 0.75],
    [0, -0.88, 0.5],
    [-0.62 * width, 0, 0.25],
    [0.62 * width, 0, 0.25],
    [0, -0.17, 0.97],
    [-0.45 * width * jaw, -0.5, 0.3],
    [0.45 * width * jaw, -0.5, 0.3],
  ];
  const seen = marks.map((mark) => {
    const [x, y, z] = bowBack(turnBack(mark));
    const scale = CAMERA_DISTANCE / (CAMERA_DISTANCE - z) / (2 * HALF_VIEW);
    return { x: 0.5 + (x * scale * shot.height) / shot.width, y: 0.5 + MIDDLE / (2 * HALF_VIEW) - y * scale };
  });
  const [left, right] = [Math.min(...seen.map(({ x }) => x)), Math.max(...seen.map(({ x }) => x))];
  const [top, bottom] = [Math.min(...seen.map(({ y }) => y)), Math.max(...seen.map(({ y }) => y))];
  return { left, top, width: right - left, height: bottom - top };
}

/** The person stands still: camera and lamp go round instead. */
function turning({ turned, bowed }: Pick<Shot, 'turned' | 'bowed'>): (vector: Vector) => Vector {
  const [sinT, cosT, sinB, cosB] = [Math.sin(turned), Math.cos(turned), Math.sin(bowed), Math.cos(bowed)];
  return ([x, y, z]) => {
    const [up, near] = [y * cosB + z * sinB, z * cosB - y * sinB];
    return [x * cosT - near * sinT, up, x * sinT + near * cosT];
  };
}

function along([x, y, z]: Vector, [dx, dy, dz]: Vector, distance: number): Vector {
  return [x + dx * distance, y + dy * distance, z + dz * distance];
}

function unit([x, y, z]: Vector): Vector {
  const length = Math.hypot(x, y, z) || 1;
  return [x / length, y / length, z / length];
}

function dot(one: Vector, other: Vector): number {
  return one[0] * other[0] + one[1] * other[1] + one[2] * other[2];
}
