import { archiveKind } from './archive/archive-kind.ts';
import { openArchive } from './archive/open-archive.ts';
import { readBook } from './book/read-book.ts';
import type { DocumentContents } from './document-contents.ts';
import { readOpenDocument } from './open-document/read-open-document.ts';
import { readWorkbook } from './sheet/read-workbook.ts';
import { readSlides } from './slides/read-slides.ts';
import { readWord } from './word/read-word.ts';

/** Reads a document that is a zip archive of XML parts, whatever its name says which. */
export async function readArchive(bytes: Uint8Array): Promise<DocumentContents> {
  const archive = await openArchive(bytes);
  const found = await archiveKind(archive);
  switch (found.kind) {
    case 'word':
      return readWord(archive, found.part);
    case 'workbook':
      return readWorkbook(archive, found.part);
    case 'slides':
      return readSlides(archive, found.part);
    case 'open-document':
      return readOpenDocument(archive);
    case 'book':
      return readBook(archive);
  }
}
