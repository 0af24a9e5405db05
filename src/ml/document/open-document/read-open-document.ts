import type { Archive } from '../archive/open-archive.ts';
import type { DocumentContents, DocumentFacts } from '../document-contents.ts';
import { damaged, locked } from '../document-errors.ts';
import { markdownWriter } from '../markdown-writer.ts';
import { sheetWriter } from '../sheet/sheet-writer.ts';
import { TEXT_CUT } from '../text-cut.ts';
import { writtenOnce } from '../written-once.ts';
import { readXml } from '../xml/read-xml.ts';
import { marginText } from './margin-text.ts';
import { type OpenDocumentBody, openDocumentBody } from './open-document-body.ts';
import { openDocumentProperties } from './open-document-properties.ts';

/** Reads the files of LibreOffice and its kin: texts, spreadsheets and presentations. */
export async function readOpenDocument(archive: Archive): Promise<DocumentContents> {
  if (await isEncrypted(archive)) throw locked();
  const content = archive.open('content.xml');
  if (!content) throw damaged();
  const writer = markdownWriter();
  const sheets = sheetWriter();
  const body = openDocumentBody(writer, sheets);
  await readXml(content, body);
  if (!body.kind) throw damaged();
  const margins = archive.open('styles.xml');
  if (margins && body.kind === 'text' && !body.isDone) await readXml(margins, marginText(writtenOnce(writer)));
  const { pages, ...facts } = await openDocumentProperties(archive);
  return {
    ...(body.kind === 'spreadsheet' ? sheets.contents() : { text: writer.text(), format: 'md' }),
    facts: { ...facts, count: body.isDone ? undefined : countOf(body, pages) },
    notes: body.isDone ? [TEXT_CUT] : [],
  };
}

async function isEncrypted(archive: Archive): Promise<boolean> {
  const chunks = archive.open('META-INF/manifest.xml');
  let found = false;
  if (!chunks) return found;
  await readXml(chunks, {
    open(name) {
      found ||= name === 'encryption-data';
    },
    get isDone() {
      return found;
    },
  });
  return found;
}

function countOf({ kind, count }: OpenDocumentBody, pages: number | undefined): DocumentFacts['count'] {
  if (kind === 'text') return pages === undefined ? undefined : { of: 'page', number: pages };
  return { of: kind === 'spreadsheet' ? 'sheet' : 'slide', number: count };
}
