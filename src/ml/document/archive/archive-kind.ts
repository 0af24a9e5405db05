import { UnusableFileError } from '../../../errors.ts';
import { damaged } from '../document-errors.ts';
import { attribute, readXml } from '../xml/read-xml.ts';
import type { Archive } from './open-archive.ts';
import { relationshipsOf } from './relationships.ts';

/** What a zip archive is as a document, and for Office files the path of its main part. */
export type ArchiveKind =
  | { readonly kind: 'word' | 'workbook' | 'slides'; readonly part: string }
  | { readonly kind: 'open-document' | 'book' };

/** @throws {UnusableFileError} when it is no document, or none that is read here. */
export async function archiveKind(archive: Archive): Promise<ArchiveKind> {
  const part = (await relationshipsOf(archive, '')).find((to) => to.type === 'officeDocument')?.path;
  if (part !== undefined) return { kind: officeKind(await contentTypeOf(archive, part)), part };
  if (archive.has('META-INF/container.xml')) return { kind: 'book' };
  if (archive.has('content.xml')) return { kind: 'open-document' };
  throw damaged();
}

/** The main part's own type, not the file's name: a workbook that is called `.docx` is read as a workbook. */
async function contentTypeOf(archive: Archive, part: string): Promise<string> {
  const chunks = archive.open('[Content_Types].xml');
  const wanted = `/${part}`.toLowerCase();
  let found = '';
  if (!chunks) throw damaged();
  await readXml(chunks, {
    open(name, attributes) {
      const isWanted = name === 'Override' && attribute(attributes, 'PartName')?.toLowerCase() === wanted;
      if (isWanted) found = attribute(attributes, 'ContentType') ?? '';
    },
  });
  return found || part;
}

/** @param type the content type, or the part's path where a program relies on the usual ones. */
function officeKind(type: string): 'word' | 'workbook' | 'slides' {
  if (/wordprocessingml|ms-word|^word\//.test(type)) return 'word';
  if (/binary/.test(type)) {
    throw new UnusableFileError(
      'unsupported',
      'Workbooks in the binary format (.xlsb) are not read. Save it as .xlsx and upload that.',
    );
  }
  if (/spreadsheetml|ms-excel|^xl\//.test(type)) return 'workbook';
  if (/presentationml|ms-powerpoint|^ppt\//.test(type)) return 'slides';
  throw damaged();
}
