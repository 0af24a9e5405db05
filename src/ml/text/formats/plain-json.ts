import type { PlainText } from '../text-model.ts';
import { fieldCollector } from './field-collector.ts';

const STRING = /"((?:[^"\\\n]|\\.)*)"(\s*:)?/g;

/**
 * The field names and values of JSON, JSON lines and JSON with comments.
 *
 * Scanned for strings rather than parsed: the start of a long file is no valid JSON.
 */
export function plainJson(text: string): PlainText {
  const fields = fieldCollector();
  const names = new Map<string, number>();
  for (const [, content = '', colon] of text.matchAll(STRING)) {
    const value = unescaped(content);
    if (colon) {
      fields.addName(value);
      names.set(value, (names.get(value) ?? 0) + 1);
    } else {
      fields.addValue(value);
    }
  }
  const distinct = names.size;
  return fields.plainText(distinct === 0 ? ['JSON data'] : ['JSON data', `${distinct.toLocaleString('en')} fields`]);
}

function unescaped(content: string): string {
  if (!content.includes('\\')) return content;
  return content
    .replaceAll(/\\u([0-9a-fA-F]{4})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)))
    .replaceAll(/\\[nrtbf]/g, ' ')
    .replaceAll(/\\(.)/g, '$1')
    .toWellFormed();
}
