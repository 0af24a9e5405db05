import type { ByteSpan } from './file-content.ts';

/**
 * Reads a `Range` header of one range: `bytes=a-`, `bytes=a-b` or `bytes=-n`.
 *
 * @returns `undefined` when the whole file is meant: no header, or one that RFC 9110 lets a server ignore.
 */
export function parseByteRange(header: string | undefined, sizeBytes: number): ByteSpan | 'unsatisfiable' | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '');
  if (match === null || match[0] === 'bytes=-') return undefined;
  const [, first = '', last = ''] = match;
  if (first === '') {
    const length = Math.min(Number(last), sizeBytes);
    return length === 0 ? 'unsatisfiable' : { start: sizeBytes - length, end: sizeBytes - 1 };
  }
  const start = Number(first);
  const end = last === '' ? sizeBytes - 1 : Math.min(Number(last), sizeBytes - 1);
  if (last !== '' && Number(last) < start) return undefined;
  return start >= sizeBytes ? 'unsatisfiable' : { start, end };
}
