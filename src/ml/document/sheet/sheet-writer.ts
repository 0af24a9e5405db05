import { MAX_TEXT_CHARACTERS } from '../../file-text.ts';
import type { DocumentContents } from '../document-contents.ts';
import { markdownWriter } from '../markdown-writer.ts';
import type { RowTaker } from './sheet-rows.ts';

/** Rows from which a single sheet is data rather than something to be read. */
const LONG_TABLE = 200;

export interface SheetWriter extends RowTaker {
  /** Begins a sheet; one without rows is not named. */
  sheet(name: string): void;
  /** Of what stands beside the cells. */
  paragraph(text: string): void;
  contents(): Pick<DocumentContents, 'text' | 'format'>;
}

/**
 * Writes the rows of sheets under the sheets' names, so that dates, amounts and names in them are found as in a text.
 * One long table is written as such instead.
 */
export function sheetWriter(): SheetWriter {
  const writer = markdownWriter();
  const table: string[] = [];
  /** Titles and notes: a table begins with the names of its columns. */
  const beside: string[] = [];
  let characters = 0;
  let sheets = 0;
  let name: string | undefined;
  const keep = (lines: string[], line: string) => {
    if (characters < MAX_TEXT_CHARACTERS) lines.push(line);
    characters += line.length + 1;
  };
  return {
    sheet(next) {
      name = next;
    },
    row(cells) {
      if (name !== undefined) {
        sheets += 1;
        writer.heading(name, 2);
      }
      name = undefined;
      writer.row(cells);
      keep(cells.length > 1 ? table : beside, cells.map(quoted).join(','));
    },
    paragraph(text) {
      writer.paragraph(text);
      keep(beside, quoted(text));
    },
    get isFull() {
      return writer.isFull;
    },
    contents() {
      if (sheets !== 1 || table.length < LONG_TABLE) return { text: writer.text(), format: 'md' };
      return { text: [...table, ...beside].join('\n').slice(0, MAX_TEXT_CHARACTERS).toWellFormed(), format: 'csv' };
    },
  };
}

function quoted(cell: string): string {
  const text = cell.replaceAll(/\s+/g, ' ').trim();
  return /[,;|"\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
