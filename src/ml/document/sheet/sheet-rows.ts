import { type Attributes, attribute, type XmlHandler } from '../xml/read-xml.ts';
import type { CellStyles } from './cell-styles.ts';
import { type Epoch, numberText } from './number-text.ts';

/** Columns that are read; tables wider than this are data for programs. */
export const MAX_COLUMNS = 500;
/** Excel's own limit. */
const LONGEST_CELL = 32_767;

/** What cells refer to. */
export interface Workbook {
  readonly strings: readonly string[];
  readonly styles: CellStyles;
  readonly epoch: Epoch;
}

/** Takes rows, and says when it has enough. */
export interface RowTaker {
  /** Empty cells before others are empty texts. */
  row(cells: readonly string[]): void;
  readonly isFull: boolean;
}

interface Cell {
  readonly column: number;
  readonly type: string;
  readonly style: number;
  text: string;
}

/** Reads the rows of one sheet; those without any text are left out. */
export function sheetRows(workbook: Workbook, taker: RowTaker): XmlHandler {
  let cells: string[] = [];
  let cell: Cell | undefined;
  let isValue = false;
  return {
    open(name, attributes) {
      if (name === 'row') cells = [];
      else if (name === 'c') cell = cellOf(attributes, cells.length);
      // "v" is a value, "t" a text within the cell; a formula says nothing to a reader.
      else if (name === 'v' || name === 't') isValue = true;
    },
    close(name) {
      if (name === 'v' || name === 't') isValue = false;
      else if (name === 'c' && cell) {
        put(cells, cell.column, shown(cell, workbook));
        cell = undefined;
      } else if (name === 'row' && cells.some((text) => text !== '')) taker.row(cells);
    },
    text(text) {
      if (isValue && cell && cell.text.length < LONGEST_CELL) cell.text += text;
    },
    get isDone() {
      return taker.isFull;
    },
  };
}

function cellOf(attributes: Attributes, next: number): Cell {
  return {
    column: columnOf(attribute(attributes, 'r')) ?? next,
    type: attribute(attributes, 't') ?? 'n',
    style: Number(attribute(attributes, 's') ?? 0),
    text: '',
  };
}

/** Counted from 0: "A1" is in 0, "AB7" in 27. */
function columnOf(reference: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}/i.exec(reference ?? '')?.[0];
  if (letters === undefined) return undefined;
  return [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function put(cells: string[], column: number, text: string): void {
  if (text === '' || column >= MAX_COLUMNS) return;
  while (cells.length < column) cells.push('');
  cells[column] = text;
}

function shown({ type, text, style }: Cell, { strings, styles, epoch }: Workbook): string {
  if (text === '') return '';
  switch (type) {
    case 's':
      return strings[Number(text)] ?? '';
    case 'b':
      return text === '1' ? 'TRUE' : 'FALSE';
    case 'n':
      return numberText(text, styles(style), epoch);
    case 'd':
      return text.replace(/T00:00:00(?:\.0+)?Z?$/, '');
    case 'e':
      return '';
    default:
      return text;
  }
}
