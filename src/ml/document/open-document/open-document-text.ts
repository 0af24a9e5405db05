import { MAX_TEXT_CHARACTERS } from '../../file-text.ts';
import type { MarkdownWriter } from '../markdown-writer.ts';
import { type TableRows, tableRows } from '../table-rows.ts';
import { type Attributes, attribute, type XmlHandler } from '../xml/read-xml.ts';

/** Deleted text, descriptions of pictures, controls, and what is said again elsewhere. */
const SILENT = new Set('tracked-changes ruby-text title desc forms table-of-content script'.split(' '));
/** Shapes of a slide that are the same on every slide. */
const FURNITURE = /^(?:header|footer|date-time|page-number)$/;
/** Footnotes, and what people noted beside the text. */
const NOTES = new Set(['note', 'annotation']);
const SHAPES = new Set(['frame', 'custom-shape']);
const CHARACTERS: ReadonlyMap<string, string> = new Map([
  ['s', ' '],
  ['tab', '\t'],
  ['line-break', '\n'],
]);
const MAX_NOTES = 10_000;

interface Paragraph {
  text: string;
  /** 0 for text that is no heading. */
  readonly level: number;
}

interface Reading {
  readonly writer: MarkdownWriter;
  readonly table: TableRows;
  /** Those that are open: paragraphs may stand within others, in frames, footnotes and notes. */
  readonly paragraphs: Paragraph[];
  readonly notes: string[];
  /** Paragraphs formatted by hand have a style of their own, which names the one that it was made from. */
  readonly titleStyles: Set<string>;
  notesDepth: number;
  listDepth: number;
  silentDepth: number;
  isSlideTitle: boolean;
}

/** Reads the text of an OpenDocument text or presentation. Footnotes and people's notes come after everything else. */
export function openDocumentText(writer: MarkdownWriter): XmlHandler {
  const reading: Reading = {
    ...{ writer, paragraphs: [], notes: [], titleStyles: new Set(['Title']) },
    table: tableRows(writer, { table: 'table', row: 'table-row', cell: 'table-cell' }),
    ...{ notesDepth: 0, listDepth: 0, silentDepth: 0, isSlideTitle: false },
  };
  return {
    open(name, attributes) {
      if (reading.silentDepth > 0 || SILENT.has(name)) reading.silentDepth += 1;
      else opened(reading, name, attributes);
    },
    close(name) {
      if (reading.silentDepth > 0) reading.silentDepth -= 1;
      else closed(reading, name);
    },
    text(text) {
      if (reading.silentDepth === 0) append(reading, text);
    },
    get isDone() {
      return writer.isFull;
    },
  };
}

function opened(reading: Reading, name: string, attributes: Attributes): void {
  if (name === 'p' || name === 'h') reading.paragraphs.push({ text: '', level: levelOf(reading, name, attributes) });
  else if (name === 'list') reading.listDepth += 1;
  else if (name === 'style') learnStyle(reading, attributes);
  else if (NOTES.has(name)) {
    reading.notesDepth += 1;
    // Takes what stands in the note beside its paragraphs: its number, the name of its author, the date.
    reading.paragraphs.push({ text: '', level: 0 });
  } else if (SHAPES.has(name)) {
    const role = attribute(attributes, 'class') ?? '';
    reading.isSlideTitle = role === 'title';
    if (FURNITURE.test(role)) reading.silentDepth = 1;
  } else {
    reading.table.open(name);
    append(reading, CHARACTERS.get(name) ?? '');
  }
}

function closed(reading: Reading, name: string): void {
  if (name === 'p' || name === 'h') {
    const paragraph = reading.paragraphs.pop();
    if (paragraph) write(reading, paragraph);
  } else if (name === 'list') reading.listDepth -= 1;
  else if (NOTES.has(name)) {
    reading.notesDepth -= 1;
    reading.paragraphs.pop();
  } else if (SHAPES.has(name)) reading.isSlideTitle = false;
  else if (name === 'body') for (const note of reading.notes) reading.writer.paragraph(note);
  else reading.table.close(name);
}

function append({ paragraphs }: Reading, text: string): void {
  const current = paragraphs.at(-1);
  if (current && current.text.length < MAX_TEXT_CHARACTERS) current.text += text;
}

function write(reading: Reading, { text, level }: Paragraph): void {
  const { writer, table, notes } = reading;
  if (reading.notesDepth > 0) {
    if (notes.length < MAX_NOTES) notes.push(text);
  } else if (table.isInside) table.text(text);
  else if (level > 0) writer.heading(text, level);
  else if (reading.isSlideTitle) writer.heading(text, 2);
  else if (reading.listDepth > 0) writer.listItem(text);
  else writer.paragraph(text);
}

function levelOf({ titleStyles }: Reading, name: 'p' | 'h', attributes: Attributes): number {
  if (name === 'h') return Number(attribute(attributes, 'outline-level')) || 1;
  return titleStyles.has(attribute(attributes, 'style-name') ?? '') ? 1 : 0;
}

function learnStyle({ titleStyles }: Reading, attributes: Attributes): void {
  if (attribute(attributes, 'parent-style-name') === 'Title') titleStyles.add(attribute(attributes, 'name') ?? '');
}
