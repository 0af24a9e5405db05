import { withoutMarkup } from './without-markup.ts';

const MARKUP = ['html', 'htm', 'xhtml', 'xml', 'svg', 'rss', 'atom'];
const JSON_FORMATS = ['json', 'jsonl', 'ndjson', 'geojson', 'ipynb'];

const ESCAPE = /\\(?:u([0-9a-f]{4})|(.))/gi;
const WHITE: Readonly<Record<string, string>> = { n: '\n', r: '\n', t: '\t' };
/** Outside of JSON a backslash may be anything; before a letter it is as often part of a path. */
const LIKELY_BREAK = /\\[nrt](?![a-z])/g;

/** A text without the markup and escapes of its format, so that what a reader sees as apart does not grow together. */
export function readableText(text: string, format: string | undefined): string {
  if (format && MARKUP.includes(format)) return withoutMarkup(text);
  if (!text.includes('\\')) return text;
  if (!format || !JSON_FORMATS.includes(format)) return text.replace(LIKELY_BREAK, '\n');
  return text.replace(ESCAPE, (_, code: string | undefined, character: string) =>
    code === undefined ? (WHITE[character] ?? character) : String.fromCharCode(Number.parseInt(code, 16)),
  );
}
