import type { Deadline } from '../deadline.ts';
import { tooLarge } from '../file-size.ts';
import { collectBytes } from '../ml/collect-bytes.ts';
import type { FileAdapter, Rendition } from '../ml/ml-adapter.ts';
import type { SourceFileReader } from '../ports.ts';

/** Resolves to a rendition's bytes, or throws when there are more than `limitBytes`. */
export type RenditionBytes = (rendition: Rendition, limitBytes: number) => Promise<Uint8Array>;

/**
 * Reads each rendition that adapters want as bytes once, and shares it between them.
 *
 * It is read up to the largest limit among them; an adapter with a smaller one is refused its bytes then.
 */
export function renditionBytes(
  reader: SourceFileReader,
  looks: readonly { adapter: FileAdapter; rendition: Rendition }[],
  deadline: Deadline,
): RenditionBytes {
  const reading = new Map<string, Promise<Uint8Array>>();
  return async (rendition, limitBytes) => {
    const key = JSON.stringify(rendition);
    const sharing = looks.filter((look) => look.adapter.as === 'bytes' && JSON.stringify(look.rendition) === key);
    const largestBytes = Math.max(...sharing.map(({ adapter }) => adapter.limits.sizeBytes));
    const bytes = await (reading.get(key) ?? remember(key, read(rendition, largestBytes)));
    if (bytes.byteLength > limitBytes) throw tooLarge(bytes.byteLength, limitBytes);
    // One that passes its bytes to a worker takes them away from whoever shares them.
    return sharing.length > 1 ? bytes.slice() : bytes;
  };

  function remember(key: string, promise: Promise<Uint8Array>): Promise<Uint8Array> {
    reading.set(key, promise);
    return promise;
  }

  async function read(rendition: Rendition, limitBytes: number): Promise<Uint8Array> {
    return collectBytes(await reader.open(rendition, limitBytes, deadline));
  }
}
