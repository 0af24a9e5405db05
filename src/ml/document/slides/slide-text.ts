import { MAX_TEXT_CHARACTERS } from '../../file-text.ts';
import type { MarkdownWriter } from '../markdown-writer.ts';
import { tableRows } from '../table-rows.ts';
import { attribute, type XmlHandler } from '../xml/read-xml.ts';

/** What older programs show instead, and fields: numbers of slides and today's date. */
const SILENT = new Set(['Fallback', 'fld']);
/** Said on every slide, or pictures of the slide itself. */
const FURNITURE = new Set(['sldNum', 'dt', 'ftr', 'hdr', 'sldImg']);

/** How the paragraphs of a shape are written; undefined leaves them out. */
export type ShapeRole = 'title' | 'item' | 'paragraph' | undefined;

/** @param placeholder what the slide's layout has the shape for; the empty text for a shape of its own. */
export function roleOnSlide(placeholder: string): ShapeRole {
  if (FURNITURE.has(placeholder)) return undefined;
  if (placeholder === 'title' || placeholder === 'ctrTitle') return 'title';
  return placeholder === '' || placeholder === 'subTitle' ? 'paragraph' : 'item';
}

/** Of a page of notes only what the speaker has written: beside it stands the slide. */
export function roleOnNotes(placeholder: string): ShapeRole {
  return placeholder === 'body' ? 'paragraph' : undefined;
}

/** Reads what a slide says, shape by shape: titles become headings, tables rows. */
export function slideText(writer: MarkdownWriter, roleOf: (placeholder: string) => ShapeRole): XmlHandler {
  const table = tableRows(writer);
  let placeholder = '';
  let paragraph = '';
  let isText = false;
  let silent = 0;
  const end = () => {
    const role = roleOf(placeholder);
    if (table.isInside) table.text(paragraph);
    else if (role === 'title') writer.heading(paragraph, 2);
    else if (role === 'item') writer.listItem(paragraph);
    else if (role === 'paragraph') writer.paragraph(paragraph);
  };
  return {
    open(name, attributes) {
      if (silent > 0 || SILENT.has(name)) silent += 1;
      else if (name === 'p') paragraph = '';
      else if (name === 't') isText = true;
      else if (name === 'br') paragraph += '\n';
      else if (name === 'sp' || name === 'graphicFrame') placeholder = '';
      else if (name === 'ph') placeholder = attribute(attributes, 'type') ?? 'obj';
      else table.open(name);
    },
    close(name) {
      if (silent > 0) silent -= 1;
      else if (name === 'p') end();
      else if (name === 't') isText = false;
      else table.close(name);
    },
    text(text) {
      if (isText && silent === 0 && paragraph.length < MAX_TEXT_CHARACTERS) paragraph += text;
    },
    get isDone() {
      return writer.isFull;
    },
  };
}
