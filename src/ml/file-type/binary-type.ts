import type { FileType } from '../file-type.ts';

/** Formats that a library or Box knows as documents, each with what it is read as. */
const DOCUMENTS: Readonly<Record<string, string>> = {
  ...alike('docx', 'docx docm dotx dotm'),
  ...alike('xlsx', 'xlsx xlsm xltx xltm'),
  ...alike('pptx', 'pptx pptm potx potm ppsx ppsm'),
  ...alike('odt', 'odt ott'),
  ...alike('ods', 'ods ots'),
  ...alike('odp', 'odp otp'),
  ...alike('doc', 'doc dot'),
  ...alike('xls', 'xls xlt'),
  ...alike('ppt', 'ppt pot pps'),
  ...itself('pdf epub rtf ps eps msg odg vsdx vsd pages numbers key dwg xps gdoc gsheet gslides'),
};
const IMAGES = itself('jpg png gif webp avif heic tif bmp psd svg jxl ico cr2 cr3 nef arw dng orf rw2 raf ai');
const AUDIO = { ...itself('mp3 wav flac ogg opus m4a aac aif wma amr caf ac3'), oga: 'ogg', spx: 'ogg', aiff: 'aif' };
const VIDEO = { ...itself('mp4 mov webm mkv avi wmv mpg flv ogv ts m2ts 3gp'), m4v: 'mp4', '3g2': '3gp', mpeg: 'mpg' };
const ARCHIVES = itself('zip tar gz bz2 xz 7z rar zst jar iso dmg');
const OTHER_NAMES: Readonly<Record<string, string>> = {
  ...{ jpeg: 'jpg', jpe: 'jpg', jfif: 'jpg', apng: 'png', tiff: 'tif', heif: 'heic', dib: 'bmp' },
  ...{ m4b: 'm4a', m4p: 'm4a', f4a: 'm4a', f4b: 'm4a', f4v: 'mp4', f4p: 'mp4', mts: 'm2ts', wmv: 'wmv' },
};

const GROUPS: readonly (readonly [FileType['group'], Readonly<Record<string, string>>])[] = [
  ['document', DOCUMENTS],
  ['image', IMAGES],
  ['audio', AUDIO],
  ['video', VIDEO],
  ['archive', ARCHIVES],
];
/** A program's own format, whatever it is called. */
const ENCRYPTED_OFFICE: FileType = { group: 'document', format: 'encrypted-office' };

/** By the extension alone: for formats without a mark of their own, and for files that have lost it. */
export function typeByExtension(extension: string): FileType | undefined {
  const name = Object.hasOwn(OTHER_NAMES, extension) ? (OTHER_NAMES[extension] ?? extension) : extension;
  for (const [group, formats] of GROUPS) {
    const format = Object.hasOwn(formats, name) ? formats[name] : undefined;
    if (format !== undefined) return { group, format };
  }
  return undefined;
}

/** By the mark that the bytes begin with; undefined when it is none of those known. */
export async function typeByContent(beginning: Uint8Array, extension: string): Promise<FileType | undefined> {
  const { fileTypeFromBuffer } = await import('file-type');
  const mark = await fileTypeFromBuffer(beginning).catch(() => undefined);
  if (!mark) return undefined;
  const named = typeByExtension(extension);
  switch (mark.ext) {
    case 'cfb':
      return inCompoundFile(beginning, named);
    case 'zip':
      return named && ZIPPED.has(named.format) ? named : { group: 'archive', format: 'zip' };
    case 'mp4':
      return named?.format === 'm4a' ? named : { group: 'video', format: 'mp4' };
    case 'asf':
      return named?.format === 'wma' ? named : { group: 'video', format: 'wmv' };
    default:
      return typeByExtension(mark.ext) ?? typeByMime(mark);
  }
}

/** Zip archives inside, which only a look at the end of the file could tell apart. */
const ZIPPED = new Set('docx xlsx pptx odt ods odp odg epub vsdx pages numbers key xps'.split(' '));

/** Office files of before 2007, and those of today that a password protects. */
function inCompoundFile(beginning: Uint8Array, named: FileType | undefined): FileType {
  if (Buffer.from(beginning).includes(Buffer.from('EncryptedPackage', 'utf16le'))) return ENCRYPTED_OFFICE;
  if (named && ZIPPED.has(named.format)) return ENCRYPTED_OFFICE;
  return named?.group === 'document' ? named : { group: 'document', format: 'doc' };
}

function typeByMime({ ext, mime }: { ext: string; mime: string }): FileType {
  const [group = ''] = mime.split('/');
  if (group === 'image' || group === 'audio' || group === 'video') return { group, format: ext };
  return { group: 'unknown', format: ext };
}

function itself(formats: string): Record<string, string> {
  return Object.fromEntries(formats.split(' ').map((format) => [format, format]));
}

function alike(format: string, extensions: string): Record<string, string> {
  return Object.fromEntries(extensions.split(' ').map((extension) => [extension, format]));
}
