import { MAX_COLUMNS } from '../sheet/sheet-rows.ts';
import type { SheetWriter } from '../sheet/sheet-writer.ts';
import { type Attributes, attribute, type XmlHandler } from '../xml/read-xml.ts';

const LONGEST_CELL = 32_767;
/** Said about a cell, not in it. */
const SILENT = new Set([
  'annotation',
  'tracked-changes',
  'forms',
  'shapes',
  'frame',
  'custom-shape',
  'content-validations',
]);

interface Cell {
  text: string;
  readonly value: string | undefined;
  readonly repeated: number;
}

/** Reads the rows of all sheets of an OpenDocument spreadsheet; those without any text are left out, and repeated ones come once. */
export function openDocumentRows(taker: Pick<SheetWriter, 'sheet' | 'row' | 'isFull'>): XmlHandler {
  let cells: string[] = [];
  let cell: Cell | undefined;
  let silent = 0;
  return {
    open(name, attributes) {
      if (silent > 0 || SILENT.has(name)) silent += 1;
      else if (name === 'table') taker.sheet(attribute(attributes, 'name') ?? '');
      else if (name === 'table-row') cells = [];
      else if (name === 'table-cell' || name === 'covered-table-cell') cell = cellOf(attributes);
      else if (cell && (name === 'p' || name === 's' || name === 'line-break')) cell.text += ' ';
    },
    close(name) {
      if (silent > 0) silent -= 1;
      else if ((name === 'table-cell' || name === 'covered-table-cell') && cell) {
        put(cells, cell);
        cell = undefined;
      } else if (name === 'table-row') {
        while (cells.at(-1) === '') cells.pop();
        if (cells.length > 0) taker.row(cells);
      }
    },
    text(text) {
      if (silent === 0 && cell && cell.text.length < LONGEST_CELL) cell.text += text;
    },
    get isDone() {
      return taker.isFull;
    },
  };
}

function cellOf(attributes: Attributes): Cell {
  return {
    text: '',
    // How a date is shown depends on the country; what it is does not.
    value: attribute(attributes, 'date-value')
      ?.replace(/T00:00:00$/, '')
      .replace('T', ' '),
    repeated: Number(attribute(attributes, 'number-columns-repeated') ?? 1) || 1,
  };
}

function put(cells: string[], { text, value, repeated }: Cell): void {
  const shown = value ?? text.trim();
  for (let times = 0; times < repeated && cells.length < MAX_COLUMNS; times += 1) cells.push(shown);
}
