import type { Archive } from '../archive/open-archive.ts';
import { type Relationship, relationshipsOf } from '../archive/relationships.ts';
import { commentText } from '../comment-text.ts';
import type { DocumentContents } from '../document-contents.ts';
import { damaged } from '../document-errors.ts';
import { type MarkdownWriter, markdownWriter } from '../markdown-writer.ts';
import { officeProperties } from '../office-properties.ts';
import { TEXT_CUT } from '../text-cut.ts';
import { readXml, relationshipId, type XmlHandler } from '../xml/read-xml.ts';
import { roleOnNotes, roleOnSlide, slideText } from './slide-text.ts';

/** Slides that are read; more are counted. */
const MAX_SLIDES = 5000;

/** @param part the path of the presentation. Hidden slides are read as the others. */
export async function readSlides(archive: Archive, part: string): Promise<DocumentContents> {
  const ids = await slideIds(archive, part);
  const relationships = new Map((await relationshipsOf(archive, part)).map((to) => [to.id, to.path]));
  const writer = markdownWriter();
  for (const id of ids.slice(0, MAX_SLIDES)) {
    const path = relationships.get(id);
    if (path !== undefined && !writer.isFull) await readSlide(archive, path, writer);
  }
  const { pages: _, ...facts } = await officeProperties(archive);
  return {
    text: writer.text(),
    format: 'md',
    facts: { ...facts, count: { of: 'slide', number: ids.length } },
    notes: writer.isFull ? [TEXT_CUT] : [],
  };
}

/** In the order of the talk, which is not that of the parts' names. */
async function slideIds(archive: Archive, part: string): Promise<string[]> {
  const chunks = archive.open(part);
  if (!chunks) throw damaged();
  const ids: string[] = [];
  await readXml(chunks, {
    open(name, attributes) {
      if (name === 'sldId') ids.push(relationshipId(attributes));
    },
  });
  return ids;
}

async function readSlide(archive: Archive, path: string, writer: MarkdownWriter): Promise<void> {
  const relationships = await relationshipsOf(archive, path);
  await readPart(archive, path, slideText(writer, roleOnSlide));
  await readAll(archive, relationships, 'diagramData', () => slideText(writer, roleOnSlide));
  await readAll(archive, relationships, 'notesSlide', () => slideText(writer, roleOnNotes));
  await readAll(archive, relationships, 'comments', () => commentText(writer));
}

async function readAll(
  archive: Archive,
  relationships: readonly Relationship[],
  type: string,
  handler: () => XmlHandler,
): Promise<void> {
  for (const to of relationships) if (to.type === type) await readPart(archive, to.path, handler());
}

async function readPart(archive: Archive, path: string, handler: XmlHandler): Promise<void> {
  const chunks = archive.open(path);
  if (chunks && !handler.isDone) await readXml(chunks, handler);
}
