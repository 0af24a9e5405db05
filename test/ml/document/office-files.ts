import { archiveOf } from './zip-of.ts';

type Parts = Readonly<Record<string, string | Uint8Array>>;

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const TYPES = {
  word: ['word/document.xml', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'],
  workbook: ['xl/workbook.xml', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'],
  slides: [
    'ppt/presentation.xml',
    'application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml',
  ],
} as const;

/** The parts that every Office file has, and those given. */
export function officeFile(kind: keyof typeof TYPES, parts: Parts): Uint8Array {
  const [part, type] = TYPES[kind];
  return archiveOf({
    '[Content_Types].xml': `<Types><Override PartName="/${part}" ContentType="${type}"/></Types>`,
    '_rels/.rels': relationships([
      ['officeDocument', part],
      ['core-properties', 'docProps/core.xml'],
      ['extended-properties', 'docProps/app.xml'],
    ]),
    ...parts,
  });
}

/** @param targets pairs of type and target; their ids are `rId1` and so on. */
export function relationships(targets: readonly (readonly [type: string, target: string])[]): string {
  const all = targets.map(
    ([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  );
  return `<?xml version="1.0"?><Relationships>${all.join('')}</Relationships>`;
}

/** @param body the elements of the body; `parts` may hold styles, footnotes and such. */
export function wordFile(body: string, parts: Parts = {}): Uint8Array {
  return officeFile('word', { 'word/document.xml': `<w:document><w:body>${body}</w:body></w:document>`, ...parts });
}

/** @param sheets the elements of each sheet's data by its name. */
export function workbookFile(sheets: Readonly<Record<string, string>>, parts: Parts = {}): Uint8Array {
  const names = Object.keys(sheets);
  const list = names.map((name, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`).join('');
  return officeFile('workbook', {
    'xl/workbook.xml': `<workbook><sheets>${list}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relationships([
      ...names.map((_, at) => ['worksheet', `worksheets/sheet${at + 1}.xml`] as const),
      ['sharedStrings', 'sharedStrings.xml'],
      ['styles', 'styles.xml'],
    ]),
    ...Object.fromEntries(
      Object.values(sheets).map((data, at) => [
        `xl/worksheets/sheet${at + 1}.xml`,
        `<worksheet><sheetData>${data}</sheetData></worksheet>`,
      ]),
    ),
    ...parts,
  });
}

/** @param slides the shapes of each slide. */
export function slidesFile(slides: readonly string[], parts: Parts = {}): Uint8Array {
  const list = slides.map((_, at) => `<p:sldId id="${256 + at}" r:id="rId${at + 1}"/>`).join('');
  return officeFile('slides', {
    'ppt/presentation.xml': `<p:presentation><p:sldIdLst>${list}</p:sldIdLst></p:presentation>`,
    'ppt/_rels/presentation.xml.rels': relationships(
      slides.map((_, at) => ['slide', `slides/slide${at + 1}.xml`] as const),
    ),
    ...Object.fromEntries(
      slides.map((shapes, at) => [
        `ppt/slides/slide${at + 1}.xml`,
        `<p:sld><p:cSld><p:spTree>${shapes}</p:spTree></p:cSld></p:sld>`,
      ]),
    ),
    ...parts,
  });
}

/** @param body what stands in `office:body`; `styles` are those made for this document. */
export function openDocumentFile(body: string, styles = '', parts: Parts = {}): Uint8Array {
  return archiveOf({
    mimetype: 'application/vnd.oasis.opendocument.text',
    'content.xml': `<office:document-content><office:automatic-styles>${styles}</office:automatic-styles><office:body>${body}</office:body></office:document-content>`,
    ...parts,
  });
}

/** @param chapters the bodies of its files, in the order of reading. */
export function bookFile(chapters: readonly string[], parts: Parts = {}): Uint8Array {
  const items = chapters.map((_, at) => `<item id="c${at}" href="text/chapter%20${at}.xhtml"/>`).join('');
  const order = chapters.map((_, at) => `<itemref idref="c${at}"/>`).join('');
  return archiveOf({
    mimetype: 'application/epub+zip',
    'META-INF/container.xml': '<container><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>',
    'OEBPS/book.opf': `<package><metadata><dc:title>A Book</dc:title></metadata><manifest>${items}</manifest><spine>${order}</spine></package>`,
    ...Object.fromEntries(
      chapters.map((body, at) => [
        `OEBPS/text/chapter ${at}.xhtml`,
        `<html><head><title>no</title></head><body>${body}</body></html>`,
      ]),
    ),
    ...parts,
  });
}
