import { invocationFrom } from '../invocation-from.ts';
import type { Bench, Row } from '../measure.ts';
import { startBox } from '../servers.ts';
import { slowHalf } from '../slow-half.ts';

/** Has every download answered with an error page: that page must never be taken for the file. */
export async function failedDownload(_: Bench): Promise<Row[]> {
  await using box = await startBox();
  const { id } = await box.addFile('note.txt', 'The tide turbine feeds the harbour.');
  const processOne = slowHalf({ boxUrl: await box.url(), showProcessingCard: true, timeoutMs: 7_000 });
  const invocation = invocationFrom(JSON.stringify(await box.invocationOf(id)));
  await box.failDownloads(503, '<html>The service is down for a moment.</html>');
  const outcome = await processOne(invocation).catch((error: Error) => `given back (${error.name})`);
  const status = await box.statusOf(id);
  const isRight = outcome.startsWith('given back') && status === 'processing';
  return [
    {
      what: 'downloads answer 503',
      floor: 'never success',
      ours: outcome,
      goal: 'never success',
      met: isRight,
      wrong: !isRight && `${outcome}, and the file stands at ${status}`,
    },
  ];
}
