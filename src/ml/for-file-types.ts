import { choosingFiles } from './choosing-files.ts';
import type { FileAdapter } from './ml-adapter.ts';

/**
 * Names the adapters for files of some types. An adapter still decides itself in which rendition it
 * reads a file, and may decline one of these types.
 *
 * @param extensions lower case, without the dot; `''` stands for names without one.
 */
export function forFileTypes(extensions: readonly string[], adapters: readonly FileAdapter[]): FileAdapter[] {
  const wanted = new Set(extensions);
  return adapters.map((adapter) =>
    choosingFiles(adapter, (file) => (wanted.has(file.extension) ? adapter.reads(file) : undefined)),
  );
}
