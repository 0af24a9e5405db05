import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';

export interface Run {
  /** Of a bundled program; it is all that the process has. */
  readonly folder: string;
  readonly event?: unknown;
  readonly env?: Readonly<Record<string, string>>;
  readonly nodeOptions?: readonly string[];
}

export interface FirstAnswer<Answer> {
  readonly answer: Answer;
  /** From the start of the process. */
  readonly answeredAfterMs: number;
  /** Resident memory right after the answer. */
  readonly rssBytes: number;
  /** The most resident memory that the process ever had. */
  readonly peakBytes: number;
}

/** Starts a program in a process of its own, calls its handler once, and waits for its end. */
export async function runProgram<Answer>(run: Run): Promise<FirstAnswer<Answer>> {
  const { folder, event = null, env = {}, nodeOptions = [] } = run;
  const startedAt = performance.now();
  const child = spawn(process.execPath, [...nodeOptions, 'first-answer.cjs'], {
    cwd: folder,
    env: { ...env, EVENT: JSON.stringify(event) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let answeredAt = Number.NaN;
  child.stdout.once('data', () => {
    answeredAt = performance.now();
  });
  const [output, errors, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  if (code !== 0 || output === '') throw new Error(`${folder} ended with ${code}: ${errors || 'no answer'}`);
  // Before its last line it may have printed logs and metrics.
  const [answer = ''] = output.trimEnd().split('\n').slice(-1);
  return { ...(JSON.parse(answer) as FirstAnswer<Answer>), answeredAfterMs: answeredAt - startedAt };
}
