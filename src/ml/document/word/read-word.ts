import type { Archive } from '../archive/open-archive.ts';
import { relationshipsOf } from '../archive/relationships.ts';
import type { DocumentContents } from '../document-contents.ts';
import { damaged } from '../document-errors.ts';
import { type MarkdownWriter, markdownWriter } from '../markdown-writer.ts';
import { officeProperties } from '../office-properties.ts';
import { TEXT_CUT } from '../text-cut.ts';
import { writtenOnce } from '../written-once.ts';
import { readXml } from '../xml/read-xml.ts';
import { type WordStyles, wordStyles } from './word-styles.ts';
import { wordText } from './word-text.ts';

/** A document with a header for each of its chapters has some tens. */
const MAX_MARGINS = 100;

/**
 * Reads the body, then headers and footers, then footnotes and comments.
 *
 * @param part the path of the document's body.
 */
export async function readWord(archive: Archive, part: string): Promise<DocumentContents> {
  const relationships = await relationshipsOf(archive, part);
  const pathsOf = (...types: readonly string[]) => [
    ...new Set(types.flatMap((type) => relationships.filter((to) => to.type === type).map((to) => to.path))),
  ];
  const styles = await wordStyles(archive, pathsOf('styles')[0]);
  const writer = markdownWriter();
  if (!archive.has(part)) throw damaged();
  await readParts(archive, [part], writer, styles);
  await readParts(archive, pathsOf('header', 'footer').slice(0, MAX_MARGINS), writtenOnce(writer), styles);
  await readParts(archive, pathsOf('footnotes', 'endnotes', 'comments'), writer, styles);
  const { pages, ...facts } = await officeProperties(archive);
  return {
    text: writer.text(),
    format: 'md',
    facts: { ...facts, count: pages === undefined ? undefined : { of: 'page', number: pages } },
    notes: writer.isFull ? [TEXT_CUT] : [],
  };
}

async function readParts(
  archive: Archive,
  paths: readonly string[],
  writer: MarkdownWriter,
  styles: WordStyles,
): Promise<void> {
  for (const path of paths) {
    const chunks = archive.open(path);
    if (chunks && !writer.isFull) await readXml(chunks, wordText(writer, styles));
  }
}
