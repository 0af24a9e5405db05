import { mkdir, writeFile } from 'node:fs/promises';
import { type DrawnCard, drawCards } from './drawing/draw-cards.ts';
import { sampleContent } from './sample-content.ts';
import { startSampleWorld } from './sample-world.ts';

/** For each page of docs/adapters.md, the sample whose cards it shows. */
const DRAWN: Readonly<Record<string, string>> = {
  text: 'quarterly-report.md',
};
const FOLDER = 'docs/images';

// Draws the cards of samples for the documentation, as they come out of the functions.
await using samples = await startSampleWorld();
await mkdir(FOLDER, { recursive: true });
for (const [page, name] of Object.entries(DRAWN)) {
  const { cards } = await samples.run({ name, content: new Uint8Array(), ...(await sampleContent(name)) });
  await writeFile(`${FOLDER}/cards-${page}.svg`, drawCards((cards ?? []) as DrawnCard[]));
  console.log(`${FOLDER}/cards-${page}.svg`);
}
