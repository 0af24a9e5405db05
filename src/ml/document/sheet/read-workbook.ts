import type { Archive } from '../archive/open-archive.ts';
import { type Relationship, relationshipsOf } from '../archive/relationships.ts';
import { commentText } from '../comment-text.ts';
import type { DocumentContents } from '../document-contents.ts';
import { damaged } from '../document-errors.ts';
import { officeProperties } from '../office-properties.ts';
import { TEXT_CUT } from '../text-cut.ts';
import { attribute, readXml, relationshipId } from '../xml/read-xml.ts';
import { cellStyles } from './cell-styles.ts';
import type { Epoch } from './number-text.ts';
import { sharedStrings } from './shared-strings.ts';
import { sheetRows, type Workbook } from './sheet-rows.ts';
import { type SheetWriter, sheetWriter } from './sheet-writer.ts';

/** Sheets whose rows are read; more are counted. */
const MAX_SHEETS = 1000;

interface Sheet {
  readonly name: string;
  readonly relationship: string;
}

/** @param part the path of the workbook. Hidden sheets are read as the others: they are in the file. */
export async function readWorkbook(archive: Archive, part: string): Promise<DocumentContents> {
  const { sheets, epoch } = await sheetsOf(archive, part);
  const relationships = await relationshipsOf(archive, part);
  const pathOf = (matches: (to: Relationship) => boolean) => relationships.find(matches)?.path;
  const workbook: Workbook = {
    strings: await sharedStrings(
      archive,
      pathOf((to) => to.type === 'sharedStrings'),
    ),
    styles: await cellStyles(
      archive,
      pathOf((to) => to.type === 'styles'),
    ),
    epoch,
  };
  const writer = sheetWriter();
  for (const { name, relationship } of sheets.slice(0, MAX_SHEETS)) {
    const path = pathOf((to) => to.id === relationship);
    if (path !== undefined && !writer.isFull) await readSheet(archive, { name, path }, workbook, writer);
  }
  const { pages: _, ...facts } = await officeProperties(archive);
  return {
    ...writer.contents(),
    facts: { ...facts, count: { of: 'sheet', number: sheets.length } },
    notes: writer.isFull ? [TEXT_CUT] : [],
  };
}

async function sheetsOf(archive: Archive, part: string): Promise<{ sheets: Sheet[]; epoch: Epoch }> {
  const chunks = archive.open(part);
  if (!chunks) throw damaged();
  const sheets: Sheet[] = [];
  let epoch: Epoch = 1900;
  await readXml(chunks, {
    open(name, attributes) {
      if (name === 'workbookPr' && /^(?:1|true)$/.test(attribute(attributes, 'date1904') ?? '')) epoch = 1904;
      if (name === 'sheet') {
        sheets.push({ name: attribute(attributes, 'name') ?? '', relationship: relationshipId(attributes) });
      }
    },
  });
  return { sheets, epoch };
}

async function readSheet(
  archive: Archive,
  sheet: { name: string; path: string },
  workbook: Workbook,
  writer: SheetWriter,
): Promise<void> {
  const chunks = archive.open(sheet.path);
  if (!chunks) return;
  writer.sheet(sheet.name);
  await readXml(chunks, sheetRows(workbook, writer));
  for (const to of await relationshipsOf(archive, sheet.path)) {
    const comments = /^(?:comments|threadedComment)$/.test(to.type) ? archive.open(to.path) : undefined;
    if (comments && !writer.isFull) await readXml(comments, commentText(writer));
  }
}
