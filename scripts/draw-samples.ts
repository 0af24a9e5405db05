import { mkdir, writeFile } from 'node:fs/promises';
import { type DrawnCard, drawCards } from './drawing/draw-cards.ts';
import { sampleContent } from './sample-content.ts';
import { startSampleWorld } from './sample-world.ts';

/** For each page of docs/adapters.md, the sample whose cards it shows, and those of its titles that the page is about. */
const DRAWN: Readonly<Record<string, readonly [name: string, titles: RegExp]>> = {
  text: ['quarterly-report.md', /^(?!Sensitive)/],
  document: ['workshop-lease.docx', /^(?:Topics|Summary|People|Dates|Amounts|About this document)$/],
  scan: ['scanned-letter.pdf', /^(?:About this document|Recognised text)$/],
  ocr: ['receipt-photo.jpg', /^(?:Recognised text|Numbers)$/],
  photo: ['team-photo.jpg', /./],
  sensitive: ['staff-records.txt', /^Sensitive/],
  subtitles: ['beekeeping-interview.vtt', /^(?:Topics|Transcript)$/],
  media: ['loading-bay.mp4', /./],
  speech: ['interview.mp3', /^Speech/],
};
const FOLDER = 'docs/images';

// Draws the cards of samples for the documentation, as they come out of the functions.
await using samples = await startSampleWorld();
await mkdir(FOLDER, { recursive: true });
for (const [page, [name, titles]] of Object.entries(DRAWN)) {
  const { cards = [] } = await samples.run({ name, content: new Uint8Array(), ...(await sampleContent(name)) });
  const shown = (cards as DrawnCard[]).filter((card) => titles.test(card.skill_card_title?.message ?? ''));
  await writeFile(`${FOLDER}/cards-${page}.svg`, drawCards(`Skill cards of ${name}`, shown));
  console.log(`${FOLDER}/cards-${page}.svg`);
}
