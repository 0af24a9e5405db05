import { deadLetters } from '../src/local/dead-letters.ts';
import type { LocalAws } from '../src/local/local-aws.ts';

/** Says, and tells by the exit code, that the slow half failed for good, which no card says yet. */
export async function reportDeadLetters(world: LocalAws): Promise<void> {
  const count = await deadLetters(world);
  if (count === 0) return;
  const files = count === 1 ? 'One file was' : `${count} files were`;
  console.error(`\n${files} given up after several tries: the log lines above say where it failed.`);
  process.exitCode = 1;
}
