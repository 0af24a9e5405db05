import { choosingFiles } from './choosing-files.ts';
import type { FileAdapter } from './ml-adapter.ts';

/** Names an adapter for the files that none of some others reads. */
export function forOtherFiles(others: readonly FileAdapter[], adapter: FileAdapter): FileAdapter {
  return choosingFiles(adapter, (file) => {
    const isRead = others.some((other) => other.reads(file) !== undefined);
    return isRead ? undefined : adapter.reads(file);
  });
}
