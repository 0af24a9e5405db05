import type { CardContent } from '../../cards/card-content.ts';
import type { StreamAdapter } from '../ml-adapter.ts';
import { textKindOf } from '../text/text-kind.ts';

export interface TextOptions {
  /** How many key phrases the card "Topics" has at most. @default 10 */
  readonly topics?: number;
  /** How many sentences the card "Summary" has at most; 0 for no summary. @default 4 */
  readonly summarySentences?: number;
  /** How many entries the cards of people, organisations, dates, amounts and addresses have at most. @default 10 */
  readonly entriesPerCard?: number;
  /** How much of a file is analysed, from its start; a status says when that was not all. @default 4 MB */
  readonly analysedBytes?: number;
  /** The largest rendition that is looked at. @default 50 MB */
  readonly sizeBytes?: number;
  /** The longest that one file may take. @default 120_000 */
  readonly timeoutMs?: number;
}

/**
 * Finds out what a text is about: topics, people, organisations, dates, amounts, addresses, a summary.
 *
 * Needs no account and no network: the models lie in the deployment package. Text, source code and
 * data files are read as they are, everything else as the text that Box extracts from it. Key phrases,
 * people and organisations are best in English; other languages get topics, a summary and what has
 * a fixed form. Holds some 40 times `analysedBytes` in memory at most.
 */
export function textAdapter(options: TextOptions = {}): StreamAdapter<CardContent[]> {
  const {
    topics = 10,
    summarySentences = 4,
    entriesPerCard = 10,
    analysedBytes = 4 * 1024 * 1024,
    sizeBytes = 50 * 1024 * 1024,
    timeoutMs = 120_000,
  } = options;
  return {
    name: 'Text analysis',
    as: 'stream',
    limits: { sizeBytes, timeoutMs },
    reads: (file) => (textKindOf(file.extension) ? 'original' : { type: 'extracted_text' }),
    async look({ file, content, signal }) {
      // Behind an import, so that a Lambda pays for the language model only when there is text to look at.
      const { lookAtText } = await import('../text/look-at-text.ts');
      return lookAtText(
        { extension: file.extension, chunks: content.chunks, limitBytes: Math.min(analysedBytes, sizeBytes), signal },
        { topics, summarySentences, entriesPerCard },
      );
    },
  };
}
