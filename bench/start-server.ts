import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** The functions of a server, callable from the process that started it. */
export type Remote<Controls> = {
  readonly [Name in keyof Controls]: Controls[Name] extends (...args: infer Args) => infer Result
    ? (...args: Args) => Promise<Awaited<Result>>
    : never;
} & AsyncDisposable;

interface Reply {
  readonly id: number;
  readonly result?: unknown;
  readonly error?: string;
}

/** Starts one of `bench/servers` in a process of its own, so that what it needs does not count as ours. */
export async function startServer<Controls extends object>(file: URL): Promise<Remote<Controls>> {
  const child = fork(fileURLToPath(file), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  await once(child, 'message');
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  let lastId = 0;
  child.on('message', ({ id, result, error }: Reply) => {
    const call = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) call?.resolve(result);
    else call?.reject(new Error(error));
  });
  const callOf =
    (name: string) =>
    (...args: unknown[]) => {
      const call = Promise.withResolvers<unknown>();
      lastId += 1;
      waiting.set(lastId, call);
      child.send({ id: lastId, name, args });
      return call.promise;
    };
  const dispose = async () => {
    child.disconnect();
    await once(child, 'exit');
  };
  return new Proxy({} as Remote<Controls>, {
    get: (_, name) => (name === Symbol.asyncDispose ? dispose : name === 'then' ? undefined : callOf(String(name))),
  });
}
