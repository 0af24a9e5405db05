import type { Archive } from './archive/open-archive.ts';
import { relationshipsOf } from './archive/relationships.ts';
import type { DocumentFacts } from './document-contents.ts';
import { leafTexts } from './xml/leaf-texts.ts';

export interface OfficeProperties extends Omit<DocumentFacts, 'count'> {
  /** As the program that wrote the file counted them. */
  readonly pages?: number | undefined;
}

/** What a Word, Excel or PowerPoint file says of itself. */
export async function officeProperties(archive: Archive): Promise<OfficeProperties> {
  const relationships = await relationshipsOf(archive, '');
  const open = (type: string) => {
    const path = relationships.find((to) => to.type === type)?.path;
    return path === undefined ? undefined : archive.open(path);
  };
  const core = await leafTexts(open('core-properties'), ['title', 'creator', 'created', 'modified']);
  const program = await leafTexts(open('extended-properties'), ['Pages', 'Words']);
  return {
    title: core.get('title'),
    author: core.get('creator'),
    created: core.get('created'),
    changed: core.get('modified'),
    // Libraries leave a page and no words, as in an empty document.
    pages: Number(program.get('Words')) > 0 ? Number(program.get('Pages')) || undefined : undefined,
  };
}
