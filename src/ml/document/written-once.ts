import type { MarkdownWriter } from './markdown-writer.ts';

/** For headers and footers, of which a document has several that are mostly alike: paragraphs only, each once, and no page numbers. */
export function writtenOnce(writer: MarkdownWriter): MarkdownWriter {
  const seen = new Set<string>();
  const paragraph = (text: string) => {
    if (seen.has(text) || !/\p{L}/u.test(text)) return;
    seen.add(text);
    writer.paragraph(text);
  };
  return {
    paragraph,
    heading: paragraph,
    listItem: paragraph,
    row: (cells) => paragraph(cells.join(' ')),
    get isFull() {
      return writer.isFull;
    },
    text: writer.text,
  };
}
