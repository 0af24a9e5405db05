import { UnusableFileError } from '../../errors.ts';
import type { FileType } from '../file-type.ts';
import { decodeText } from '../text/decode-text.ts';
import { textKindOf } from '../text/text-kind.ts';

/** How much of a text is looked at for what it begins with. */
const BEGINNING_CHARACTERS = 4096;
/** Written in plain characters, but read by nobody as they are. */
const NO_TEXT: Readonly<Record<string, FileType>> = {
  '%PDF-': { group: 'document', format: 'pdf' },
  '{\\rtf': { group: 'document', format: 'rtf' },
  '%!PS': { group: 'document', format: 'ps' },
};

const SUBRIP = /^(?:\d{1,9}[ \t]{0,20}\r?\n)?\d{1,3}:\d\d:\d\d[,.]\d{1,3}[ \t]*-->[ \t]*\d/;
const WEBVTT = /^WEBVTT(?:[ \t\r\n]|$)/;
const HTML = /^(?:<!--[\s\S]{0,500}?-->\s*)?<(?:!doctype html|html|head|body)[\s>]/i;
const SVG =
  /^\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--[^>]{0,2000}-->\s*|<!DOCTYPE svg[\s\S]{0,2000}?>\s*){0,5}<svg[\s>]/i;

/** What kind of text it is; undefined when the bytes are none. */
export function textTypeOf(beginning: Uint8Array, extension: string): FileType | undefined {
  const head = Buffer.from(beginning.subarray(0, 1024)).toString('latin1');
  for (const [mark, type] of Object.entries(NO_TEXT)) if (head.startsWith(mark)) return type;
  const start = decoded(beginning)?.trimStart().slice(0, BEGINNING_CHARACTERS);
  if (start === undefined) return undefined;
  if (WEBVTT.test(start)) return { group: 'text', format: 'vtt' };
  if (SUBRIP.test(start)) return { group: 'text', format: 'srt' };
  if (SVG.test(start)) return { group: 'image', format: 'svg' };
  const isNamed = textKindOf(extension) !== undefined && extension !== 'svg';
  if (isNamed) return { group: 'text', format: extension };
  return { group: 'text', format: HTML.test(start) ? 'html' : 'txt' };
}

/** An empty string for text in an encoded form that we do not know: it is text all the same. */
function decoded(bytes: Uint8Array): string | undefined {
  try {
    return decodeText(bytes);
  } catch (error) {
    return error instanceof UnusableFileError && error.fault === 'unreadable' ? '' : undefined;
  }
}
