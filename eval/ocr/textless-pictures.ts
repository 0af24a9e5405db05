import sharp from 'sharp';
import { randomFrom } from './random-from.ts';

/** A picture without text; drawn, so that it may lie in the repository. */
export interface TextlessPicture {
  readonly name: string;
  readonly part: 'tuned' | 'held';
  render(): Promise<Uint8Array>;
}

type Random = () => number;

const WIDTH = 1200;
const HEIGHT = 900;

export const TEXTLESS_PICTURES: readonly TextlessPicture[] = [
  drawn('hills', 'tuned', hills),
  drawn('brick wall', 'tuned', bricks),
  drawn('leaves', 'tuned', leaves),
  drawn('windows', 'tuned', windows),
  { name: 'noise', part: 'tuned', render: () => noisy('', 7, 255) },
  drawn('hills by the sea', 'held', (random) => hills(random) + waves(random)),
  drawn('fence', 'held', fence),
  drawn('lights', 'held', lights),
  drawn('twigs', 'held', twigs),
  drawn('tiles', 'held', tiles),
];

function drawn(name: string, part: TextlessPicture['part'], draw: (random: Random) => string): TextlessPicture {
  const seed = [...name].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 17);
  return { name, part, render: () => noisy(draw(randomFrom(seed)), seed, 24) };
}

/** The grain of a camera lies over every picture. */
async function noisy(shapes: string, seed: number, grain: number): Promise<Uint8Array> {
  const random = randomFrom(seed + 1);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">
    <rect width="100%" height="100%" fill="#9ab"/>${shapes}</svg>`;
  const { data, info } = await sharp(Buffer.from(svg))
    .removeAlpha()
    .blur(1)
    .raw()
    .toBuffer({ resolveWithObject: true });
  for (let at = 0; at < data.length; at += 1) {
    data[at] = Math.min(255, Math.max(0, (data[at] ?? 0) + (random() - 0.5) * grain));
  }
  const { width, height, channels } = info;
  return sharp(data, { raw: { width, height, channels } }).jpeg({ quality: 80 }).toBuffer();
}

function times(count: number, draw: (at: number) => string): string {
  return Array.from({ length: count }, (_, at) => draw(at)).join('');
}

function hills(random: Random): string {
  return times(5, (at) => {
    const base = 350 + at * 110;
    const ridge = times(25, (step) => `L${step * 50} ${base + (random() - 0.5) * 120} `);
    return `<path d="M0 ${HEIGHT} L0 ${base} ${ridge} L${WIDTH} ${HEIGHT}Z" fill="rgb(${70 - at * 8},${110 - at * 14},70)"/>`;
  });
}

function waves(random: Random): string {
  return times(120, () => {
    const [x, y] = [random() * WIDTH, 650 + random() * 250];
    return `<path d="M${x} ${y} q20 -12 40 0 t40 0" stroke="#eef" stroke-width="3" fill="none"/>`;
  });
}

function bricks(random: Random): string {
  return times(240, (at) => {
    const row = Math.floor(at / 15);
    const [x, y] = [(at % 15) * 90 - (row % 2) * 45, row * 58];
    const red = 130 + random() * 60;
    return `<rect x="${x}" y="${y}" width="82" height="50" fill="rgb(${red},70,50)"/>`;
  });
}

function leaves(random: Random): string {
  return times(900, () => {
    const [x, y, angle] = [random() * WIDTH, random() * HEIGHT, random() * 360];
    const green = 60 + random() * 140;
    return `<ellipse cx="${x}" cy="${y}" rx="28" ry="9" transform="rotate(${angle} ${x} ${y})" fill="rgb(40,${green},30)"/>`;
  });
}

function windows(random: Random): string {
  return times(80, (at) => {
    const [x, y] = [60 + (at % 10) * 110, 40 + Math.floor(at / 10) * 105];
    const fill = random() < 0.4 ? '#fd6' : '#234';
    return `<rect x="${x}" y="${y}" width="60" height="70" fill="${fill}" stroke="#222" stroke-width="6"/><path d="M${x + 30} ${y} v70 M${x} ${y + 35} h60" stroke="#222" stroke-width="4"/>`;
  });
}

function fence(random: Random): string {
  return times(45, (at) => `<rect x="${at * 27}" y="${300 + random() * 12}" width="14" height="420" fill="#fff"/>`);
}

function lights(random: Random): string {
  return times(140, () => {
    const [x, y, radius] = [random() * WIDTH, random() * HEIGHT, 6 + random() * 30];
    return `<circle cx="${x}" cy="${y}" r="${radius}" fill="#ffd" fill-opacity="${0.2 + random() * 0.7}" stroke="#fff"/>`;
  });
}

function twigs(random: Random): string {
  return times(160, () => {
    const [x, y] = [random() * WIDTH, random() * HEIGHT];
    const bend = () => (random() - 0.5) * 160;
    return `<path d="M${x} ${y} q${bend()} ${bend()} ${bend()} ${bend()}" stroke="#321" stroke-width="${1 + random() * 5}" fill="none"/>`;
  });
}

function tiles(random: Random): string {
  return times(300, (at) => {
    const [x, y] = [(at % 20) * 60, Math.floor(at / 20) * 60];
    const grey = random() < 0.5 ? 40 : 225;
    return `<rect x="${x + 3}" y="${y + 3}" width="54" height="54" rx="6" fill="rgb(${grey},${grey},${grey})"/>`;
  });
}
