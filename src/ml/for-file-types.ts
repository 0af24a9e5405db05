import type { FileFacts, MlAdapter, Rendition } from './ml-adapter.ts';

/**
 * Names the adapters for files of some types. An adapter still decides itself in which rendition it
 * reads a file, and may decline one of these types.
 *
 * @param extensions lower case, without the dot; `''` stands for names without one.
 */
export function forFileTypes(extensions: readonly string[], adapters: readonly MlAdapter[]): MlAdapter[] {
  const wanted = new Set(extensions);
  return adapters.map((adapter) => {
    const reads = (file: FileFacts): Rendition | undefined =>
      wanted.has(file.extension) ? adapter.reads(file) : undefined;
    const { name, as, limits } = adapter;
    // Not a spread: an adapter may be an object with methods on its prototype.
    const ask = adapter.ask?.bind(adapter);
    return { name, as, limits, reads, look: adapter.look.bind(adapter), ...(ask && { ask }) } as MlAdapter;
  });
}
