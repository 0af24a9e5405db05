import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Remote } from '../bench/start-server.ts';

export interface Child<Controls> extends AsyncDisposable {
  readonly calls: Omit<Remote<Controls>, typeof Symbol.asyncDispose>;
  /** SIGKILL; calls that are under way reject. */
  kill(): void;
  /** Resolves when the process is gone, however that came. */
  readonly gone: Promise<void>;
}

interface ChildOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Loaded before everything else. */
  readonly preload?: string;
  /** Given every line that the process prints. */
  readonly onLine: (line: string) => void;
}

interface Reply {
  readonly id: number;
  readonly result?: unknown;
  readonly error?: string;
}

const running = new Set<ChildProcess>();

/** For the last moment: no process of ours outlives this one. */
export function killAllChildren(): void {
  for (const child of running) child.kill('SIGKILL');
}

/** Starts a program in a process of its own, whose functions can be called, and which can be killed. */
export async function startChild<Controls extends object>(file: URL, options: ChildOptions): Promise<Child<Controls>> {
  const { env = {}, preload, onLine } = options;
  const child = fork(fileURLToPath(file), {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    // Nothing of our own environment but what a program needs to start at all.
    env: { PATH: process.env.PATH ?? '', ...env },
    execArgv: ['--disable-warning=ExperimentalWarning', ...(preload ? ['--require', preload] : [])],
  });
  running.add(child);
  for (const output of [child.stdout, child.stderr]) {
    if (output) createInterface({ input: output }).on('line', onLine);
  }
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  const gone = once(child, 'exit').then(() => {
    running.delete(child);
    for (const call of waiting.values()) call.reject(new Error('The process is gone.'));
    waiting.clear();
  });
  const ready = await Promise.race([once(child, 'message').then(() => true), gone.then(() => false)]);
  if (!ready) throw new Error(`${file.pathname} did not start.`);
  child.on('message', ({ id, result, error }: Reply) => {
    const call = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) call?.resolve(result);
    else call?.reject(new Error(error));
  });

  let lastId = 0;
  const callOf =
    (name: string) =>
    (...args: unknown[]) => {
      const call = Promise.withResolvers<unknown>();
      lastId += 1;
      const id = lastId;
      waiting.set(id, call);
      const refused = () => {
        waiting.delete(id);
        call.reject(new Error('The process is gone.'));
      };
      if (!child.connected) refused();
      else child.send({ id, name, args }, (error) => error && refused());
      return call.promise;
    };
  return {
    // Without `then`, so that nobody takes it for a promise.
    calls: new Proxy({} as Remote<Controls>, {
      get: (_, name) => (name === 'then' ? undefined : callOf(String(name))),
    }),
    gone,
    kill: () => void child.kill('SIGKILL'),
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL');
      await gone;
    },
  };
}
