import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';

export interface Run {
  readonly folder: string;
  /** @default 'index.cjs' */
  readonly file?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly nodeOptions?: readonly string[];
}

/** Runs a program in a process of its own, with nothing but the given environment; its one output is JSON. */
export async function runProgram<Result>({ folder, file = 'index.cjs', env = {}, nodeOptions = [] }: Run) {
  const startedAt = performance.now();
  const child = spawn(process.execPath, [...nodeOptions, file], { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let answeredAt = Number.NaN;
  child.stdout.once('data', () => {
    answeredAt = performance.now();
  });
  const [output, errors, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  if (code !== 0 || output === '') throw new Error(`${folder} ended with ${code}: ${errors || 'no answer'}`);
  return { answer: JSON.parse(output) as Result, firstAnswerMs: answeredAt - startedAt };
}
