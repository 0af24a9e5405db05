import type { TextAdapter } from '../ml-adapter.ts';

export interface TextOptions {
  /** How many key phrases the card "Topics" has at most. @default 10 */
  readonly topics?: number;
  /** How many sentences the card "Summary" has at most; 0 for no summary. @default 4 */
  readonly summarySentences?: number;
  /** How many entries the cards of people, organisations, dates, amounts and addresses have at most. @default 10 */
  readonly entriesPerCard?: number;
  /** The longest that one text may take. @default 120_000 */
  readonly timeoutMs?: number;
}

/**
 * Finds out what a text is about: topics, people, organisations, dates, amounts, addresses, a summary.
 *
 * Needs no account and no network: the models lie in the deployment package. Key phrases, people and
 * organisations are best in English; other languages get topics, a summary and what has a fixed form.
 * Holds some 40 times the text in memory at most.
 */
export function textAdapter(options: TextOptions = {}): TextAdapter {
  const { topics = 10, summarySentences = 4, entriesPerCard = 10, timeoutMs = 120_000 } = options;
  return {
    name: 'Text analysis',
    as: 'text',
    limits: { timeoutMs },
    isFree: true,
    async look({ text, signal }) {
      // Behind an import, so that a Lambda pays for the language model only when there is text to look at.
      const { lookAtText } = await import('../text/look-at-text.ts');
      return lookAtText(text, { topics, summarySentences, entriesPerCard }, signal);
    },
  };
}
