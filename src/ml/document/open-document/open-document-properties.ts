import type { Archive } from '../archive/open-archive.ts';
import type { DocumentFacts } from '../document-contents.ts';
import { leafTexts } from '../xml/leaf-texts.ts';
import { attribute, readXml } from '../xml/read-xml.ts';

const META = 'meta.xml';

/** What an OpenDocument file says of itself; `pages` of texts only. */
export async function openDocumentProperties(
  archive: Archive,
): Promise<Omit<DocumentFacts, 'count'> & { readonly pages: number | undefined }> {
  const texts = await leafTexts(archive.open(META), ['title', 'initial-creator', 'creator', 'creation-date', 'date']);
  return {
    title: texts.get('title'),
    author: texts.get('initial-creator') ?? texts.get('creator'),
    created: texts.get('creation-date'),
    changed: texts.get('date'),
    pages: await pagesOf(archive),
  };
}

async function pagesOf(archive: Archive): Promise<number | undefined> {
  const chunks = archive.open(META);
  let pages: number | undefined;
  if (!chunks) return pages;
  await readXml(chunks, {
    open(name, attributes) {
      if (name === 'document-statistic') pages = Number(attribute(attributes, 'page-count')) || undefined;
    },
  });
  return pages;
}
