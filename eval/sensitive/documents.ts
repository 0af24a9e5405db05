import { readdirSync, readFileSync } from 'node:fs';
import { fillTemplate, type LabelledDocument } from './fill-template.ts';

/** The documents of one part, made anew from their templates; no value in them is stored anywhere. */
export function documentsOf(part: 'tuned' | 'held'): LabelledDocument[] {
  const folder = new URL(`./templates/${part}/`, import.meta.url);
  return readdirSync(folder)
    .filter((name) => name.endsWith('.tpl'))
    .sort()
    .map((name) => fillTemplate(readFileSync(new URL(encodeURIComponent(name), folder), 'utf8'), name));
}
