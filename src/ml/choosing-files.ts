import type { FileAdapter } from './ml-adapter.ts';

/** The same adapter with another choice of files. */
export function choosingFiles(adapter: FileAdapter, reads: FileAdapter['reads']): FileAdapter {
  const { name, as, limits, isFree } = adapter;
  // Not a spread: an adapter may be an object with methods on its prototype.
  const ask = adapter.ask?.bind(adapter);
  return {
    ...{ name, as, limits, reads, look: adapter.look.bind(adapter) },
    ...(isFree !== undefined && { isFree }),
    ...(ask && { ask }),
  } as FileAdapter;
}
