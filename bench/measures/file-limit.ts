import { boxApi } from '../../src/box/box-api.ts';
import { openContent } from '../../src/box/open-content.ts';
import { startDeadline } from '../../src/deadline.ts';
import { UnusableFileError } from '../../src/errors.ts';
import type { Bench, Row } from '../measure.ts';
import type { Announcement } from '../servers/oversized-box.ts';
import { startOversizedBox } from '../servers.ts';
import { inMiB, MIB } from '../statistics.ts';

const LIMIT_BYTES = 2 * MIB;
const SIZES = { fileBytes: 256 * MIB, announcedBytes: MIB };
/** What lies in the sockets of both sides and in the streams between, when the reader stops. */
const IN_FLIGHT_BYTES = 8 * MIB;

const CASES: readonly { announcement: Announcement; what: string; mayReadBytes: number }[] = [
  { announcement: 'honest', what: 'honest about it', mayReadBytes: 0 },
  { announcement: 'understated', what: 'said to be 1 MiB', mayReadBytes: SIZES.announcedBytes },
  { announcement: 'absent', what: 'of no said size', mayReadBytes: LIMIT_BYTES },
  { announcement: 'compressed', what: 'compressed a thousandfold', mayReadBytes: LIMIT_BYTES },
];

/** Reads files over the limit: what left the server, and what a consumer got to see. */
export async function fileLimit(_: Bench): Promise<Row[]> {
  await using box = await startOversizedBox();
  const boxUrl = await box.url();
  const rows: Row[] = [];
  for (const { announcement, what, mayReadBytes } of CASES) {
    await box.announce(announcement, SIZES);
    const { readBytes, refused } = await readThrough(boxUrl);
    const sentBytes = await box.bytesSent();
    const kept = readBytes <= mayReadBytes && sentBytes <= LIMIT_BYTES + IN_FLIGHT_BYTES;
    const mustRefuse = announcement !== 'understated';
    rows.push({
      what: `${inMiB(SIZES.fileBytes)} ${what}, limit ${inMiB(LIMIT_BYTES)}`,
      floor: `limit ${inMiB(LIMIT_BYTES)}`,
      ours: `${inMiB(readBytes)} seen, ${inMiB(sentBytes)} sent`,
      goal: `≤ ${inMiB(mayReadBytes)} seen, ≤ ${inMiB(LIMIT_BYTES + IN_FLIGHT_BYTES)} sent`,
      met: kept,
      wrong: (!kept && 'the limit was not kept') || (mustRefuse && !refused && 'the file was not refused'),
    });
  }
  return rows;
}

async function readThrough(boxUrl: string): Promise<{ readBytes: number; refused: boolean }> {
  const now = () => new Date();
  using deadline = startDeadline(30_000, now);
  let readBytes = 0;
  try {
    const request = { method: 'GET', target: '/2.0/files/1/content' } as const;
    const api = boxApi({ baseUrl: boxUrl, now, retries: { attempts: 1 } });
    const { chunks } = await openContent(api, { request, unchanging: false, limitBytes: LIMIT_BYTES }, deadline);
    for await (const chunk of chunks) readBytes += chunk.byteLength;
    return { readBytes, refused: false };
  } catch (error) {
    return { readBytes, refused: error instanceof UnusableFileError };
  }
}
