import type { PlainText } from '../text-model.ts';
import { linesToBlocks } from './lines-to-blocks.ts';

/** Plain text as people write it: paragraphs, perhaps wrapped, lists, headings. */
export function plainProse(text: string): PlainText {
  return { nature: 'prose', blocks: linesToBlocks(text.split('\n')), topics: [], facts: [] };
}
