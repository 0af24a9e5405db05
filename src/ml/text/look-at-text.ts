import type { CardContent } from '../../cards/card-content.ts';
import { MlAdapterError, SkillError } from '../../errors.ts';
import { readableSize } from '../../file-size.ts';
import { analyse } from './analyse.ts';
import { type CardSizes, contentsOf } from './contents-of.ts';
import { decodeText } from './decode-text.ts';
import { plainTextOf } from './plain-text-of.ts';
import { readStart } from './read-start.ts';

export interface TextSource {
  /** Of the original file, lower case. */
  readonly extension: string;
  readonly chunks: AsyncIterable<Uint8Array>;
  readonly limitBytes: number;
  readonly signal: AbortSignal;
}

/**
 * Reads the start of a text and returns what it found.
 *
 * @throws {UnusableFileError} when the bytes are not text; the signal's reason when it aborts;
 * whatever the stream throws; {MlAdapterError} when the analysis itself breaks down.
 */
export async function lookAtText(source: TextSource, sizes: CardSizes): Promise<CardContent[]> {
  const start = await readStart(source.chunks, source.limitBytes, source.signal);
  if (start.bytes.byteLength === 0) return [];
  const contents = await contentsIn(start.bytes, source, sizes);
  if (start.complete) return contents;
  return [
    ...contents,
    { kind: 'status', message: `Only the first ${readableSize(source.limitBytes)} of the text were analysed.` },
  ];
}

async function contentsIn(bytes: Uint8Array, source: TextSource, sizes: CardSizes): Promise<CardContent[]> {
  try {
    const plain = plainTextOf(decodeText(bytes), source.extension);
    return contentsOf(await analyse(plain, sizes, source.signal));
  } catch (error) {
    if (error instanceof SkillError || source.signal.aborted) throw error;
    throw new MlAdapterError('The text of this file could not be analysed.', false, { cause: error });
  }
}
