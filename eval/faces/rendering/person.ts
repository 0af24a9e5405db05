import type { Vector } from './distances.ts';
import { random } from './random.ts';

/** Red, green and blue, 0 to 1. */
export type Colour = Vector;

/** Somebody who does not exist. */
export interface Person {
  readonly skin: Colour;
  readonly hair: Colour;
  readonly iris: Colour;
  readonly shirt: Colour;
  /** Sizes around 1. */
  readonly width: number;
  readonly jaw: number;
  readonly nose: number;
  readonly lips: number;
  readonly brows: number;
  /** From the middle of the face to an eye. */
  readonly eyeDistance: number;
  readonly smile: number;
  readonly hairline: number;
  readonly hairStyle: 'short' | 'long' | 'none';
  readonly beard: boolean;
  readonly glasses: boolean;
}

const SKINS: readonly Colour[] = [
  [0.94, 0.76, 0.66],
  [0.87, 0.67, 0.55],
  [0.78, 0.57, 0.44],
  [0.62, 0.43, 0.31],
  [0.45, 0.3, 0.21],
  [0.33, 0.21, 0.15],
];
const HAIRS: readonly Colour[] = [
  [0.08, 0.06, 0.05],
  [0.22, 0.13, 0.08],
  [0.42, 0.27, 0.14],
  [0.72, 0.55, 0.3],
  [0.55, 0.22, 0.1],
  [0.62, 0.6, 0.58],
];
const IRISES: readonly Colour[] = [
  [0.25, 0.15, 0.08],
  [0.2, 0.35, 0.5],
  [0.25, 0.4, 0.25],
  [0.12, 0.08, 0.05],
];

/** The same person for the same number; the skins follow each other, so that each is met as often. */
export function inventPerson(number: number): Person {
  const next = random(number);
  const between = (least: number, most: number) => least + (most - least) * next();
  const oneOf = <Item>(items: readonly Item[]) => items[Math.floor(next() * items.length)] as Item;
  const woman = number % 2 === 0;
  return {
    skin: SKINS[number % SKINS.length] as Colour,
    hair: oneOf(HAIRS),
    iris: oneOf(IRISES),
    shirt: [between(0.1, 0.9), between(0.1, 0.9), between(0.1, 0.9)],
    width: between(0.9, 1.08),
    jaw: between(0.85, woman ? 1 : 1.12),
    nose: between(0.8, 1.2),
    lips: between(0.8, 1.25),
    brows: between(0.7, 1.3),
    eyeDistance: between(0.26, 0.31),
    smile: between(-0.01, 0.06),
    hairline: between(0.42, 0.66),
    hairStyle: woman ? oneOf(['long', 'long', 'short']) : oneOf(['short', 'short', 'none', 'long']),
    beard: !woman && next() < 0.35,
    glasses: next() < 0.2,
  };
}
