import { UnusableFileError } from '../../errors.ts';

const BYTE_ORDER_MARKS: readonly [encoding: string, mark: readonly number[]][] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/**
 * Turns the bytes of a text file into a string, whatever common encoding they are in.
 *
 * Tried in this order: byte order mark, UTF-16 by its zero bytes, UTF-8, Windows-1252 (Western Europe).
 * The bytes may end in the middle of a character, as the start of a long file does.
 *
 * @throws {UnusableFileError} `unsupported` for binary files, `unreadable` for encodings we do not know.
 */
export function decodeText(bytes: Uint8Array): string {
  const marked = BYTE_ORDER_MARKS.find(([, mark]) => mark.every((byte, at) => bytes[at] === byte));
  if (marked) return decodeAs(marked[0], bytes);
  if (looksLike(bytes, '%PDF-') || looksLike(bytes, '{\\rtf')) throw notText();
  const utf16 = utf16Without(bytes);
  if (utf16) return decodeAs(utf16, bytes);
  if (isBinary(bytes)) throw notText();
  return decodeSoundUtf8(bytes) ?? decodeBrokenUtf8(bytes) ?? decodeWesternEuropean(bytes);
}

function decodeAs(encoding: string, bytes: Uint8Array): string {
  // `stream` keeps back a character that is cut off at the end instead of replacing it.
  const text = new TextDecoder(encoding).decode(bytes, { stream: true });
  if (share(text, /[\0\uFFFD]/g) > 0.05) throw notText();
  return text.replaceAll(/[\0\uFFFD]/g, ' ');
}

/** By itself, since a sound text may hold U+FFFD too: whoever wrote it had lost a character before. */
function decodeSoundUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return undefined;
  }
}

/** A few broken bytes in otherwise good UTF-8 are forgiven; many mean that it is something else. */
function decodeBrokenUtf8(bytes: Uint8Array): string | undefined {
  const text = new TextDecoder('utf-8').decode(bytes, { stream: true });
  const broken = text.match(/\uFFFD/g)?.length ?? 0;
  const sound = (text.match(/[^\0-\x7F]/g)?.length ?? 0) - broken;
  return broken * 10 <= sound ? text.replaceAll('\uFFFD', ' ') : undefined;
}

function decodeWesternEuropean(bytes: Uint8Array): string {
  const text = new TextDecoder('windows-1252').decode(bytes);
  // Western European prose has accents here and there; other alphabets consist of nothing else.
  if (share(text, /[\x80-\xFF]/g) > 0.25) {
    throw new UnusableFileError(
      'unreadable',
      'The characters of this file could not be made out. Save it as UTF-8 and upload it again.',
    );
  }
  return text;
}

/** Text in Latin letters has a zero in every other byte of UTF-16. */
function utf16Without(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const head = bytes.subarray(0, 4096);
  const zeros = [0, 0];
  for (let at = 0; at < head.length; at += 1) if (head[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const half = head.length / 2;
  if (half >= 2 && odd > half * 0.6 && even < half * 0.02) return 'utf-16le';
  if (half >= 2 && even > half * 0.6 && odd < half * 0.02) return 'utf-16be';
  return undefined;
}

function isBinary(bytes: Uint8Array): boolean {
  let control = 0;
  for (const byte of bytes) {
    if (byte === 0) return true;
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x0c && byte !== 0x1b) control += 1;
  }
  return control > bytes.length * 0.02;
}

function looksLike(bytes: Uint8Array, start: string): boolean {
  return Buffer.from(bytes.subarray(0, start.length)).toString('latin1') === start;
}

function share(text: string, pattern: RegExp): number {
  return (text.match(pattern)?.length ?? 0) / Math.max(1, text.length);
}

function notText(): UnusableFileError {
  return new UnusableFileError(
    'unsupported',
    'This file is not text, although its name says so. Check its extension, or save it as text and upload it again.',
  );
}
