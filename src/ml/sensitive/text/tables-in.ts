const DELIMITERS = ['\t', '|', ';', ','] as const;
type Delimiter = (typeof DELIMITERS)[number];

/** Fewer commas than this stand in prose too, line after line. */
const LEAST_COMMAS = 2;
const LONGEST_HEAD = 4000;
/** In one text; what stands in further ones has words around at most to name it. */
export const MAX_TABLES = 10_000;
/** What stands further along a line than this has no column: nobody reads such a row. */
export const LONGEST_ROW = 4000;

/** Finds out under which head of a table a place of the text stands. */
export interface Tables {
  columnAt(index: number): string | undefined;
  /** The cells of the row that begins at a place, by the heads of their columns; undefined outside of tables. */
  rowAt(start: number): Row | undefined;
}

export interface Row {
  readonly heads: readonly string[];
  /** Split and without quotes when asked for. */
  cells(): string[];
}

interface Table {
  readonly start: number;
  end: number;
  readonly delimiter: Delimiter;
  readonly heads: readonly string[];
}

/**
 * Tables are runs of lines with equally many delimiters, the first of which is their head; a text
 * whose format is a table is one from its first line on.
 */
export function tablesIn(text: string, format: string | undefined): Tables {
  const tables = format === 'csv' || format === 'tsv' ? wholeTable(text) : runsOfRows(text);
  return {
    columnAt(index) {
      const table = tableAt(tables, index);
      if (!table) return undefined;
      const before = text.slice(Math.max(table.start, index - LONGEST_ROW), index);
      const row = before.slice(before.lastIndexOf('\n') + 1);
      return row.length >= LONGEST_ROW ? undefined : table.heads[countOf(row, table.delimiter)];
    },
    rowAt(start) {
      const table = tableAt(tables, start);
      // The head itself is no row.
      if (!table || start === table.start) return undefined;
      return { heads: table.heads, cells: () => cellsOf(lineAt(text, start), table.delimiter) };
    },
  };
}

function wholeTable(text: string): Table[] {
  const start = text.search(/\S/);
  if (start < 0) return [];
  const lineEnd = text.indexOf('\n', start);
  const head = text.slice(start, lineEnd < 0 ? text.length : lineEnd).slice(0, LONGEST_HEAD);
  const counts = DELIMITERS.map((delimiter) => [delimiter, countOf(head, delimiter)] as const);
  const [delimiter] = counts.reduce((best, one) => (one[1] > best[1] ? one : best));
  return [{ start, end: text.length, delimiter, heads: headsOf(head, delimiter) }];
}

function runsOfRows(text: string): Table[] {
  const tables: Table[] = [];
  let open: Table | undefined;
  let above: { start: number; line: string } | undefined;
  for (let start = 0; start < text.length; ) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    const line = end - start <= LONGEST_HEAD ? text.slice(start, end) : '';
    if (open && columnsOf(line, open.delimiter) === open.heads.length) open.end = end;
    else {
      open = above && tableOf(above, line, end);
      if (open && tables.push(open) === MAX_TABLES) return tables;
    }
    above = { start, line };
    start = end + 1;
  }
  return tables;
}

function tableOf(head: { start: number; line: string }, row: string, end: number): Table | undefined {
  const delimiter = DELIMITERS.find((one) => {
    const columns = columnsOf(head.line, one);
    return columns > (one === ',' ? LEAST_COMMAS : 1) && columns === columnsOf(row, one);
  });
  // A head of numbers is a row whose head is missing.
  if (!delimiter || /\d{4}/.test(head.line)) return undefined;
  return { start: head.start, end, delimiter, heads: headsOf(head.line, delimiter) };
}

function columnsOf(line: string, delimiter: Delimiter): number {
  return line.includes(delimiter) ? countOf(line, delimiter) + 1 : 1;
}

/** Delimiters in quotes belong to a cell. */
function countOf(line: string, delimiter: Delimiter): number {
  let count = 0;
  let quoted = false;
  for (const character of line) {
    if (character === '"') quoted = !quoted;
    else if (character === delimiter && !quoted) count += 1;
  }
  return count;
}

function lineAt(text: string, start: number): string {
  const part = text.slice(start, start + LONGEST_ROW);
  const end = part.indexOf('\n');
  return end < 0 ? part : part.slice(0, end);
}

function cellsOf(line: string, delimiter: Delimiter): string[] {
  const cells = [''];
  let quoted = false;
  for (const character of line) {
    if (character === '"') quoted = !quoted;
    else if (character === delimiter && !quoted) cells.push('');
    else cells.push(`${cells.pop()}${character}`);
  }
  return cells.map((cell) => cell.trim());
}

function headsOf(line: string, delimiter: Delimiter): string[] {
  return line.split(delimiter).map((head) =>
    head
      .replace(/["_]+/g, ' ')
      .replace(/([a-z])([A-Z])/g, '$1 $2')
      .trim()
      .slice(0, 60),
  );
}

function tableAt(tables: readonly Table[], index: number): Table | undefined {
  let [low, high] = [0, tables.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const table = tables[middle] as Table;
    if (index < table.start) high = middle - 1;
    else if (index > table.end) low = middle + 1;
    else return table;
  }
  return undefined;
}
