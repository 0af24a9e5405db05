import { mkdir, writeFile } from 'node:fs/promises';
import sharp from 'sharp';
import { inventPerson } from './rendering/person.ts';
import { random } from './rendering/random.ts';
import { renderPerson, type Shot } from './rendering/render-person.ts';

// Renders the people of the labelled pictures, who do not exist: `node eval/faces/make-people.ts`, some minutes.
const PEOPLE = 20;
const folder = new URL('./people/', import.meta.url);

await mkdir(folder, { recursive: true });
const faces: unknown[] = [];
for (let number = 0; number < PEOPLE; number += 1) {
  const shot = shotOf(number);
  const { pixels, face } = renderPerson(inventPerson(number), shot);
  const picture = sharp(pixels, { raw: { width: shot.width, height: shot.height, channels: 4 } });
  const name = `${String(number).padStart(2, '0')}.webp`;
  await writeFile(new URL(name, folder), await picture.webp({ quality: 82 }).toBuffer());
  const { left, top, width, height } = face;
  faces.push({ name, face: [left, top, width, height].map((value) => Number(value.toFixed(3))) });
}
await writeFile(new URL('people.json', folder), `${JSON.stringify(faces, null, 2)}\n`);

/** Most people look into the camera, some past it. */
function shotOf(number: number): Shot {
  const next = random(1000 + number);
  const between = (least: number, most: number) => least + (most - least) * next();
  return {
    width: 240,
    height: 270,
    turned: number % 5 === 4 ? between(0.45, 0.7) * (next() < 0.5 ? -1 : 1) : between(-0.3, 0.3),
    bowed: between(-0.15, 0.2),
    lamp: [between(-0.8, 0.8), between(0.2, 0.8), between(0.4, 0.9)],
  };
}
