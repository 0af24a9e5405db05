import { MAX_TEXT_CHARACTERS } from '../file-text.ts';
import type { MarkdownWriter } from './markdown-writer.ts';

/** Columns of a table that are told apart; Word has 63 at most. */
const MAX_CELLS = 500;

/** Names of the elements of a table; those of Word and PowerPoint are the same. */
interface TableNames {
  readonly table: string;
  readonly row: string;
  readonly cell: string;
}

/** Gathers the cells of tables into rows. What is in a table within a cell is text of that cell. */
export interface TableRows {
  open(name: string): void;
  close(name: string): void;
  /** Of a paragraph within a cell. */
  text(text: string): void;
  readonly isInside: boolean;
}

export function tableRows(
  writer: MarkdownWriter,
  names: TableNames = { table: 'tbl', row: 'tr', cell: 'tc' },
): TableRows {
  let depth = 0;
  let cells: string[] = [];
  return {
    open(name) {
      if (name === names.table) depth += 1;
      else if (name === names.row && depth === 1) cells = [];
      else if (name === names.cell && depth === 1 && cells.length < MAX_CELLS) cells.push('');
    },
    close(name) {
      if (name === names.table) depth -= 1;
      else if (name === names.row && depth === 1) writer.row(cells);
    },
    text(text) {
      const before = cells.at(-1) ?? '';
      if (before.length < MAX_TEXT_CHARACTERS) cells[cells.length - 1] = `${before} ${text}`;
    },
    get isInside() {
      return depth > 0 && cells.length > 0;
    },
  };
}
