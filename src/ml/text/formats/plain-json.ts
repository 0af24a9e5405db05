import type { PlainText } from '../text-model.ts';
import { fieldCollector } from './field-collector.ts';

const MOST_NAMES = 20_000;

/**
 * The field names and values of JSON, JSON lines and JSON with comments.
 *
 * Scanned for strings rather than parsed: the start of a long file is no valid JSON.
 */
export function plainJson(text: string): PlainText {
  const fields = fieldCollector();
  const names = new Set<string>();
  for (const { content, isName } of stringsIn(text)) {
    const value = unescaped(content);
    if (isName) {
      fields.addName(value);
      if (names.size < MOST_NAMES) names.add(value);
    } else {
      fields.addValue(value);
    }
  }
  const distinct = names.size;
  return fields.plainText(
    distinct === 0
      ? ['JSON data']
      : ['JSON data', `${distinct.toLocaleString('en')} ${distinct === 1 ? 'field' : 'fields'}`],
  );
}

/** One pass: a string that is not closed on its line is skipped, never read again from its middle. */
function* stringsIn(text: string): Generator<{ content: string; isName: boolean }> {
  let start = text.indexOf('"');
  while (start >= 0) {
    let end = start + 1;
    while (end < text.length && text[end] !== '"' && text[end] !== '\n') end += text[end] === '\\' ? 2 : 1;
    if (text[end] === '"') {
      yield { content: text.slice(start + 1, end), isName: /^\s{0,20}:/.test(text.slice(end + 1, end + 24)) };
    }
    start = text.indexOf('"', end + 1);
  }
}

function unescaped(content: string): string {
  if (!content.includes('\\')) return content;
  return content
    .replaceAll(/\\u([0-9a-fA-F]{4})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)))
    .replaceAll(/\\[nrtbf]/g, ' ')
    .replaceAll(/\\(.)/g, '$1')
    .toWellFormed();
}
