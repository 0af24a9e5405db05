import { MAX_TEXT_CHARACTERS } from '../../file-text.ts';
import type { MarkdownWriter } from '../markdown-writer.ts';
import { tableRows } from '../table-rows.ts';
import { type Attributes, attribute, type XmlHandler } from '../xml/read-xml.ts';
import { levelOf, type WordStyles } from './word-styles.ts';

/**
 * Left out with all that is in them: text that was deleted or moved away while changes were tracked,
 * what older programs show instead of a drawing, and the prompts of fields that nobody has filled in.
 */
const SILENT = new Set(['del', 'moveFrom', 'Fallback', 'instrText', 'delText', 'rPrChange', 'pPrChange']);
/** Written with an element instead of a character. */
const CHARACTERS: Readonly<Record<string, string>> = { tab: '\t', br: '\n', cr: '\n', noBreakHyphen: '-', ptab: '\t' };

interface Paragraph {
  text: string;
  styleId: string;
  outlineLevel?: number;
  numbering?: string;
}

/** Reads the text of one part of a Word document: the body, a header, footnotes, comments. */
export function wordText(writer: MarkdownWriter, styles: WordStyles): XmlHandler {
  /** Text boxes stand within a paragraph, and hold paragraphs themselves. */
  const paragraphs: Paragraph[] = [];
  const table = tableRows(writer);
  let silent = 0;
  let isText = false;
  let isPrompt = false;
  const end = (paragraph: Paragraph | undefined) => {
    if (!paragraph) return;
    if (table.isInside) table.text(paragraph.text);
    else writeParagraph(writer, styles, paragraph);
  };
  return {
    open(name, attributes) {
      if (silent > 0 || SILENT.has(name)) silent += 1;
      else if (name === 'p') paragraphs.push({ text: '', styleId: '' });
      else if (name === 't') isText = true;
      else if (name === 'showingPlcHdr') isPrompt = true;
      else if (name === 'sdtContent' && isPrompt) {
        isPrompt = false;
        silent = 1;
      } else {
        table.open(name);
        const current = paragraphs.at(-1);
        if (current) describe(current, name, attributes);
      }
    },
    close(name) {
      if (silent > 0) silent -= 1;
      else if (name === 'p') end(paragraphs.pop());
      else if (name === 't') isText = false;
      else if (name === 'sdt') isPrompt = false;
      else table.close(name);
    },
    text(text) {
      const current = paragraphs.at(-1);
      if (isText && silent === 0 && current && current.text.length < MAX_TEXT_CHARACTERS) current.text += text;
    },
    get isDone() {
      return writer.isFull;
    },
  };
}

function describe(paragraph: Paragraph, name: string, attributes: Attributes): void {
  const character = Object.hasOwn(CHARACTERS, name) ? CHARACTERS[name] : undefined;
  // Tab stops are called as tabs are, but say where they stand.
  if (character !== undefined && attribute(attributes, 'pos') === undefined) paragraph.text += character;
  else if (name === 'pStyle') paragraph.styleId = attribute(attributes, 'val') ?? '';
  else if (name === 'outlineLvl') paragraph.outlineLevel = Number(attribute(attributes, 'val'));
  else if (name === 'numId') paragraph.numbering = attribute(attributes, 'val') ?? '0';
}

function writeParagraph(writer: MarkdownWriter, styles: WordStyles, paragraph: Paragraph): void {
  const style = styles(paragraph.styleId);
  if (style.isContents) return;
  const level = levelOf(paragraph.outlineLevel) ?? style.headingLevel;
  const isListItem = paragraph.numbering === undefined ? style.isListItem : paragraph.numbering !== '0';
  if (level !== undefined) writer.heading(paragraph.text, level);
  else if (isListItem) writer.listItem(paragraph.text);
  else writer.paragraph(paragraph.text);
}
