import type { Context } from 'aws-lambda';
import type { NewFile } from '../src/local/box-server/drive.ts';
import { asBoxWrites } from '../src/local/enact-fixture.ts';
import { startLocalWorld } from '../src/local/local-world.ts';
import { startWorkers } from '../src/local/start-workers.ts';
import { signRequest } from '../src/webhook/sign-request.ts';
import { readableCards } from './readable-cards.ts';
import { reportDeadLetters } from './report-dead-letters.ts';
import { sampleContent, sampleNames } from './sample-content.ts';

// Every sample file goes its whole way: signed event, both halves, a queue, a table, cards in a Box.
await using world = await startLocalWorld({ maxReceiveCount: 1 });
Object.assign(process.env, { POWERTOOLS_METRICS_DISABLED: 'true' }, process.env, world.env);
process.env.LOG_LEVEL ??= 'warn';
const { handler: receive } = await import('../functions/receive.ts');
const { handler: process_ } = await import('../functions/process.ts');
const { handler: reportFailure } = await import('../functions/report-failure.ts');
await using workers = startWorkers(world, { process: process_, reportFailure });

for (const name of await sampleNames()) await show({ name, content: new Uint8Array(), ...(await sampleContent(name)) });
await reportDeadLetters(world);

async function show(sample: NewFile): Promise<void> {
  const file = world.box.addFile(sample);
  const body = asBoxWrites(world.box.invocationOf(file.id));
  const headers = signRequest(Buffer.from(body), world.keys, { timestamp: new Date().toISOString() });
  const startedAt = performance.now();
  const event = { version: '2.0', requestContext: { http: { method: 'POST' } }, headers, body };
  const answer = await receive(event, {} as Context);
  const answeredAt = performance.now();
  await workers.drained();
  const tookMs = performance.now() - startedAt;
  const status = world.box.invocationStatusOf(file.id) ?? 'nothing written';
  console.log(`\n${file.name}`);
  console.log(`  ${answer.statusCode} ${answer.body} in ${Math.round(answeredAt - startedAt)} ms`);
  console.log(`  ${status} after ${Math.round(tookMs)} ms`);
  console.log(readableCards(world.box.cardsOf(file.id)));
}
