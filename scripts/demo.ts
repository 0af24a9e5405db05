import { cleanText } from '../src/cards/clean-text.ts';
import { shorten } from '../src/cards/shorten.ts';
import type { NewFile } from '../src/local/box-server/drive.ts';
import { oddFiles } from './odd-files.ts';
import { readableCards } from './readable-cards.ts';
import { reportDeadLetters } from './report-dead-letters.ts';
import { sampleContent, sampleNames } from './sample-content.ts';
import { startSampleWorld } from './sample-world.ts';

// Every sample file goes its whole way: signed event, both halves, a queue, a table, cards in a Box.
await using samples = await startSampleWorld();
for (const name of await sampleNames()) await show({ name, content: new Uint8Array(), ...(await sampleContent(name)) });
// And such as nobody should send.
for (const file of await oddFiles()) await show(file);
await reportDeadLetters(samples.world);

async function show(file: NewFile): Promise<void> {
  const { answer, answeredAfterMs, tookMs, status = 'nothing written', cards } = await samples.run(file);
  console.log(`\n${shorten(cleanText(file.name), 80)}`);
  console.log(`  ${answer.statusCode} ${answer.body} in ${Math.round(answeredAfterMs)} ms`);
  console.log(`  ${status} after ${Math.round(tookMs)} ms`);
  console.log(readableCards(cards));
}
