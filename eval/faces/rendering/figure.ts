import { ellipsoid, joined, sphere, stick, type Vector, without } from './distances.ts';
import type { Person } from './person.ts';

export type Material = 'skin' | 'lips' | 'eye' | 'hair' | 'shirt' | 'glasses';

export interface Nearest {
  readonly distance: number;
  readonly material: Material;
}

/** Height of the eyes, and how far they lie back. */
export const EYES = { y: 0.06, z: 0.63 } as const;

/** How far it is from a point to the figure, and to which part of it. The halves of a face are alike. */
export function nearestOf(person: Person, [x, y, z]: Vector): Nearest {
  const across = x / person.width;
  const side: Vector = [Math.abs(across), y, z];
  const middle: Vector = [across, y, z];
  const head = headOf(person, middle, side);
  const skin = joined(joined(head, lidsOf(person, side, head), 0.03), earAndNeck(middle, side), 0.05);
  const parts: Nearest[] = [
    { distance: skin, material: 'skin' },
    { distance: lipsOf(person, middle, side), material: 'lips' },
    { distance: sphere(side, [person.eyeDistance, EYES.y, EYES.z], 0.155), material: 'eye' },
    { distance: shouldersOf(middle), material: 'shirt' },
    { distance: hairOf(person, middle, side), material: 'hair' },
    { distance: person.glasses ? glassesOf(person, side) : Infinity, material: 'glasses' },
  ];
  return parts.reduce((nearest, part) => (part.distance < nearest.distance ? part : nearest));
}

function headOf({ jaw, eyeDistance, nose }: Person, middle: Vector, side: Vector): number {
  let head = ellipsoid(middle, [0, 0.18, -0.02], [0.74, 0.84, 0.86]);
  head = joined(head, ellipsoid(middle, [0, -0.32, 0.16], [0.54 * jaw, 0.58, 0.6]), 0.25);
  head = joined(head, sphere(middle, [0, -0.76, 0.5], 0.13 * jaw), 0.22);
  head = joined(head, sphere(side, [0.36, -0.2, 0.5], 0.2), 0.18);
  head = joined(head, stick(side, [0.08, 0.24, 0.8], [0.34, 0.24, 0.68], [0.07, 0.07]), 0.12);
  head = without(head, ellipsoid(side, [eyeDistance, EYES.y, 0.86], [0.17, 0.12, 0.16]), 0.1);
  head = joined(head, stick(middle, [0, 0.14, 0.78], [0, -0.17, 0.93 + 0.06 * nose], [0.05, 0.085 * nose]), 0.08);
  head = joined(head, sphere(side, [0.085 * nose, -0.2, 0.88], 0.065 * nose), 0.05);
  return joined(head, ellipsoid(side, [0, -0.42, 0.75], [0.26, 0.12, 0.1]), 0.1);
}

/** Two shells around the eyeball that leave a slit. */
function lidsOf({ eyeDistance }: Person, side: Vector, head: number): number {
  const [x, y] = side;
  const bend = (x - eyeDistance) ** 2;
  const centre: Vector = [eyeDistance, EYES.y, EYES.z];
  const upper = Math.max(sphere(side, centre, 0.172), EYES.y + 0.06 - bend * 2.5 - y);
  const lower = Math.max(sphere(side, centre, 0.168), y - EYES.y + 0.055 - bend * 1.6);
  return joined(Math.min(upper, lower), head, 0.03);
}

function earAndNeck(middle: Vector, side: Vector): number {
  const ear = ellipsoid(side, [0.75, 0.02, -0.05], [0.07, 0.2, 0.13]);
  return Math.min(ear, stick(middle, [0, -0.6, -0.12], [0, -1.5, -0.2], [0.34, 0.4]));
}

function lipsOf({ lips, smile }: Person, [x, y, z]: Vector, side: Vector): number {
  const lifted: Vector = [x, y - smile * side[0] ** 2 * 18, z];
  const upper = ellipsoid(lifted, [0, -0.425, 0.79], [0.2, 0.042 * lips, 0.075]);
  return joined(upper, ellipsoid(lifted, [0, -0.5, 0.785], [0.17, 0.055 * lips, 0.075]), 0.02);
}

function shouldersOf(middle: Vector): number {
  const shoulders = stick(middle, [-0.95, -1.75, -0.2], [0.95, -1.75, -0.2], [0.4, 0.4]);
  return joined(shoulders, ellipsoid(middle, [0, -2.2, -0.1], [0.95, 0.85, 0.5]), 0.3);
}

function hairOf({ hairStyle, hairline }: Person, middle: Vector, side: Vector): number {
  if (hairStyle === 'none') return Infinity;
  const [x, y, z] = middle;
  const waves = 0.012 * (Math.sin(x * 31 + Math.sin(y * 9) * 2) + Math.sin(y * 23 + z * 17));
  const cap = ellipsoid(middle, [0, 0.24, -0.1], [0.83, 0.88, 0.92]) + waves;
  const face = Math.min(hairline + 0.1 * Math.cos(x * 4) - 0.35 * x * x - y, z - 0.05);
  const hair = without(cap, -face, 0.08);
  if (hairStyle === 'short') return Math.max(hair, -(y + 0.25 + 0.3 * z));
  const strands = Math.max(stick(side, [0.72, 0.2, -0.15], [0.78, -1.3, -0.1], [0.22, 0.2]) + waves, z - 0.25);
  return joined(joined(hair, strands, 0.15), ellipsoid(middle, [0, -0.4, -0.5], [0.8, 1.1, 0.4]) + waves, 0.2);
}

function glassesOf({ eyeDistance }: Person, side: Vector): number {
  const [x, y, z] = side;
  const rim = Math.hypot(Math.hypot(x - eyeDistance, (y - 0.05) * 1.15) - 0.2, z - 0.9) - 0.022;
  const bridge = stick(side, [0, 0.09, 0.97], [0.1, 0.08, 0.93], [0.018, 0.018]);
  return Math.min(rim, bridge, stick(side, [0.5, 0.09, 0.85], [0.76, 0.08, 0], [0.02, 0.02]));
}
