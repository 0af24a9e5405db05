import { errorFacts } from '../error-facts.ts';
import type { FileAdapter, FileFacts, Rendition } from '../ml/ml-adapter.ts';
import type { Log } from '../ports.ts';
import type { KeyedAdapter } from './look-board.ts';

/** An adapter that reads a file, and in which rendition. */
export interface Wish {
  readonly adapter: FileAdapter;
  readonly rendition: Rendition;
}

/** What an adapter wants of the file; undefined where it does not look at such files. */
export function wishOf({ adapter, key }: KeyedAdapter<FileAdapter>, file: FileFacts, log: Log): Wish | undefined {
  try {
    const rendition = adapter.reads(file);
    return rendition && { adapter, rendition };
  } catch (error) {
    // One that cannot even say whether it reads a file must not keep the others from it.
    log.error('ML adapter does not say what it reads', { adapter: key, ...errorFacts(error) });
    return undefined;
  }
}
