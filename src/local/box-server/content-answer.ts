import { type Answer, emptyAnswer } from './answer.ts';
import { parseByteRange } from './byte-range.ts';
import { readContent } from './file-content.ts';
import type { StoredFile, StoredVersion } from './stored-file.ts';

/** Answers with a file's bytes, or with the stretch of them that a `Range` header asks for. */
export function contentAnswer(file: StoredFile, version: StoredVersion, rangeHeader: string | undefined): Answer {
  const { sizeBytes, content } = version;
  const range = parseByteRange(rangeHeader, sizeBytes);
  if (range === 'unsatisfiable') return emptyAnswer(416, { 'content-range': `bytes */${sizeBytes}` });
  const span = range ?? { start: 0, end: sizeBytes - 1 };
  const headers = {
    'content-type': 'application/octet-stream',
    'content-length': String(span.end - span.start + 1),
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name.toWellFormed())}`,
    'accept-ranges': 'bytes',
    etag: `"${version.sha1}"`,
  };
  const body = readContent(content, span);
  if (range === undefined) return { status: 200, headers, body };
  return {
    status: 206,
    headers: { ...headers, 'content-range': `bytes ${span.start}-${span.end}/${sizeBytes}` },
    body,
  };
}
