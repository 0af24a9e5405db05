import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import type { Bench, Row } from '../measure.ts';

const GOAL_KIB = 40;
/** What a zip file adds for each entry, its name aside: local header, central header. */
const ENTRY_BYTES = 76;

/** What is uploaded for each function. */
export async function bundleSize({ programs }: Bench): Promise<Row[]> {
  const bare = await zippedKib(programs.folderOf('verify-and-enqueue'));
  const receive = await zippedKib(programs.functionFolder('receive'));
  const process = await zippedKib(programs.functionFolder('process'));
  return [
    {
      what: 'bundle of receive, zipped',
      floor: `${bare.toFixed(1)} KiB`,
      ours: `${receive.toFixed(1)} KiB`,
      goal: `≤ ${GOAL_KIB} KiB`,
      met: receive <= GOAL_KIB,
    },
    { what: '  process, with its native parts', ours: `${process.toFixed(0)} KiB` },
  ];
}

/** The files that the bench itself lays beside a bundle do not count. */
const OWN = new Set(['import.cjs', 'first-answer.cjs']);

async function zippedKib(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const sizes = entries
    .filter((entry) => entry.isFile() && !OWN.has(entry.name))
    .map(async ({ parentPath, name }) => {
      const zipped = deflateRawSync(await readFile(join(parentPath, name)), { level: 9 });
      return zipped.byteLength + ENTRY_BYTES + 2 * name.length;
    });
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0) / 1024;
}
