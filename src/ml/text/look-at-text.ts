import type { CardContent } from '../../cards/card-content.ts';
import { MlAdapterError, SkillError } from '../../errors.ts';
import type { FileText } from '../file-text.ts';
import { analyse } from './analyse.ts';
import { type CardSizes, contentsOf } from './contents-of.ts';
import { plainTextOf } from './plain-text-of.ts';

/**
 * Finds out what a text is about.
 *
 * @throws the signal's reason when it aborts; {MlAdapterError} when the analysis itself breaks down.
 */
export async function lookAtText(
  { text, format = '' }: FileText,
  sizes: CardSizes,
  signal: AbortSignal,
): Promise<CardContent[]> {
  signal.throwIfAborted();
  try {
    return contentsOf(await analyse(plainTextOf(text, format), sizes, signal));
  } catch (error) {
    if (error instanceof SkillError || signal.aborted) throw error;
    throw new MlAdapterError('The text of this file could not be analysed.', false, { cause: error });
  }
}
