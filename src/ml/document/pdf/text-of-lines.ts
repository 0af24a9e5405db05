import { linesToBlocks } from '../../text/formats/lines-to-blocks.ts';
import { markdownWriter } from '../markdown-writer.ts';

/** Lines as they were recognised on a page, put together as paragraphs. */
export function textOfLines(lines: readonly string[]): string {
  const writer = markdownWriter();
  for (const { text } of linesToBlocks(lines)) writer.paragraph(text);
  return writer.text();
}
