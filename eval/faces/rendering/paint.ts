import type { Vector } from './distances.ts';
import { EYES, type Material } from './figure.ts';
import type { Colour, Person } from './person.ts';

export interface Paint {
  readonly colour: Colour;
  /** How much it shines, and how small the highlight is. */
  readonly shine: number;
  readonly hardness: number;
}

/** The colour of a point of the figure's surface. */
export function paintOf(person: Person, material: Material, point: Vector): Paint {
  const [x, y, z] = point;
  switch (material) {
    case 'skin':
      return { colour: skinAt(person, [Math.abs(x / person.width), y, z]), shine: 0.12, hardness: 18 };
    case 'lips': {
      const line = Math.abs(y - person.smile * x * x * 18 + 0.462) < 0.012;
      return { colour: tinted(person.skin, line ? [0.25, 0.16, 0.16] : [0.85, 0.55, 0.55]), shine: 0.25, hardness: 18 };
    }
    case 'eye':
      return { colour: eyeAt(person, Math.abs(x / person.width), y), shine: 0.6, hardness: 60 };
    case 'hair': {
      const strand = 0.9 + 0.2 * Math.sin(x * 90 + y * 12 + Math.sin(z * 40) * 2);
      return { colour: tinted(person.hair, [strand, strand, strand]), shine: 0.2, hardness: 10 };
    }
    case 'shirt':
      return { colour: person.shirt, shine: 0.03, hardness: 10 };
    case 'glasses':
      return { colour: [0.06, 0.06, 0.07], shine: 0.3, hardness: 18 };
  }
}

function skinAt(person: Person, [x, y, z]: Vector): Colour {
  const { skin, hair, brows, eyeDistance, nose, beard } = person;
  const cheek = z > 0.3 ? 0.12 * Math.exp(-((x - 0.36) ** 2 + (y + 0.2) ** 2) * 14) : 0;
  const grain = 1 + 0.025 * Math.sin(x * 53) * Math.sin(y * 61) * Math.sin(z * 47);
  const red = tinted(skin, [grain * (1 + cheek * 0.3), grain * (1 - cheek), grain * (1 - cheek)]);
  const browAt = 0.255 + 0.06 * limited((x - 0.12) / 0.15) - 2 * Math.max(0, x - 0.3) ** 2;
  const brow = z > 0.5 && x > 0.1 ? edge(0.035 * brows * limited(1 - (x - 0.42) * 8) - Math.abs(y - browAt), 0.012) : 0;
  const bend = (x - eyeDistance) ** 2;
  const lash = z > 0.5 && bend < 0.026 && Math.abs(y - EYES.y - 0.064 + bend * 2.5) < 0.016 ? 0.65 : 0;
  const nostril = z > 0.8 && Math.hypot((x - 0.07 * nose) * 1.2, (y + 0.245) * 2) < 0.05 ? 0.65 : 0;
  const jaw = Math.max(edge(-0.52 - y, 0.12), edge(x - 0.3, 0.1) * edge(-0.2 - y, 0.12));
  const moustache = edge(0.05 - Math.abs(y + 0.335), 0.03) * edge(0.28 - x, 0.06);
  const bearded = beard && z > -0.1 && y > -0.98 ? 0.75 * Math.max(jaw, moustache) : 0;
  return dimmed(mixed(mixed(red, hair, brow * 0.85), hair, bearded), Math.max(lash, nostril));
}

function eyeAt({ iris, eyeDistance }: Person, x: number, y: number): Colour {
  const reach = Math.hypot(x - eyeDistance, y - EYES.y);
  if (reach < 0.028) return [0.02, 0.02, 0.02];
  if (reach < 0.068) return dimmed(iris, reach > 0.06 ? 0.5 : 0);
  return dimmed([0.9, 0.88, 0.86], y > EYES.y + 0.03 ? 0.4 : 0);
}

/** 0 outside, 1 inside, and between them over `width`. */
function edge(inside: number, width: number): number {
  return limited(inside / width);
}

function limited(value: number): number {
  return Math.min(1, Math.max(0, value));
}

function tinted([r, g, b]: Colour, [byR, byG, byB]: Colour): Colour {
  return [r * byR, g * byG, b * byB];
}

function dimmed(colour: Colour, by: number): Colour {
  return tinted(colour, [1 - by, 1 - by, 1 - by]);
}

function mixed([r, g, b]: Colour, [r2, g2, b2]: Colour, part: number): Colour {
  return [r + (r2 - r) * part, g + (g2 - g) * part, b + (b2 - b) * part];
}
