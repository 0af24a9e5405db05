import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { functionEnv } from '../function-env.ts';
import type { Bench, Row } from '../measure.ts';

const NOWHERE = 'http://127.0.0.1:9';
const GOAL_MILLIONS = 200;

/** Instructions that importing a bundle executes, above those of an empty one. They repeat where times do not. */
export async function instructions({ quick, programs }: Bench): Promise<Row[]> {
  if (quick) return [{ what: 'instructions of importing a bundle', ours: 'skipped: takes too long for --quick' }];
  try {
    const empty = await millionsOf(programs.folderOf('empty-handler'));
    const above = async (folder: string) => (await millionsOf(folder)) - empty;
    const floor = await above(programs.folderOf('verify-and-enqueue'));
    const receive = await above(programs.functionFolder('receive'));
    const process = await above(programs.functionFolder('process'));
    return [
      {
        what: 'instructions of importing receive, above empty',
        floor: `${floor.toFixed(0)} M`,
        ours: `${receive.toFixed(0)} M`,
        ratio: (receive / floor).toFixed(2),
        goal: `≤ ${GOAL_MILLIONS} M`,
        met: receive <= GOAL_MILLIONS,
      },
      { what: '  process', ours: `${process.toFixed(0)} M` },
    ];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return [{ what: 'instructions of importing a bundle', ours: 'skipped: there is no valgrind here' }];
  }
}

async function millionsOf(folder: string): Promise<number> {
  const args = ['--tool=callgrind', '--callgrind-out-file=/dev/null', process.execPath, 'import.cjs'];
  const env = { ...functionEnv(NOWHERE, NOWHERE), PATH: process.env.PATH };
  const { stderr } = await promisify(execFile)('valgrind', args, { cwd: folder, env });
  return Number(/Collected : (\d+)/.exec(stderr)?.[1]) / 1e6;
}
