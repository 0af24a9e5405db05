import { callBoxBare } from '../floors/box-calls-bare.ts';
import { interleaved } from '../interleaved.ts';
import { invocationFrom } from '../invocation-from.ts';
import type { Bench, Row } from '../measure.ts';
import { startAws, startBox } from '../servers.ts';
import { slowHalf } from '../slow-half.ts';
import { median, ratioOf } from '../statistics.ts';

const TRIP_MS = 300;
const GOAL_TRIPS = 3.2;

/** How long all work on one file takes while Box is slow, in trips to it. */
export async function boxTrips({ quick }: Bench): Promise<Row[]> {
  await using aws = await startAws();
  await using box = await startBox();
  const boxUrl = await box.url();
  const { id } = await box.addFile('note.txt', 'The tide turbine feeds the harbour.');
  const processOne = slowHalf({ boxUrl, showProcessingCard: true, awsUrl: await aws.url() });
  const trips = async (work: (payload: string) => Promise<unknown>) => {
    const payload = JSON.stringify(await box.invocationOf(id));
    const startedAt = performance.now();
    await work(payload);
    return (performance.now() - startedAt) / TRIP_MS;
  };
  const ours = () => trips((payload) => processOne(invocationFrom(payload)));
  // The first time of both is no measure: it loads `fetch`.
  await ours();
  await box.delayAnswers(TRIP_MS);
  const runs = await interleaved(quick ? 2 : 5, {
    floor: () => trips((payload) => callBoxBare(boxUrl, payload)),
    ours,
  });
  return [
    {
      what: `all work on one file, Box at ${TRIP_MS} ms, with a processing card`,
      floor: `${median(runs.floor).toFixed(2)} trips`,
      ours: `${median(runs.ours).toFixed(2)} trips`,
      ratio: ratioOf(runs.ours, runs.floor).text,
      goal: `≤ ${GOAL_TRIPS} trips`,
      met: median(runs.ours) <= GOAL_TRIPS,
    },
  ];
}
