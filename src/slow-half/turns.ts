import type { Deadline } from '../deadline.ts';

/** Who waits for an adapter that looks at so many files at once in this process, in the order of arrival. */
interface Line {
  busy: number;
  readonly waiting: (() => void)[];
}

const lines = new WeakMap<object, Line>();

/**
 * Waits until an adapter may look at one more file. Dispose of the turn to let the next one in.
 *
 * @param adapter the same object for all that wait for each other.
 * @param atOnce no limit where there is none.
 * @throws the reason of the deadline's signal.
 */
export async function turnOf(adapter: object, atOnce: number | undefined, { signal }: Deadline): Promise<Disposable> {
  if (atOnce === undefined) return { [Symbol.dispose]() {} };
  const line = lines.get(adapter) ?? { busy: 0, waiting: [] };
  lines.set(adapter, line);
  if (line.busy >= Math.max(1, atOnce)) await letIn(line, signal);
  else line.busy += 1;
  return {
    [Symbol.dispose]() {
      const next = line.waiting.shift();
      if (next) next();
      else line.busy -= 1;
    },
  };
}

/** Whoever leaves hands over the place, so that nobody takes it in between. */
async function letIn(line: Line, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  line.waiting.push(resolve);
  const onAbort = () => {
    const place = line.waiting.indexOf(resolve);
    // Let in at the same moment: the place is ours, and given back by whoever asked for it.
    if (place < 0) return;
    line.waiting.splice(place, 1);
    reject(signal.reason);
  };
  signal.addEventListener('abort', onAbort, { once: true });
  await promise.finally(() => signal.removeEventListener('abort', onAbort));
}
