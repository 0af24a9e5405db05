import type { PlainText } from '../text-model.ts';
import { fieldCollector } from './field-collector.ts';

const FIELD = /^\s*(?:-\s+)?["']?([\p{L}_][\p{L}\p{N}_. -]{0,60})["']?\s*[:=]\s*(.*)$/u;
const LONGEST_LINE = 2000;

/** YAML, TOML, INI and properties: names, values and comments. */
export function plainSettings(text: string, extension: string): PlainText {
  const fields = fieldCollector();
  let lines = 0;
  for (const whole of text.split('\n')) {
    const line = whole.slice(0, LONGEST_LINE);
    if (line.trim() === '') continue;
    lines += 1;
    const comment = /^\s*[#;]+(.*)$/.exec(line)?.[1];
    const [, name, value] = comment === undefined ? (FIELD.exec(line) ?? []) : [];
    if (name !== undefined) fields.addName(name);
    fields.addValue(withoutQuotes(comment ?? value ?? line.replace(/^\s*-\s+/, '')));
  }
  return fields.plainText([`${extension.toUpperCase()} settings`, `${lines.toLocaleString('en')} lines`]);
}

function withoutQuotes(value: string): string {
  return value
    .trim()
    .replace(/^["']/, '')
    .replace(/["'],?$/, '');
}
