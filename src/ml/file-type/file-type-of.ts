import type { FileType } from '../file-type.ts';
import { textKindOf } from '../text/text-kind.ts';
import { typeByContent, typeByExtension } from './binary-type.ts';
import { textTypeOf } from './text-type.ts';

/**
 * Tells what a file is by its first bytes. The extension decides only what bytes leave open: what kind of text it is,
 * which of the documents that are zip archives inside, and what has no mark that we know.
 *
 * @param beginning the first `TELLING_BYTES` of the file, or all of it where it is shorter.
 * @param extension lower case, without the dot.
 */
export async function fileTypeOf(beginning: Uint8Array, extension: string): Promise<FileType> {
  if (beginning.byteLength === 0) return { group: 'empty', format: extension };
  return (
    textTypeOf(beginning, extension) ??
    (await typeByContent(beginning, extension)) ??
    typeByExtension(extension) ?? { group: 'unknown', format: extension }
  );
}

/** What a file is by its name alone, where it is not worth the trouble to open it. */
export function fileTypeByName(extension: string): FileType {
  const isText = textKindOf(extension) !== undefined && extension !== 'svg';
  if (isText) return { group: 'text', format: extension };
  return typeByExtension(extension) ?? { group: 'unknown', format: extension };
}
